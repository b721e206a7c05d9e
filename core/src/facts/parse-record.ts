import { quickReader } from "../base/quick-reader.ts";
import { failed, type Issue, ok, type Result } from "../base/result.ts";
import { issuesOf } from "../base/shape.ts";
import { assembled, type Placed } from "./assemble.ts";
import { type Fact, factSchema } from "./fact.ts";
import type { FactIndex } from "./fact-index.ts";
import { holdingFacts } from "./holding.ts";
import type { Patient } from "./patient.ts";
import { type PatientRecord, recordFile } from "./record.ts";
import { factOf, unresolved } from "./stated-fact.ts";

const readRecordFile = quickReader(recordFile);
const readFact = quickReader(factSchema);

/** Unknown → a record, or every problem with its JSON pointer. Facts written twice are kept once. */
export function parseRecord(input: unknown): Result<PatientRecord> {
  if (isObject(input) && "record" in input && input["record"] !== 1) {
    const saw = JSON.stringify(input["record"]) ?? "nothing";
    return failed([
      {
        code: "record-version-unknown",
        severity: "error",
        at: "/record",
        saw,
        remedy: "Write 1, the version of this format.",
      },
    ]);
  }
  const stated = readRecordFile(input);
  if (!stated.success) return failed(issuesOf(stated.error, input).map((issue) => discreet(issue, input)));
  const written = (input as { facts: readonly unknown[] }).facts;
  const issues: Issue[] = [];
  const placed = stated.data.facts.map((fact, i) => {
    const at = () => `/facts/${i}`;
    return { fact: factOf(fact, written[i], at, issues), at };
  });
  const facts = assembled(placed, issues);
  return facts.ok ? ok(recordOf(stated.data.patient, facts.value)) : facts;
}

/** What could tell who somebody is does not leave the record, not even in an error. */
const personal = /^\/(patient(\/(bornOn|ageYears|ageAsOf|identifiers).*)?)?$/;
function discreet(issue: Issue, input: unknown): Issue {
  if (!personal.test(issue.at)) return issue;
  return { ...issue, saw: issue.at === "/" ? kindOf(input) : "a value that is not shown" };
}

const kindOf = (input: unknown): string =>
  input === null
    ? "nothing"
    : Array.isArray(input)
      ? "a list"
      : typeof input === "string"
        ? "text"
        : `a ${typeof input}`;

/** Unknown → facts, for whoever holds facts without a record around them. Pointers begin at `/0`. */
export function parseFacts(inputs: readonly unknown[]): Result<readonly Fact[]> {
  const { placed, issues } = placedFacts(inputs);
  const facts = assembled(placed, issues);
  return facts.ok ? ok(facts.value.toSorted(byDayThenId)) : facts;
}

function placedFacts(inputs: readonly unknown[]): {
  readonly placed: readonly Placed[];
  readonly issues: readonly Issue[];
} {
  const issues: Issue[] = [];
  const placed = inputs.flatMap((input, i): readonly Placed[] => {
    const at = () => `/${i}`;
    const stated = readFact(input);
    if (stated.success) return [{ fact: factOf(stated.data, input, at, issues), at }];
    for (const issue of issuesOf(stated.error, input)) {
      issues.push({ ...issue, at: `${at()}${issue.at === "/" ? "" : issue.at}` });
    }
    return [];
  });
  return { placed, issues };
}

/**
 * A record and more facts: what {@link parseRecord} makes of all of them, while those of the record are not read
 * again. New facts may correct, repeat and count from old ones. Pointers begin at `/0`, the first new fact.
 */
export function appendFacts(record: PatientRecord, inputs: readonly unknown[]): Result<PatientRecord> {
  const { placed, issues } = placedFacts(inputs);
  const before = record.facts.map((fact): Placed => ({ fact: unresolved(fact), at: () => "a fact of the record" }));
  const facts = assembled([...before, ...placed], issues);
  return facts.ok ? ok(recordOf(record.patient, facts.value)) : facts;
}

/** A record of parsed facts, in whatever order they come. */
export const recordOf = (patient: Patient, facts: readonly Fact[]): PatientRecord =>
  recordOfSorted(patient, facts.toSorted(byDayThenId));

/** @param facts in the order of clinical day, then id */
export const recordOfSorted = (patient: Patient, facts: readonly Fact[]): PatientRecord =>
  new SortedRecord(patient, facts);

/** The one class of the core: a getter of an object literal belongs to that object alone, which makes every record a shape of its own. */
class SortedRecord implements PatientRecord {
  readonly patient: Patient;
  readonly facts: readonly Fact[];
  #held: FactIndex | undefined;

  constructor(patient: Patient, facts: readonly Fact[]) {
    this.patient = patient;
    this.facts = facts;
  }

  /** Of a record that only more facts are added to, nobody asks. */
  get held(): FactIndex {
    this.#held ??= holdingFacts(this.facts, undefined);
    return this.#held;
  }
}

/** By clinical day, then id: the one order in which facts are read, whatever order they were written in. */
export const byDayThenId = (a: Fact, b: Fact): number =>
  a.earliest - b.earliest || a.latest - b.latest || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
