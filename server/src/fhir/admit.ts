import { randomUUID } from "node:crypto";
import { recordEvent } from "../audit/record.ts";
import { admitPatient } from "../usecases/admit-patient.ts";
import { changeDetails } from "../usecases/change-details.ts";
import type { Json } from "./json-text.ts";
import { type OutcomeIssue, type Refusal, refusal, refusalOf } from "./outcome.ts";
import type { FhirRequest } from "./request.ts";

/** A person who was taken in, and what of them was not. */
export type Admitted = { readonly patient: string; readonly doubts: readonly OutcomeIssue[] };

const jurisdictionUrl = "urn:longwatch:jurisdiction";

/**
 * Takes in a person that was sent as a Patient. Their jurisdiction stands in our extension, or is the country of their address
 * where that is two letters: by which rules somebody is watched is never guessed. Without a number
 * of somebody's system nobody is taken in: sent twice they would be two people, each with half of the results.
 */
export async function admit(request: FhirRequest, sent: Json, place: string): Promise<Admitted | Refusal> {
  const { tx, asker } = request;
  const jurisdiction = jurisdictionOf(sent);
  if (jurisdiction === undefined)
    return refusal(
      422,
      "required",
      `By which rules the person is watched is not said: send the extension ${jurisdictionUrl} with a valueCode of two letters, or an address with such a country.`,
      `${place}.extension`,
    );
  const identifiers = identifiersOf(sent);
  if (identifiers.length === 0)
    return refusal(
      422,
      "required",
      "The person has no number by which they could be known again: send an identifier with system and value.",
      `${place}.identifier`,
    );
  const bornOn = sent["birthDate"];
  const record = {
    record: 1,
    patient: {
      id: randomUUID(),
      sex: sent["gender"] ?? "unknown",
      ...(bornOn === undefined ? {} : { bornOn }),
      jurisdiction,
      identifiers,
    },
    facts: [],
  };
  const kept = await admitPatient(tx, record);
  if (!kept.ok) return refusalOf(kept.issues.map((one) => ({ ...one, at: place })));
  const patient = record.patient.id;
  await recordEvent(tx, { action: "patient.add", object: patient, detail: { version: kept.value.version, added: 0 } });
  const details = detailsOf(sent);
  const isNamed = Object.keys(details).length > 0;
  const mayName = asker.may("read-details");
  if (isNamed && mayName) await changeDetails(tx, patient, details, undefined);
  const doubts: OutcomeIssue[] = [];
  if (isNamed && !mayName) doubts.push(doubt("forbidden", unnamed, place));
  if (identifiers.length < list(sent["identifier"]).length)
    doubts.push(doubt("required", "Identifiers without a system or a value were not kept.", `${place}.identifier`));
  return { patient, doubts };
}

const unnamed = 'Name, telephone and e-mail were not kept: that needs the permission "read-details".';
const doubt = (code: OutcomeIssue["code"], text: string, expression: string): OutcomeIssue => ({
  severity: "warning",
  code,
  text,
  expression,
});

const identifiersOf = (sent: Json): readonly { readonly system: unknown; readonly value: unknown }[] =>
  list(sent["identifier"]).flatMap(({ system, value }) =>
    system === undefined || value === undefined ? [] : [{ system, value }],
  );

function jurisdictionOf(sent: Json): string | undefined {
  const said = list(sent["extension"]).find(({ url }) => url === jurisdictionUrl)?.["valueCode"];
  const country = list(sent["address"])[0]?.["country"];
  const found = said ?? country;
  return typeof found === "string" && /^[A-Z]{2}$/.test(found) ? found : undefined;
}

/** What the clinic calls the person, and how it reaches them; only what there is room for. */
function detailsOf(sent: Json): Record<string, string> {
  const [name] = list(sent["name"]);
  const given = name?.["given"];
  const telecom = (system: string): unknown => list(sent["telecom"]).find((one) => one["system"] === system)?.["value"];
  const said = {
    familyName: name?.["family"],
    givenName: Array.isArray(given) ? given.join(" ") : undefined,
    telephone: telecom("phone"),
    email: telecom("email"),
  };
  return Object.fromEntries(
    Object.entries(said).filter(([, text]) => typeof text === "string" && text.length > 0 && text.length <= 200),
  ) as Record<string, string>;
}

const list = (value: unknown): readonly Json[] =>
  Array.isArray(value) ? value.filter((one): one is Json => typeof one === "object" && one !== null) : [];
