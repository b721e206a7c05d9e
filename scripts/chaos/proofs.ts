import { canonicalJson, formatDay, restated } from "@longwatch/core";
import { verify } from "../../server/src/care/verify.ts";
import { dayIn, now } from "../../server/src/clock.ts";
import { caches } from "../../server/src/db/copy.ts";
import { connect } from "../../server/src/db/database.ts";
import { appRole, sentinelRole } from "../../server/src/db/roles.ts";
import { theServer } from "../../server/src/db/transaction.ts";
import type { PatientPage } from "../../server/src/usecases/patient-page.ts";
import { turnDay } from "../../server/src/usecases/turn-day.ts";
import { zone } from "./clinic.ts";
import type { Ledger } from "./ledger.ts";
import { ask, type Stand } from "./stand.ts";

/** What the database says of what was acknowledged. */
export type Proof = {
  readonly acknowledged: number;
  readonly found: number;
  /** Acknowledged and not there. */
  readonly lost: readonly string[];
  /** There twice, or never acknowledged although every request was answered. */
  readonly doubled: readonly string[];
  /** Acknowledged writes without a line in the audit. */
  readonly unaudited: readonly string[];
  /** What `longwatch verify` finds: chains, versions, every fact. */
  readonly findings: readonly string[];
  readonly chained: number;
  /** Lines of the worklist; those that a recomputation from the raw facts makes otherwise. */
  readonly lines: number;
  readonly differing: readonly string[];
};

export const isWhole = ({ lost, doubled, unaudited, findings, differing }: Proof): boolean =>
  [lost, doubled, unaudited, findings, differing].every((one) => one.length === 0);

type At = Pick<Stand, "at">;

/** Reads everything, with nobody writing meanwhile. */
export async function proveAll(stand: At, clinic: string, ledger: Ledger, at = now()): Promise<Proof> {
  const stored = await ask<{ patient: string; id: string; mark: string | null }>(
    stand.at("postgres"),
    `select patient_id as patient, fact_id as id, coalesce(content#>>'{source,message}', content->>'reason') as mark
     from fact where clinic_id = $1`,
    [clinic],
  );
  const there = new Set(stored.map(({ patient, id }) => `${patient} ${id}`));
  const lost = [...ledger.facts.keys()].filter((key) => !there.has(key));
  const marks = new Set(stored.map(({ mark }) => mark));
  lost.push(...[...ledger.marks].filter((mark) => !marks.has(mark)));
  const facts = await factsOfAdmission(stand, clinic);
  for (const [patient, added] of ledger.admitted) {
    if (facts.get(patient) !== added) lost.push(`patient ${patient}: ${facts.get(patient) ?? 0} of ${added} facts`);
  }
  return {
    acknowledged: ledger.marks.size + ledger.admitted.size,
    found: ledger.marks.size + ledger.admitted.size - new Set(lost).size,
    lost,
    doubled: [...doubledMarks(stored, ledger), ...[...facts.keys()].filter((one) => !ledger.admitted.has(one))],
    unaudited: await unaudited(stand, clinic, ledger),
    ...(await verified(stand, at)),
    ...(await recomputed(stand, clinic, at)),
  };
}

/** Which of these are there, asked while nodes write on. */
export async function missing(stand: At, clinic: string, keys: readonly string[]): Promise<readonly string[]> {
  const rows = await ask<{ key: string }>(
    stand.at("postgres"),
    "select patient_id || ' ' || fact_id as key from fact where clinic_id = $1 and patient_id || ' ' || fact_id = any($2::text[])",
    [clinic, keys],
  );
  const there = new Set(rows.map(({ key }) => key));
  return keys.filter((key) => !there.has(key));
}

async function factsOfAdmission(stand: At, clinic: string): Promise<Map<string, number>> {
  const rows = await ask<{ patient: string; facts: number }>(
    stand.at("postgres"),
    `select p.patient_id as patient, count(f.fact_id)::int as facts
     from patient p left join fact f using (clinic_id, patient_id)
     where clinic_id = $1 and (f.record_version is null or f.record_version = 1) group by 1`,
    [clinic],
  );
  return new Map(rows.map(({ patient, facts }) => [patient, facts]));
}

/** A mark is one request's: it may stand in one fact only, and only where that request was acknowledged. */
function doubledMarks(stored: readonly { mark: string | null }[], ledger: Ledger): readonly string[] {
  const seen = new Set<string>();
  return stored.flatMap(({ mark }) => {
    if (mark === null || !/^[0-9a-f-]{7,}$/.test(mark)) return [];
    const isWrong = seen.has(mark) || !ledger.marks.has(mark);
    seen.add(mark);
    return isWrong ? [mark] : [];
  });
}

async function unaudited(stand: At, clinic: string, { written }: Ledger): Promise<readonly string[]> {
  const rows = await ask<{ line: string }>(
    stand.at("postgres"),
    "select action || ' ' || object || ' ' || (detail->>'version') as line from audit_event where clinic_id = $1",
    [clinic],
  );
  const lines = new Set(rows.map(({ line }) => line));
  return written
    .map(({ action, patient, version }) => `${action} ${patient} ${version}`)
    .filter((line) => !lines.has(line));
}

async function verified(stand: At, at: ReturnType<typeof now>): Promise<Pick<Proof, "findings" | "chained">> {
  const database = connect(stand.at(sentinelRole), 2);
  try {
    const { findings, clinics } = await verify(database, at);
    return {
      findings: findings.map(({ check, patient, what }) => `${check} ${patient ?? ""} ${what}`),
      chained: clinics.reduce((sum, { chain }) => sum + chain.events, 0),
    };
  } finally {
    await database.close();
  }
}

/** Brings the worklist to today, remembers it, throws away everything that was computed, computes it again, and compares. */
async function recomputed(
  stand: At,
  clinic: string,
  at: ReturnType<typeof now>,
): Promise<Pick<Proof, "lines" | "differing">> {
  const database = connect(stand.at(appRole), 4);
  const scope = { clinic, actor: theServer, at };
  const today = formatDay(dayIn(zone, at));
  try {
    await turnDay(database, scope);
    const kept = await computedRows(stand, clinic, today);
    for (const table of caches) await ask(stand.at("postgres"), `delete from ${table} where clinic_id = $1`, [clinic]);
    await turnDay(database, scope);
    const anew = await computedRows(stand, clinic, today);
    const keys = new Set([...kept.keys(), ...anew.keys()]);
    return {
      lines: [...anew.keys()].filter((key) => key.startsWith("line")).length,
      differing: [...keys].filter((key) => kept.get(key) !== anew.get(key)),
    };
  } finally {
    await database.close();
  }
}

async function computedRows(stand: At, clinic: string, today: string): Promise<ReadonlyMap<string, string>> {
  const to = stand.at("postgres");
  // A page holds until its next change: it is compared as of today, whenever it was made.
  const onDay = (page: PatientPage): string => canonicalJson(restated(page, today));
  const lines = await ask<{ key: string; row: string }>(
    to,
    "select 'line ' || patient_id || ' ' || task_key as key, w::text as row from worklist_item w where clinic_id = $1",
    [clinic],
  );
  const reminders = await ask<{ key: string; row: string }>(
    to,
    "select 'reminder ' || patient_id || ' ' || obligation_key as key, r::text as row from reminder r where clinic_id = $1",
    [clinic],
  );
  const pages = await ask<{ patient_id: string; record_version: string; page: PatientPage }>(
    to,
    "select patient_id, record_version, page from assessment where clinic_id = $1",
    [clinic],
  );
  return new Map([
    ...[...lines, ...reminders].map(({ key, row }) => [key, row] as const),
    ...pages.map(
      ({ patient_id, record_version, page }) => [`page ${patient_id}`, `${record_version} ${onDay(page)}`] as const,
    ),
  ]);
}
