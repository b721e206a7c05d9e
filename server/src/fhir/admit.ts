import { randomUUID } from "node:crypto";
import { recordEvent } from "../audit/record.ts";
import { admitPatient } from "../usecases/admit-patient.ts";
import { changeDetails } from "../usecases/change-details.ts";
import { type Refusal, refusal, refusalOf } from "./outcome.ts";
import type { FhirRequest } from "./request.ts";

type Json = Readonly<Record<string, unknown>>;

const jurisdictionUrl = "urn:longwatch:jurisdiction";

/**
 * Takes in a person that was sent as a Patient. Their jurisdiction stands in our extension, or is the country of their address
 * where that is two letters: by which rules somebody is watched is never guessed.
 *
 * @returns the patient's id
 */
export async function admit(request: FhirRequest, sent: Json, place: string): Promise<string | Refusal> {
  const { tx, asker } = request;
  const jurisdiction = jurisdictionOf(sent);
  if (jurisdiction === undefined)
    return refusal(
      422,
      "required",
      `By which rules the person is watched is not said: send the extension ${jurisdictionUrl} with a valueCode of two letters, or an address with such a country.`,
      `${place}.extension`,
    );
  const gender = sent["gender"];
  const bornOn = sent["birthDate"];
  const record = {
    record: 1,
    patient: {
      id: randomUUID(),
      sex: gender ?? "unknown",
      ...(bornOn === undefined ? {} : { bornOn }),
      jurisdiction,
      identifiers: list(sent["identifier"]).flatMap(({ system, value }) =>
        system === undefined || value === undefined ? [] : [{ system, value }],
      ),
    },
    facts: [],
  };
  const kept = await admitPatient(tx, record);
  if (!kept.ok) return refusalOf(kept.issues.map((one) => ({ ...one, at: place })));
  const patient = record.patient.id;
  await recordEvent(tx, { action: "patient.add", object: patient, detail: { version: kept.value.version, added: 0 } });
  const details = detailsOf(sent);
  if (Object.keys(details).length > 0 && asker.may("read-details"))
    await changeDetails(tx, patient, details, undefined);
  return patient;
}

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
