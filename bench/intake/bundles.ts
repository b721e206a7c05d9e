import { randomUUID } from "node:crypto";
import pg from "pg";
import type { Clinic } from "../../scripts/chaos/clinic.ts";
import { ask, type Stand } from "../../scripts/chaos/stand.ts";
import { collectedAt, panelOf } from "./panel.ts";

/** Panels of one patient in a Bundle: two years of a monthly watch. */
const panels = 25;
export const resources = panels * 20;

/** A transaction of so many Observations of one patient, unlike every other. */
function bundleOf(patient: string, number: number): object {
  const entry = Array.from({ length: panels }, (_, i) => number * panels + i).flatMap((panel) =>
    panelOf(panel).map(({ loinc, name, value, unit }) => ({
      fullUrl: `urn:uuid:${randomUUID()}`,
      resource: {
        resourceType: "Observation",
        identifier: [{ system: "urn:longwatch:bench", value: `${panel}-${loinc}` }],
        status: "final",
        category: [
          {
            coding: [{ system: "http://terminology.hl7.org/CodeSystem/observation-category", code: "laboratory" }],
          },
        ],
        code: { coding: [{ system: "http://loinc.org", code: loinc, display: name }] },
        subject: { reference: `Patient/${patient}` },
        effectiveDateTime: collectedAt(panel).toISOString(),
        issued: collectedAt(panel).toISOString(),
        valueQuantity: { value, unit, system: "http://unitsofmeasure.org", code: unit },
      },
      request: { method: "POST", url: "Observation" },
    })),
  );
  return { resourceType: "Bundle", type: "transaction", entry };
}

/** Observations a second that are recorded, sent by so many who each wait for their answer. */
export async function importFor(
  origin: string,
  { clinic, people }: Clinic,
  callers: number,
  seconds: number,
  next: () => { readonly patient: string; readonly number: number },
): Promise<number> {
  const until = performance.now() + seconds * 1000;
  const from = performance.now();
  let recorded = 0;
  const caller = async (): Promise<void> => {
    while (performance.now() < until) {
      const { patient, number } = next();
      const answer = await fetch(`${origin}/api/v1/clinics/${clinic}/fhir/R4`, {
        method: "POST",
        body: JSON.stringify(bundleOf(patient, number)),
        headers: { "content-type": "application/fhir+json", "x-longwatch-request": "1", cookie: people[0]!.cookie },
      });
      const told = (await answer.json()) as { entry?: { response: { status: string } }[] };
      const made = told.entry?.filter(({ response }) => response.status.startsWith("201")).length ?? 0;
      if (made !== resources) throw new Error(`${answer.status}: ${JSON.stringify(told).slice(0, 400)}`);
      recorded += made;
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return (recorded * 1000) / (performance.now() - from);
}

/** The limit, about somebody whom nobody reads: rows of facts a second that the database takes from so many connections, a Bundle's in one statement and commit. */
export async function insertFactsFor(
  stand: Stand,
  clinic: string,
  patient: string,
  callers: number,
  seconds: number,
): Promise<number> {
  const to = stand.at("postgres");
  const rows = await ask<{ occurred_on: string; content: string }>(
    to,
    "select occurred_on::text, content::text from fact where clinic_id = $1 and kind = 'result-reported' and message_id is not null limit $2",
    [clinic, resources],
  );
  const until = performance.now() + seconds * 1000;
  let inserted = 0;
  const caller = async (): Promise<void> => {
    const client = new pg.Client({ ...to, options: "-c search_path=longwatch" });
    await client.connect();
    while (performance.now() < until) {
      await client.query({
        name: "bare-facts",
        text: `insert into fact (clinic_id, patient_id, fact_id, record_version, kind, occurred_on, recorded_at, recorded_by, content)
               select $1, $2, g.id, 1, 'bare', g.on_day::date, now(), 'bench', g.content::json from unnest($3::text[], $4::text[], $5::text[]) g (id, on_day, content)`,
        values: [
          clinic,
          patient,
          rows.map(() => randomUUID()),
          rows.map((row) => row.occurred_on),
          rows.map((row) => row.content),
        ],
      });
      inserted += rows.length;
    }
    await client.end();
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return inserted / seconds;
}
