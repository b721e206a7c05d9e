import * as z from "zod";
import { momentText, uuid } from "./words.ts";

const secret = z.string().min(1).max(1024);
const code = z.string().min(1).max(40);
const ceremony = z.string().min(1).max(200);
/** What the browser's own interface gave back; its library reads it. */
const response = z.looseObject({ id: z.string() });

export const passwordSignIn = z.strictObject({ address: z.string().min(1).max(320), password: secret, code }).meta({
  id: "PasswordSignIn",
  description: "`code`: of the app, or one of the recovery codes.",
});
export const passkeySignIn = z.strictObject({ ceremony, response }).meta({ id: "PasskeySignIn" });
export const ceremonyBegun = z
  .object({
    ceremony: z.string(),
    options: z.looseObject({}).meta({ description: "For the browser's own interface." }),
  })
  .meta({ id: "CeremonyBegun" });
export const signedIn = z.object({ account: uuid, endsAt: momentText }).meta({
  id: "SignedIn",
  description: "The session itself is in a cookie that no script can read.",
});

export const session = z
  .object({
    account: uuid,
    address: z.string(),
    displayName: z.string(),
    method: z.string(),
    signedInAt: momentText,
    endsAt: momentText,
    idleMinutes: z.int().meta({ description: "After so long without a request the session ends." }),
    clinics: z.array(
      z.object({
        clinic: uuid,
        name: z.string(),
        zone: z.string(),
        roles: z.array(z.string()),
        permissions: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: "Session" });
export const sessionList = z
  .object({
    sessions: z.array(
      z.object({
        session: uuid,
        isThis: z.boolean(),
        method: z.string(),
        browser: z.string(),
        signedInAt: momentText,
        lastSeenAt: momentText,
        endsAt: momentText,
      }),
    ),
  })
  .meta({ id: "SessionList" });

export const credentials = z
  .object({
    hasPassword: z.boolean(),
    hasTotp: z.boolean(),
    recoveryCodesLeft: z.int(),
    passkeys: z.array(z.object({ id: z.string(), label: z.string(), addedAt: momentText })),
  })
  .meta({ id: "Credentials" });
export const passwordChange = z.strictObject({ current: secret, password: secret }).meta({ id: "PasswordChange" });
export const totpBegun = z
  .object({ ceremony: z.string(), uri: z.string(), secret: z.string() })
  .meta({ id: "TotpBegun", description: "Shown this once." });
export const totpConfirmation = z.strictObject({ ceremony, code }).meta({ id: "TotpConfirmation" });
export const recoveryCodes = z
  .object({ recoveryCodes: z.array(z.string()) })
  .meta({ id: "RecoveryCodes", description: "Shown this once; each is good for one sign-in." });
export const newPasskey = z
  .strictObject({ ceremony, response, label: z.string().trim().min(1).max(80) })
  .meta({ id: "NewPasskey" });

const token = z.string().min(1).max(200);
export const linkToken = z.strictObject({ token }).meta({ id: "LinkToken" });
export const invitationOpened = z
  .object({ clinicName: z.string(), address: z.string(), roles: z.array(z.string()), hasAccount: z.boolean() })
  .meta({ id: "InvitationOpened" });
const displayName = z.string().trim().min(1).max(120);
export const invitedPasskey = z.strictObject({ token, displayName }).meta({ id: "InvitedPasskey" });
export const newAccount = z
  .strictObject({
    token,
    displayName,
    enrolment: z.discriminatedUnion("by", [
      z.strictObject({ by: z.literal("password"), password: secret, ceremony, code }),
      z.strictObject({ by: z.literal("passkey"), ceremony, response, label: z.string().trim().min(1).max(80) }),
    ]),
  })
  .meta({ id: "NewAccount" });
export const joined = z
  .object({ account: uuid, recoveryCodes: z.array(z.string()) })
  .meta({ id: "Joined", description: "Recovery codes are shown this once." });

export const newClinic = z
  .strictObject({
    token,
    name: z.string().trim().min(1).max(120),
    zone: z.string().min(1).max(60).meta({ description: "As the IANA names it: Europe/London." }),
    address: z.string().min(1).max(320),
    roles: z.array(z.string()).max(10).default([]),
  })
  .meta({ id: "NewClinic" });
export const invited = z
  .object({ invitation: uuid, token: z.string(), endsAt: momentText })
  .meta({ id: "Invited", description: "The token is part of a link, and is shown this once." });
export const clinicMade = z.object({ clinic: uuid, ...invited.shape }).meta({ id: "ClinicMade" });
