import { addDays, addMonths } from "../base/calendar.ts";
import type { FactOfKind } from "../facts/fact.ts";
import { ofKind } from "../facts/fact-index.ts";
import { isAlemtuzumab } from "../facts/medicines/ms-therapies.ts";
import { otherRelapse } from "../protocol/candidacy.ts";
import type { Entry, EvidenceBase } from "../trials/evidence.ts";
import { saidNo } from "./asked.ts";
import { between } from "./like-person.ts";
import type { Alike, Likeness } from "./likeness.ts";
import type { Weighed } from "./subject.ts";
import { type Before, relapsedOn } from "./treatment.ts";

type Resemblance = EvidenceBase["resemblance"];

/** The newest score that is not too old; where one day has several, all of them. */
export function edss(rule: number, { facts, asOf }: Weighed, { edssWithinDays }: Resemblance): Likeness {
  const scored = ofKind(facts, "edss-scored", asOf).filter(({ score }) => score !== undefined);
  const newest = scored.at(-1);
  const last = newest === undefined ? [] : scored.filter(({ latest }) => latest >= newest.earliest);
  const isOld = newest !== undefined && asOf - newest.earliest > edssWithinDays;
  const scores = last.map(({ score }) => score!);
  const saw = last.length === 0 ? undefined : { low: Math.min(...scores), high: Math.max(...scores) };
  const answer = isOld ? "not-known" : between(saw, 0, rule);
  return { what: "edss", answer, saw, isOld, rule, evidence: last.map(({ id }) => id) };
}

/** So many relapses in so many months before the day, the newest of them lately where the trial asked for that; that there were fewer, somebody must have said. */
export function relapses(rule: Entry["relapses"], of: Weighed, { relapsesAskedWithinDays }: Resemblance): Likeness {
  const all = ofKind(of.facts, "relapse-occurred", of.asOf);
  const since = addMonths(of.asOf, -rule.withinMonths);
  const lately = addMonths(of.asOf, -(rule.newestWithinMonths ?? rule.withinMonths));
  const meets = (by: "earliest" | "latest"): readonly FactOfKind<"relapse-occurred">[] =>
    all.filter((one) => one[by] >= since);
  const isMet = (by: "earliest" | "latest"): boolean =>
    meets(by).length >= rule.count && all.some((one) => one[by] >= lately);
  const asked = saidNo(otherRelapse, of, addDays(of.asOf, -relapsesAskedWithinDays));
  const answer: Alike = isMet("earliest")
    ? "within"
    : asked !== undefined && !isMet("latest")
      ? "outside"
      : "not-known";
  const counted = meets("earliest").map(({ id }) => id);
  return {
    what: "relapses",
    answer,
    saw: counted.length,
    rule,
    evidence: asked === undefined ? counted : [...counted, asked],
  };
}

export function before(rule: Entry["before"], treated: Before, of: Weighed): Likeness {
  const { isComplete, evidence } = treated;
  const saw = [...new Set(treated.therapies.map(({ drug }) => drug))];
  const met = rule === "never-treated" ? opposite[treated.answer] : relapsedOn(rule, treated, of);
  const answer = met === "yes" ? "within" : met === "no" ? "outside" : "not-known";
  return { what: "before", answer, saw, isComplete, rule, evidence };
}
const opposite = { yes: "no", no: "yes", "cannot-tell": "cannot-tell" } as const;

/** Nobody in the trials had had it before their first course. */
export function hadAlemtuzumab({ isComplete }: Before, { facts, timeline, asOf }: Weighed): Likeness {
  const courses = timeline.courses.length;
  const told = ofKind(facts, "therapy-recorded", asOf).filter(({ drug }) => isAlemtuzumab(drug));
  const evidence = [...timeline.courses.flatMap(({ because }) => because), ...told.map(({ id }) => id)];
  const answer = courses > 0 || told.length > 0 ? "outside" : isComplete ? "within" : "not-known";
  return { what: "alemtuzumab", answer, saw: courses, evidence };
}
