import { createHash, randomBytes } from "node:crypto";
import { recordSystemClient } from "@longwatch/api";
import type { Instant } from "@longwatch/core";
import * as z from "zod";
import type { Access } from "../access/access.ts";
import { begin, finish } from "../access/ceremony.ts";
import { unseal } from "../access/secret-key.ts";
import { type ClientRow, clientNamed } from "../db/clients.ts";
import { byName } from "../db/transaction.ts";
import { fetchJson } from "./fetch-json.ts";
import { recordSystemName, withoutSlash } from "./named-as.ts";

/**
 * Our pages opened from within a record system (SMART App Launch 2, EHR launch). We are the client: the record system says which patient is open
 * there, and its Patient's identifier says who that is here. Who may look is decided by the sign-in here, never by the record system.
 */
export type LaunchFailure = "system-unknown" | "system-unreachable" | "launch-ended" | "launch-refused" | "no-patient";

const settings = recordSystemClient.omit({ use: true, label: true, clientSecret: true });
const safe = z.string().regex(/^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/])/);
const configuration = z.object({
  authorization_endpoint: safe,
  token_endpoint: safe,
  capabilities: z.array(z.string()).default([]),
});
const kept = z.object({
  clinic: z.string(),
  issuer: z.string(),
  state: z.string(),
  verifier: z.string(),
  tokenEndpoint: z.string(),
});
type Kept = z.infer<typeof kept>;

const random = (): string => randomBytes(32).toString("base64url");

/**
 * Where to send the browser, and the ceremony that it must bring back in a cookie.
 *
 * @param iss      what the record system calls itself; one that is not connected with this clinic is not even asked
 * @param launch   its word for what is open there
 * @param callback the address of ours to which it comes back
 */
export async function beginLaunch(
  access: Access,
  clinic: string,
  { iss, launch }: { readonly iss: string; readonly launch: string },
  callback: string,
  at: Instant,
): Promise<{ readonly ceremony: string; readonly address: string } | LaunchFailure> {
  const system = await recordSystem(access, clinic, iss);
  if (system === undefined) return "system-unknown";
  const { issuer, clientId } = settings.parse(system.content);
  const read = configuration.safeParse(await fetchJson(`${withoutSlash(issuer)}/.well-known/smart-configuration`));
  if (!read.success) return "system-unreachable";
  const { authorization_endpoint, token_endpoint: tokenEndpoint, capabilities } = read.data;
  const content: Kept = { clinic, issuer, state: random(), verifier: random(), tokenEndpoint };
  const address = new URL(authorization_endpoint);
  const asked = {
    response_type: "code",
    client_id: clientId,
    redirect_uri: callback,
    // No more than whom it is about: nothing else is read there.
    scope: `launch ${capabilities.includes("permission-v2") ? "patient/Patient.r" : "patient/Patient.read"}`,
    state: content.state,
    aud: issuer,
    launch,
    code_challenge: createHash("sha256").update(content.verifier).digest("base64url"),
    code_challenge_method: "S256",
  };
  for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value);
  return { ceremony: await begin(access, "smart-launch", content, at), address: address.href };
}

const answered = z.object({ access_token: z.string().min(1), patient: z.string().min(1).max(200).optional() });

export type Launched = { readonly resource: unknown; readonly patientId: string; readonly identifierSystem: string };

/** What came back: the record system's Patient, as it is, and of which system its identifier counts. */
export async function finishLaunch(
  access: Access,
  clinic: string,
  given: { readonly ceremony: string; readonly code: string; readonly state: string },
  callback: string,
  at: Instant,
): Promise<Launched | LaunchFailure> {
  const read = kept.safeParse(await finish(access, "smart-launch", given.ceremony, at));
  if (!read.success || read.data.clinic !== clinic || read.data.state !== given.state) return "launch-ended";
  const { issuer, verifier, tokenEndpoint } = read.data;
  const system = await recordSystem(access, clinic, issuer);
  if (system === undefined) return "system-unknown";
  const { clientId, identifierSystem } = settings.parse(system.content);
  const body = new URLSearchParams({
    grant_type: "authorization_code",
    code: given.code,
    redirect_uri: callback,
    code_verifier: verifier,
  });
  const headers: Record<string, string> = {};
  const secret = secretOf(access, system);
  if (secret === undefined) body.set("client_id", clientId);
  else headers["authorization"] = basic(clientId, secret);
  const tokens = answered.safeParse(await fetchJson(tokenEndpoint, { method: "POST", body, headers }));
  if (!tokens.success) return "launch-refused";
  const { access_token: token, patient } = tokens.data;
  if (patient === undefined) return "no-patient";
  const resource = await fetchJson(`${withoutSlash(issuer)}/Patient/${encodeURIComponent(patient)}`, {
    headers: { accept: "application/fhir+json", authorization: `Bearer ${token}` },
  });
  return resource === undefined ? "system-unreachable" : { resource, patientId: patient, identifierSystem };
}

async function recordSystem({ database }: Access, clinic: string, issuer: string): Promise<ClientRow | undefined> {
  const name = recordSystemName(clinic, issuer);
  return byName(database, name, (query) => clientNamed(query, name));
}

const secretOf = ({ key }: Access, { client, sealedSecret }: ClientRow): string | undefined =>
  sealedSecret === null ? undefined : unseal(key, client, sealedSecret)?.toString("utf8");

/** Both parts are encoded first (RFC 6749, section 2.3.1). */
const basic = (name: string, secret: string): string => {
  const encoded = [name, secret].map((part) => new URLSearchParams({ a: part }).toString().slice(2)).join(":");
  return `Basic ${Buffer.from(encoded).toString("base64")}`;
};
