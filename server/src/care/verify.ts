import type { Instant } from "@longwatch/core";
import { sql } from "kysely";
import { type ChainProof, type KeptHead, verifyChain } from "../audit/verify.ts";
import type { Database } from "../db/database.ts";
import { brokenVersions, clinicIds, missingGuards, orphans } from "../db/guards.ts";
import { patientIds } from "../db/patients.ts";
import { type ClinicTx, type Query, theServer } from "../db/transaction.ts";
import { compareKept } from "../usecases/compare-kept.ts";
import { verifyRecord } from "./verify-record.ts";

/** Something that is not as it should be. Names nobody: ids only. */
export type Finding = {
  readonly check: "guard" | "orphan" | "chain" | "tail" | "versions" | "record" | "cache";
  readonly clinic?: string;
  readonly patient?: string;
  readonly what: string;
};

export type VerifiedClinic = {
  readonly clinic: string;
  readonly patients: number;
  readonly facts: number;
  readonly chain: ChainProof;
};
export type VerifyReport = { readonly clinics: readonly VerifiedClinic[]; readonly findings: readonly Finding[] };

export type VerifyOptions = {
  /** Heads of audit chains that were kept elsewhere, by clinic: a backup's manifest, a daily note. */
  readonly kept?: ReadonlyMap<string, readonly KeptHead[]>;
  readonly progress?: (clinic: string, patients: number) => void;
};

/** A sealer is at work every second; after a minute nobody is. */
const tailMs = 60_000;
const page = 500;

/**
 * Reads everything and says what does not fit: guards of the schema, rows that refer to nothing, audit chains, versions, every fact of
 * every patient, and all that is kept of what was computed. Changes nothing. One patient at a time is in memory.
 *
 * @param database as longwatch_sentinel, which reads all clinics
 * @param at       this moment
 */
export const verify = (database: Database, at: Instant, options: VerifyOptions = {}): Promise<VerifyReport> =>
  database.query
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute(async (query) => {
      await sql`set local statement_timeout = 0`.execute(query);
      const findings: Finding[] = [
        ...(await missingGuards(query)).map(
          ({ table, what }) => ({ check: "guard", what: `${table}: ${what}` }) as const,
        ),
        ...(await orphans(query)).map(({ table, what }) => ({ check: "orphan", what: `${table}: ${what}` }) as const),
      ];
      const clinics: VerifiedClinic[] = [];
      for (const clinic of await clinicIds(query)) {
        const one = await verifyClinic(query, clinic, at, options);
        clinics.push(one.clinic);
        findings.push(...one.findings);
      }
      return { clinics, findings };
    });

async function verifyClinic(
  query: Query,
  clinic: string,
  at: Instant,
  { kept, progress }: VerifyOptions,
): Promise<{ readonly clinic: VerifiedClinic; readonly findings: readonly Finding[] }> {
  const chain = await verifyChain(query, clinic, kept?.get(clinic));
  const findings: Finding[] = [...chainFindings(chain, at)];
  for (const patient of await brokenVersions(query, clinic)) {
    findings.push({ check: "versions", clinic, patient, what: "versions that leave a gap or do not end at the head" });
  }
  const tx: ClinicTx = { query, clinic, actor: theServer, at };
  let [patients, facts] = [0, 0];
  for (let after = ""; ; ) {
    const ids = await patientIds(tx, after, page);
    for (const patient of ids) {
      const record = await verifyRecord(query, clinic, patient);
      facts += record.facts;
      for (const what of record.problems) findings.push({ check: "record", clinic, patient, what });
    }
    patients += ids.length;
    progress?.(clinic, patients);
    if (ids.length < page) break;
    after = ids.at(-1)!;
  }
  for (const { patient, what } of await compareKept(tx)) findings.push({ check: "cache", clinic, patient, what });
  return { clinic: { clinic, patients, facts, chain }, findings };
}

function* chainFindings({ clinic, broken, tail }: ChainProof, at: Instant): Generator<Finding> {
  if (broken !== undefined)
    yield { check: "chain", clinic, what: `broken at event ${broken.position}: ${broken.what}` };
  if (tail.oldestAt !== null && tail.oldestAt.getTime() < at - tailMs) {
    yield {
      check: "tail",
      clinic,
      what: `${tail.unsealed} events unsealed since ${tail.oldestAt.toISOString()}: no sealer is at work`,
    };
  }
}
