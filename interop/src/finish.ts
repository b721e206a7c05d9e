import {
  type FactJson,
  factIdOf,
  type Issue,
  parseClinicalDate,
  parseFacts,
  parseInstant,
  utcDay,
} from "@longwatch/core";
import { problem } from "./hl7v2/issue.ts";
import { dispositionOf, type Outcome } from "./outcome.ts";

/**
 * The facts of a file as they go into a record: with their id, the moment we learned them and the file they
 * came from, each accepted by core. What core refuses becomes an issue at the place it came from.
 *
 * @param recordedAt an instant, as the contract writes it
 */
export function finish(outcome: Outcome, file: string, recordedAt: string): Outcome {
  const checked = outcome.patients.map(({ identifiers, facts }) => {
    const finished = finishFacts(facts, file, recordedAt);
    return { patient: { identifiers, facts: finished.facts }, issues: finished.issues };
  });
  const issues = [...outcome.issues, ...checked.flatMap((one) => one.issues)];
  const patients = checked.map(({ patient }) => patient);
  const held = outcome.disposition === "reject" || outcome.disposition === "quarantine";
  return { disposition: held ? outcome.disposition : dispositionOf(patients, issues), patients, issues };
}

export type Finished = {
  readonly facts: readonly FactJson[];
  /** What was refused, as it was read, with the place of its first problem. */
  readonly refused: readonly { readonly at: string; readonly fact: FactJson }[];
  readonly issues: readonly Issue[];
};

/** The same for the facts of one patient. */
export function finishFacts(facts: readonly FactJson[], file: string, recordedAt: string): Finished {
  const finished = facts.map((fact) => ({ ...fact, id: factIdOf(fact), recordedAt, source: sourceIn(fact, file) }));
  // Nearly always all are right, and then they need not be asked one by one.
  const areRight = parseFacts(finished).ok;
  const checked = finished.map((fact) => ({
    fact,
    problems: areRight ? future(fact, recordedAt) : problemsOf(fact, recordedAt),
  }));
  return {
    facts: checked.filter(({ problems }) => problems.length === 0).map(({ fact }) => fact),
    refused: checked.flatMap(({ fact, problems: [first] }) => (first === undefined ? [] : [{ at: first.at, fact }])),
    issues: checked.flatMap(({ problems }) => problems),
  };
}

type Source = NonNullable<FactJson["source"]>;

const sourceIn = ({ source }: FactJson, file: string): Source =>
  source === undefined ? { file } : typeof source === "string" ? { file, message: source } : { file, ...source };

function placeOf({ source }: FactJson): string {
  if (source === undefined || typeof source === "string") return source ?? "/";
  return `${source["at"] ?? (source["row"] === undefined ? (source["message"] ?? "/") : `line ${source["row"]}`)}`;
}

function problemsOf(fact: FactJson, recordedAt: string): readonly Issue[] {
  const parsed = parseFacts([fact]);
  if (parsed.ok) return future(fact, recordedAt);
  return parsed.issues.map((issue) => ({
    ...issue,
    severity: "error",
    at: `${placeOf(fact)}: ${issue.at.replace(/^\/0/, "") || "/"}`,
  }));
}

/** Kinds that say what has happened; the field of their day. */
const past = {
  "result-reported": "collectedOn",
  "infusion-given": "infusedOn",
  "vaccine-given": "givenOn",
  "vitals-measured": "measuredAt",
} as const;

/** Nothing can have happened after we learned of it; a day is allowed for the clocks of other zones. */
function future(fact: FactJson, recordedAt: string): readonly Issue[] {
  const known = parseInstant(recordedAt);
  const field = Object.hasOwn(past, fact.kind) ? past[fact.kind as keyof typeof past] : undefined;
  const sent = field === undefined ? undefined : (fact as Readonly<Record<string, unknown>>)[field];
  const date = typeof sent === "string" ? parseClinicalDate(sent.slice(0, 10)) : undefined;
  if (known === undefined || date === undefined || date.earliest <= utcDay(known) + 1) return [];
  const remedy = "It lies in the future, so it was not taken. Ask the sender for the right date.";
  return [problem("date-implausible", placeOf(fact), `${sent}`, remedy)];
}
