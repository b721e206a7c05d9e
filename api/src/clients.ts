import * as z from "zod";
import { momentText, uuid } from "./words.ts";

const label = z.string().trim().min(1).max(80);
const system = z.string().min(1).max(200);

/** Over the network only with TLS; plain HTTP stays on this machine. Without a user, a password or a fragment. */
const safe = /^(https:\/\/[\w.-]+|http:\/\/(localhost|127\.0\.0\.1|\[::1\]))(:\d{1,5})?(\/[^\s#@]*)?$/;
const address = z
  .url("an address that there can be")
  .max(500)
  .regex(safe, "an address that begins with https://")
  .meta({ description: "https, or http on this machine only." });

/** A public key: nothing that could sign. */
const publicKey = z
  .looseObject({ kty: z.enum(["RSA", "EC"]), kid: z.string().min(1).max(200) })
  .refine(
    (key) => !["d", "p", "q", "k", "dp", "dq", "qi"].some((part) => part in key),
    "a public key, without its private part",
  );
export const keySet = z
  .union([
    z.strictObject({ jwks: z.strictObject({ keys: z.array(publicKey).min(1).max(20) }) }),
    z.strictObject({ jwksUrl: address }),
  ])
  .meta({ id: "KeySet", description: "Public keys, by value or by their address." });
export type KeySetJson = z.infer<typeof keySet>;

/** How the patient that another system names is found among ours. */
export const patientMatch = z
  .discriminatedUnion("by", [
    z.strictObject({ by: z.literal("own-id") }),
    z.strictObject({ by: z.literal("context-identifier"), system }),
    z.strictObject({ by: z.literal("prefetched-identifier"), system }),
  ])
  .meta({
    id: "PatientMatch",
    description:
      "own-id: `context.patientId` is our id. context-identifier: it is an identifier of this system. prefetched-identifier: the prefetched Patient has one of this system.",
  });
export type PatientMatchJson = z.infer<typeof patientMatch>;

const scopes = z.array(z.string().min(1).max(200)).min(1).max(60);

export const decisionSupportClient = z.strictObject({
  use: z.literal("decision-support"),
  label,
  issuer: z.string().min(1).max(300).meta({ description: "`iss` of its tokens." }),
  keys: keySet,
  patients: patientMatch,
});
export const backendClient = z.strictObject({ use: z.literal("backend"), label, keys: keySet, scopes });
export const appClient = z.strictObject({
  use: z.literal("app"),
  label,
  redirectUris: z.array(address).min(1).max(10),
  scopes,
  keys: keySet.optional().meta({ description: "Absent: a public client, which proves itself by PKCE alone." }),
});
export const recordSystemClient = z.strictObject({
  use: z.literal("record-system"),
  label,
  issuer: address.meta({ description: "The FHIR base that it sends as `iss`." }),
  clientId: z.string().min(1).max(200).meta({ description: "What it calls us." }),
  clientSecret: z.string().min(1).max(500).optional(),
  identifierSystem: system.meta({ description: "Of the identifier by which its Patient is one of ours." }),
});
export const newClient = z
  .discriminatedUnion("use", [decisionSupportClient, backendClient, appClient, recordSystemClient])
  .meta({ id: "NewClient", description: "A system of somebody else's, and what it is for." });
export type NewClientJson = z.infer<typeof newClient>;

export const clientMade = z.object({ client: uuid }).meta({ id: "ClientMade" });
export const clientList = z
  .object({
    clients: z.array(
      z.object({
        client: uuid,
        use: z.string(),
        label: z.string(),
        settings: z.looseObject({}).meta({ description: "As they were given, without secrets." }),
        madeAt: momentText,
        endedAt: momentText.nullable(),
      }),
    ),
  })
  .meta({ id: "ClientList" });
export const appGrantList = z
  .object({
    grants: z.array(
      z.object({
        grant: uuid,
        client: uuid,
        label: z.string().meta({ description: "Of the app." }),
        account: uuid.meta({ description: "The member who allowed it." }),
        patient: z.string().nullable().meta({
          description:
            "For whom it was opened, which its member alone is told. Null: not for one patient alone, or not to be told.",
        }),
        scopes: z.array(z.string()),
        grantedAt: momentText,
        endsAt: momentText,
      }),
    ),
  })
  .meta({ id: "AppGrantList", description: "What apps were allowed and may still use." });
