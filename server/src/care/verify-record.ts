import { beforeAllDays, factIdOf, formatDay, type PatientRecord, parseInstant, parseRecord } from "@longwatch/core";
import { type FactRow, factRows, versionRows } from "../db/record-rows.ts";
import type { Query } from "../db/transaction.ts";

export type RecordCheck = { readonly facts: number; readonly problems: readonly string[] };

/** Reads one patient's rows as nobody has read them before: does each say what its content says, and is it still a record? */
export async function verifyRecord(query: Query, clinic: string, patient: string): Promise<RecordCheck> {
  const where = { query, clinic };
  const header = (await versionRows(where, "patient_header", patient)).at(-1);
  const rows = await factRows(where, patient);
  if (header === undefined) return { facts: rows.length, problems: ["no header"] };
  const written = {
    record: 1,
    patient: JSON.parse(header.content),
    facts: rows.map(({ content }) => JSON.parse(content)),
  };
  const record = parseRecord(written);
  if (!record.ok) {
    return { facts: rows.length, problems: record.issues.map(({ code, at }) => `${code} at ${at}`) };
  }
  const owner = record.value.patient.id === patient ? [] : ["a header of another patient"];
  return { facts: rows.length, problems: [...owner, ...contradictions(rows, record.value)] };
}

/** An id that was made from the content shows whether the content is still that. */
const madeFromContent = /^f-[0-9a-f]{28}$/;

function contradictions(rows: readonly FactRow[], { facts }: PatientRecord): readonly string[] {
  const days = new Map(facts.map(({ id, earliest }) => [id, earliest > beforeAllDays ? formatDay(earliest) : null]));
  return rows.flatMap((row) => {
    const content = JSON.parse(row.content) as { id?: string; kind?: string; recordedAt?: string };
    const wrong = (what: string, isWrong: boolean): readonly string[] =>
      isWrong ? [`fact ${row.fact_id}: ${what}`] : [];
    return [
      ...wrong("another id inside", content.id !== row.fact_id),
      ...wrong("another kind inside", content.kind !== row.kind),
      ...wrong("another day inside", days.get(row.fact_id) !== row.occurred_on),
      ...wrong(
        "another moment of recording inside",
        parseInstant(content.recordedAt ?? "") !== Date.parse(row.recorded_at),
      ),
      ...wrong(
        "not the content that its id was made from",
        madeFromContent.test(row.fact_id) && factIdOf(content) !== row.fact_id,
      ),
    ];
  });
}
