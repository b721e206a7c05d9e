import { beforeAllDays } from "../base/calendar.ts";
import type { ClinicalDate } from "../base/clinical-date.ts";
import { canonicalJson, fingerprint } from "../base/fingerprint.ts";
import { failed, type Issue, ok, type Result } from "../base/result.ts";
import { issuesOf } from "../base/shape.ts";
import { checkResult, isQuestionable } from "./check-result.ts";
import type { Moment } from "./common.ts";
import { clinicalDateField, type Fact, factSchema, mayLackDate } from "./fact.ts";
import { holdingFacts } from "./holding.ts";
import type { Patient } from "./patient.ts";
import { type PatientRecord, recordFile } from "./record.ts";
import { resolveDistances } from "./resolve-distances.ts";

type Stated = ReturnType<typeof factSchema.parse>;

/** What an id is made from when none is given: all content but these (contract, section 1). */
const notContent: ReadonlySet<string> = new Set(["id", "recordedAt", "by", "source", "note"]);

/** A day that no fact has: of facts that hold always, and of distances not yet resolved. */
const undated: ClinicalDate = { earliest: beforeAllDays, latest: beforeAllDays };

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
  const parsed = recordFile.safeParse(input);
  if (!parsed.success) return failed(issuesOf(parsed.error, input).map((issue) => discreet(issue, input)));
  const written = (input as { facts: readonly unknown[] }).facts;
  return assemble(
    parsed.data.facts.map((stated, i) => finish(stated, written[i], `/facts/${i}`)),
    (facts) => recordOf(parsed.data.patient, facts),
  );
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

/** A record of parsed facts, in whatever order they come. */
export function recordOf(patient: Patient, facts: readonly Fact[]): PatientRecord {
  const sorted = facts.toSorted(byDayThenId);
  return { patient, facts: sorted, held: holdingFacts(sorted, undefined) };
}

/** Unknown → facts, for whoever holds facts without a record around them. Pointers begin at `/0`. */
export function parseFacts(inputs: readonly unknown[]): Result<readonly Fact[]> {
  const finished = inputs.map((input, i) => {
    const parsed = factSchema.safeParse(input);
    if (parsed.success) return finish(parsed.data, input, `/${i}`);
    const issues = issuesOf(parsed.error, input).map((issue) => ({
      ...issue,
      at: `/${i}${issue.at === "/" ? "" : issue.at}`,
    }));
    return { issues, at: `/${i}` };
  });
  return assemble(finished, (facts) => facts);
}

/** The id of a fact that states none: the same content has the same id, however often it is imported. */
export const factIdOf = (written: unknown): string => `f-${fingerprint(canonicalJson(written, notContent))}`;

type Finished = { readonly fact?: Fact; readonly issues: readonly Issue[]; readonly at: string };

/** One stated fact with its id, its clinical day and the checks that need more than its shape. */
function finish(stated: Stated, written: unknown, at: string): Finished {
  const issues: Issue[] = stated.kind === "result-reported" ? [...checkResult(stated, at)] : [];
  const date = clinicalDateOf(stated);
  if (date === undefined && stated.daysAfter === undefined && !mayLackDate.has(stated.kind)) {
    const remedy =
      "Add the date, as YYYY-MM-DD, YYYY-MM or YYYY; or daysAfter, where only the interval from another fact is known.";
    issues.push({
      code: "value-missing",
      severity: "error",
      at: `${at}/${clinicalDateField[stated.kind]}`,
      saw: "nothing",
      remedy,
    });
  }
  const id = stated.id ?? factIdOf(written);
  const { earliest, latest } = date ?? undated;
  const fact = { ...stated, id, earliest, latest };
  return {
    fact: stated.kind === "result-reported" && isQuestionable(stated) ? { ...fact, isQuestionable: true } : fact,
    issues,
    at,
  };
}

function clinicalDateOf(stated: Stated): ClinicalDate | undefined {
  const field = clinicalDateField[stated.kind];
  if (field === undefined) return undefined;
  const date = (stated as Record<string, unknown>)[field] as ClinicalDate | Moment | undefined;
  return date === undefined || "earliest" in date ? date : { earliest: date.on, latest: date.on };
}

function assemble<T>(finished: readonly Finished[], build: (facts: readonly Fact[]) => T): Result<T> {
  const issues = finished.flatMap((one) => one.issues);
  const byId = new Map<string, { fact: Fact; at: string; content: string | undefined }>();
  for (const { fact, at } of finished) {
    if (fact === undefined) continue;
    const before = byId.get(fact.id);
    if (before === undefined) {
      byId.set(fact.id, { fact, at, content: undefined });
      continue;
    }
    before.content ??= contentOf(before.fact);
    if (before.content === contentOf(fact)) {
      if (isKnownEarlier(fact, before.fact)) byId.set(fact.id, { fact, at, content: before.content });
      continue;
    }
    const remedy = `Give it an id of its own, or write it as a correction with "supersedes"; ${before.at} has the same id and other content.`;
    issues.push({ code: "fact-id-conflict", severity: "error", at: `${at}/id`, saw: JSON.stringify(fact.id), remedy });
  }
  issues.push(...circularCorrections(finished));
  if (issues.length > 0) return failed(issues);
  const facts = resolveDistances([...byId.values()]);
  return facts.ok ? ok(build(facts.value.toSorted(byDayThenId))) : facts;
}

/** A correction that, by whatever way, corrects itself says nothing about what is right. */
function circularCorrections(finished: readonly Finished[]): readonly Issue[] {
  const corrects = new Map(
    finished.flatMap(({ fact }) => (fact?.supersedes === undefined ? [] : [[fact.id, fact.supersedes]])),
  );
  const settled = new Set<string>();
  return finished.flatMap(({ fact, at }): readonly Issue[] => {
    const path = new Set<string>();
    let id = fact?.id;
    while (id !== undefined && !settled.has(id) && !path.has(id)) {
      path.add(id);
      id = corrects.get(id);
    }
    const isCircle = id !== undefined && path.has(id);
    for (const one of path) settled.add(one);
    if (!isCircle) return [];
    const remedy = "Name the fact that this one corrects; these correct each other in a circle.";
    return [
      {
        code: "fact-reference-unknown",
        severity: "error",
        at: `${at}/supersedes`,
        saw: JSON.stringify(fact?.supersedes),
        remedy,
      },
    ];
  });
}

/** Of two copies the one that was known first counts: what we learn again we knew already. */
const isKnownEarlier = (a: Fact, b: Fact): boolean =>
  knownFrom(a) < knownFrom(b) || (knownFrom(a) === knownFrom(b) && canonicalJson(a) < canonicalJson(b));

/** A copy without `recordedAt` counts from its clinical day. */
const knownFrom = (fact: Fact): number => fact.recordedAt ?? fact.earliest * 86_400_000;

const contentOf = (fact: Fact): string => canonicalJson(fact, notContent);

/** By clinical day, then id: the one order in which facts are read, whatever order they were written in. */
export const byDayThenId = (a: Fact, b: Fact): number =>
  a.earliest - b.earliest || a.latest - b.latest || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
