import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess, statusOn } from "./assess.ts";
import type { Answer } from "./assessment.ts";
import { addDays, type Day, formatDay } from "./base/calendar.ts";
import { analyteOf } from "./facts/check-result.ts";
import type { Fact } from "./facts/fact.ts";
import { resultFlaw } from "./facts/result-flaw.ts";
import type { Obligation } from "./obligations/obligation.ts";
import type { RuleObligations } from "./obligations/obligations.ts";
import { arbitraryCase, read } from "./testing/arbitraries.ts";
import { rulebooks, runs, whichRulebook } from "./testing/properties.ts";

const watched = [
  "monitor.cbc",
  "monitor.creatinine",
  "monitor.urinalysis",
  "monitor.tsh",
  "monitor.lft",
  "monitor.skin",
  "monitor.cervical",
];

const isInCourse = (day: Day, { timeline }: Answer): boolean =>
  timeline.courses.some((course) => course.firstOn <= day && day <= course.lastOn);

/** A new course supersedes the periods due on or after its first infusion (contract section 4, item 2). */
const isCutOff = (one: Obligation, { timeline }: Answer): boolean =>
  timeline.courses.some((course) => course.number > one.course && one.dueOn >= course.firstOn);

const holds = (one: Obligation, day: Day): boolean => one.opensOn <= day && day < one.closesOn;

function dropped(answer: Answer, rule: string): readonly string[] {
  const periods = answer.obligations.filter(({ track }) => track.id === rule).flatMap(({ obligations }) => obligations);
  const first = answer.timeline.courses[0]!;
  const end = answer.timeline.followUp.endedOn;
  const lastDay = end ?? addDays(answer.timeline.followUp.endsOn!, 100);
  const wrong: string[] = [];
  for (let day = addDays(first.lastOn, 1); day <= lastDay; day = addDays(day, 1)) {
    if (isInCourse(day, answer)) continue;
    const found = periods.filter((one) => holds(one, day));
    if (found.length !== 1)
      wrong.push(`${formatDay(day)} lies in ${found.map((one) => one.key).join(" and ") || "no period"} of ${rule}`);
    else if (found[0]!.status === "superseded" && end === undefined && !isCutOff(found[0]!, answer))
      wrong.push(`${formatDay(day)}: ${found[0]!.key} superseded`);
    if (wrong.length > 0) break;
  }
  return wrong;
}

describe("nobody is dropped", () => {
  it("every day of the watch, the days of a course apart, lies in exactly one period of everything monitored", () => {
    fc.assert(
      fc.property(arbitraryCase, whichRulebook, ({ written, asOf }, which) => {
        const answer = assess(read(written), rulebooks[which], asOf);
        if (answer.timeline.courses.length === 0) return;
        const hasCervix = written.patient["hasCervix"] ?? written.patient["sex"] !== "male";
        const rules = watched.filter((rule) => rule !== "monitor.cervical" || hasCervix);
        expect(rules.flatMap((rule) => dropped(answer, rule))).toEqual([]);
      }),
      runs(1500),
    );
  });

  it("keys are unique, and say rule, course or what started it, and ordinal", () => {
    fc.assert(
      fc.property(arbitraryCase, whichRulebook, ({ written, asOf }, which) => {
        const answer = assess(read(written), rulebooks[which], asOf);
        const obligations = answer.obligations.flatMap((one) => one.obligations);
        for (const keyed of [obligations, answer.signals.signals, answer.tasks]) {
          const keys = keyed.map((one) => one.key);
          expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
        }
        expect(obligations.filter((one) => one.key !== keyOf(one))).toEqual([]);
      }),
      runs(600),
    );
  });
});

/** What signals and facts start is named after the fact, as its course may hold several. */
const keyOf = ({ inForce: { rule }, course, ordinal, because }: Obligation): string => {
  const isStarted = rule.kind === "started" || rule.id.startsWith("confirm.");
  return `${rule.id}/${isStarted ? because[0] : course}/${ordinal}`;
};

/** Exact and valid results of a rule that are evidence of another number of periods than hold their day. */
function miscounted({ track, obligations }: RuleObligations, facts: readonly Fact[]): readonly string[] {
  const { rule } = track.variants.at(-1)!.inForce;
  if (!("evidence" in rule) || !("results" in rule.evidence)) return [];
  const wanted = new Set(rule.evidence.results.flat());
  return facts.flatMap((fact) => {
    if (fact.kind !== "result-reported" || fact.earliest !== fact.latest || !wanted.has(fact.analyte ?? "")) return [];
    const holding = obligations.filter((one) => holds(one, fact.earliest)).map((one) => one.key);
    const evidenceOf = obligations.filter((one) => one.evidence.includes(fact.id)).map((one) => one.key);
    const expected = resultFlaw(fact, analyteOf(fact)) === undefined ? holding : [];
    return evidenceOf.join() === expected.join() && holding.length <= 1
      ? []
      : [
          `${track.id}: ${fact.id} of ${formatDay(fact.earliest)} is evidence of [${evidenceOf.join(", ")}], and lies in [${holding.join(", ")}]`,
        ];
  });
}

describe("evidence", () => {
  it("a valid result counts for exactly the one period of its rule that holds its day", () => {
    fc.assert(
      fc.property(arbitraryCase, whichRulebook, ({ written, asOf }, which) => {
        const answer = assess(read(written), rulebooks[which], asOf);
        const rules = answer.obligations.filter(
          ({ track }) => track.kind === "periodic" || track.kind === "after-course",
        );
        const facts = answer.facts.all.filter((fact) => fact.earliest <= asOf);
        expect(rules.flatMap((one) => miscounted(one, facts))).toEqual([]);
      }),
      runs(1200),
    );
  });
});

describe("point status", () => {
  it("is the same as the assessment's obligations whose period holds that day", () => {
    fc.assert(
      fc.property(arbitraryCase, whichRulebook, ({ written, asOf }, which) => {
        const record = read(written);
        const show = (rules: readonly RuleObligations[]): readonly string[] =>
          rules
            .flatMap(({ obligations }) => obligations)
            .filter((one) => holds(one, asOf))
            .map(({ inForce, ...one }) => JSON.stringify({ ...one, protocol: inForce.protocol }))
            .toSorted();
        const point = statusOn(record, rulebooks[which], asOf);
        expect(show(point)).toEqual(show(assess(record, rulebooks[which], asOf).obligations));
        expect(point.flatMap(({ obligations }) => obligations).filter((one) => !holds(one, asOf))).toEqual([]);
      }),
      runs(1200),
    );
  });
});
