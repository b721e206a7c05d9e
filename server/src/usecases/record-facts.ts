import {
  type Assessment,
  appendFacts,
  beforeAllDays,
  type Fact,
  type FactJson,
  factIdOf,
  failed,
  formatInstant,
  type Instant,
  type Issue,
  ok,
  type PatientRecord,
  parseFacts,
  type Result,
} from "@longwatch/core";
import { addFacts, type FactToKeep, factsOf } from "../db/facts.ts";
import { advance, type Head, lockPatient, recordingMoment } from "../db/patients.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { clinicRules } from "../rules/clinic-rules.ts";
import { announce } from "./announce.ts";
import { loadRecord } from "./record.ts";
import { refresh } from "./refresh.ts";
import { todayOf } from "./today.ts";

/** What became of facts that were recorded. */
export type Recorded = {
  readonly version: number;
  /** Ids in the order in which the facts were given. */
  readonly ids: readonly string[];
  /** How many were new; the others were kept already, word for word. */
  readonly added: number;
  readonly assessment: Assessment;
};

export type Origin = {
  readonly source?: FactJson["source"];
  /** The message that all of them came with; of several messages, that of each fact. */
  readonly message?: string | readonly string[];
};

/**
 * Adds facts to a patient's record, assesses the patient again and replaces what was kept, all in this transaction. A fact that is
 * kept already, word for word, is not added again. `recordedAt` and `by` are the server's: whatever is written there is replaced.
 *
 * @param written  facts as the contract writes them, as yet unread
 * @param expected the version that the writer has seen; another one is an issue
 * @returns undefined where the clinic has no such patient; with issues, nothing was written
 */
export async function recordFacts(
  tx: ClinicTx,
  patient: string,
  written: readonly unknown[],
  origin: Origin = {},
  expected?: number,
): Promise<Result<Recorded> | undefined> {
  const head = await lockPatient(tx, patient);
  if (head === undefined) return undefined;
  if (expected !== undefined && expected !== head.version) return failed([changedMeanwhile(expected, head.version)]);

  const at = recordingMoment(tx.at, head);
  const read = await readFacts(tx, head, written, at, origin);
  if (!read.ok) return read;
  const { stated, fresh, whole } = read.value;
  const ids = stated.map(({ id }) => id);
  const rules = await clinicRules(tx);
  const from = messagesById(stated, origin);
  const after = fresh.length === 0 ? head : await keep(tx, head, whole, fresh, at, from);
  const assessment = await refresh(tx, whole, after.version, rules, await todayOf(tx));
  return ok({ version: after.version, ids, added: fresh.length, assessment });
}

/** Facts that were read, and the record as it is with them. */
export type ReadFacts = {
  readonly stated: readonly Stamped[];
  /** Those that are not kept yet. */
  readonly fresh: readonly Stamped[];
  readonly before: PatientRecord;
  readonly whole: PatientRecord;
};

/** Reads facts as they would be recorded, together with all that is kept; writes nothing. */
export async function readFacts(
  tx: ClinicTx,
  head: Head,
  written: readonly unknown[],
  at: Instant,
  origin: Origin = {},
): Promise<Result<ReadFacts>> {
  const stated = written.map((one) => stamped(one, tx.actor.id, at, origin)) as readonly Stamped[];
  const parsed = parseFacts(stated);
  if (!parsed.ok) return parsed;
  const before = await loadRecord(tx, head);
  const fresh = await notYetKept(tx, before, stated);
  if (!fresh.ok) return fresh;
  const whole = appendFacts(before, fresh.value);
  if (!whole.ok) return failed(whole.issues.map((issue) => atGiven(issue, fresh.value, stated)));
  return ok({ stated, fresh: fresh.value, before, whole: whole.value });
}

/** The place of an issue among all facts that were given, not only the new ones. */
function atGiven(issue: Issue, fresh: readonly Stamped[], stated: readonly unknown[]): Issue {
  const at = issue.at.replace(/^\/(\d+)/, (_, i) => `/${stated.indexOf(fresh[Number(i)])}`);
  return { ...issue, at };
}

type Stamped = FactJson & { readonly id: string };

/** The message of each fact, by its id: of a fact that came with several, the first. */
function messagesById(stated: readonly Stamped[], { message }: Origin): ReadonlyMap<string, string> {
  if (message === undefined) return new Map();
  const of = (index: number): string => (typeof message === "string" ? message : message[index]!);
  return new Map(stated.map(({ id }, index) => [id, of(index)] as const).toReversed());
}

/** With its id, which never depends on who wrote it down and when. What is no object stays as it is, for the parser to refuse. */
function stamped(one: unknown, by: string, at: Instant, { source }: Origin): unknown {
  if (typeof one !== "object" || one === null || Array.isArray(one)) return one;
  const { id, ...rest } = one as Record<string, unknown>;
  const origin = source === undefined ? {} : { source };
  return { ...rest, id: id ?? factIdOf(one), ...origin, recordedAt: formatInstant(at), by };
}

/** What is new; another content under a known id is an issue. */
async function notYetKept(
  tx: ClinicTx,
  { patient, facts }: PatientRecord,
  stated: readonly Stamped[],
): Promise<Result<readonly Stamped[]>> {
  const given = new Set(stated.map(({ id }) => id));
  const known = facts.flatMap(({ id }) => (given.has(id) ? [id] : []));
  const kept = known.length === 0 ? new Map<string, object>() : await factsOf(tx, patient.id, known);
  const seen = new Set<string>();
  const fresh = stated.filter((one) => {
    const isNew = !kept.has(one.id) && !seen.has(one.id);
    seen.add(one.id);
    return isNew;
  });
  const issues = stated.flatMap((one, i): Issue[] => {
    const before = kept.get(one.id);
    return before === undefined || factIdOf(before) === factIdOf(one) ? [] : [conflict(one.id, `/${i}/id`)];
  });
  return issues.length > 0 ? failed(issues) : ok(fresh);
}

async function keep(
  tx: ClinicTx,
  head: Head,
  { facts }: PatientRecord,
  fresh: readonly Stamped[],
  at: Instant,
  messages: ReadonlyMap<string, string>,
): Promise<Head> {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const rows = fresh.map(
    (content): FactToKeep => ({
      id: content.id,
      occurredOn: firstDayOf(byId.get(content.id)),
      recordedAt: at,
      content,
      ...(messages.has(content.id) ? { message: messages.get(content.id)! } : {}),
    }),
  );
  const after = await advance(tx, head, at);
  await addFacts(tx, after, rows);
  await announce(tx);
  return after;
}

const firstDayOf = (fact: Fact | undefined) =>
  fact === undefined || fact.earliest <= beforeAllDays ? undefined : fact.earliest;

const conflict = (id: string, at: string): Issue => ({
  code: "fact-id-conflict",
  severity: "error",
  at,
  saw: JSON.stringify(id),
  remedy:
    'Give it an id of its own, or write it as a correction with "supersedes": another fact is kept under this id.',
});

/** Somebody has written since. */
export const changedMeanwhile = (expected: number, found: number): Issue => ({
  code: "record-changed",
  severity: "error",
  at: "/",
  saw: `version ${found}, where ${expected} was expected`,
  remedy: "Read the patient again, see what was added meanwhile, and decide again.",
});
