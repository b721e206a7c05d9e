import path from "node:path";
import { type FactKind, InvariantError, type RecordJson } from "@longwatch/core";
import { type FhirBundle, writeBundle } from "@longwatch/interop";
import { writeWhole } from "../files/write-whole.ts";
import { type CohortPlan, type Counts, noCounts, type Share, type Simulated, sha256 } from "./cohort.ts";
import { compressed } from "./compressed.ts";
import { messagesOf } from "./messages.ts";
import { bundleText, jsonText, recordText } from "./texts.ts";

/** Writes the files of one person, each whole or not at all. The digest is that of the record as text, written or not. */
export function writePerson(plan: CohortPlan, { record, truth, deliveries }: Simulated): Share {
  const { id } = record.patient;
  const write = (folder: string, ending: string, content: string | Uint8Array): void => {
    const file = path.join(plan.folder, folder, `${id}.${ending}`);
    if (plan.compress) writeWhole(`${file}.gz`, compressed(content));
    else writeWhole(file, content);
  };
  const text = recordText(record);
  write("truth", "json", jsonText(truth));
  if (plan.formats.includes("record")) write("records", "json", text);
  const messages = plan.formats.includes("hl7v2") ? messagesOf(record.patient, deliveries, plan.through) : undefined;
  if (messages !== undefined) write("hl7v2", "hl7", messages.bytes);
  if (plan.formats.includes("fhir")) write("fhir", "json", bundleText(bundleOf(record)));
  const counts = {
    ...countsOf(record),
    messages: messages?.written ?? 0,
    messagesNotWritten: messages?.notWritten ?? 0,
  };
  return { counts, digests: `${sha256(text)}  records/${id}.json\n` };
}

/** @throws when a record of ours does not parse: a fault of ours */
function bundleOf(record: RecordJson): FhirBundle {
  const written = writeBundle(record);
  if (!written.ok) throw new InvariantError(`${record.patient.id}: ${JSON.stringify(written.issues[0])}`);
  return written.value.bundle;
}

function countsOf({ facts }: RecordJson): Counts {
  const of = (kind: FactKind): number => facts.filter((fact) => fact.kind === kind).length;
  return {
    ...noCounts,
    people: 1,
    facts: facts.length,
    results: of("result-reported"),
    infusions: of("infusion-given"),
    relapsesRecorded: of("relapse-occurred"),
    diagnosesRecorded: of("condition-recorded"),
  };
}
