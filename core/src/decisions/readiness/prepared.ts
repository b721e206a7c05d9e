import { ofKind, resultsOf } from "../../facts/fact-index.ts";
import { debtsOf } from "../../obligations/debts.ts";
import type { Obligation } from "../../obligations/obligation.ts";
import { segmentOn } from "../../protocol/in-force.ts";
import type { ReadinessTestOf } from "../../protocol/readiness.ts";
import type { Evidence } from "../../protocol/rule.ts";
import { valid } from "../../signals/columns.ts";
import { isOpen } from "../../signals/signals.ts";
import { isRequiredTest } from "../holds.ts";
import type { Subject } from "./asked.ts";
import { type Found, green, lack, red, unknown } from "./found.ts";
import { staleFrom } from "./results.ts";

/** Every required step before this course that is named, or that no other item names; a waiver by name counts as done. */
export function workUpTest(
  { rules }: ReadinessTestOf<"work-up">,
  subject: Subject,
  namedElsewhere: ReadonlySet<string>,
): Found {
  const { obligations, infusion } = subject;
  const steps = obligations
    .flatMap((one) => one.obligations)
    .filter(({ inForce: { rule }, course }) => {
      if (rule.kind !== "before-course" || rule.requirement !== "required" || course !== infusion.course) return false;
      return rules === undefined ? !namedElsewhere.has(rule.id) : rules.includes(rule.id);
    });
  const open = steps.filter((one) => !isSettled(one));
  const evidence = steps.flatMap((one) => [...one.evidence, ...(one.waiver === undefined ? [] : [one.waiver])]);
  return open.length === 0
    ? green({ evidence })
    : unknown(
        open.map(({ inForce }) => lack("work-up-step", inForce.rule.name)),
        { evidence: open.map(({ key }) => key) },
      );
}

const isSettled = ({ status }: Obligation): boolean =>
  status === "fulfilled" || status === "fulfilled-late" || status === "waived";

/** A valid result of each of them, not older than so many days on the day to which results are held. */
export function panelTest({ results, recentDays }: ReadinessTestOf<"panel">, subject: Subject): Found {
  const found = results.map((needed) => ({ needed, newest: newestOf([needed].flat(), subject) }));
  const { labsOn } = subject.infusion;
  const missing = found.filter(({ newest }) => newest === undefined || labsOn - newest.day > recentDays);
  const there = found.flatMap(({ newest }) => newest ?? []);
  const of = {
    evidence: there.map(({ fact }) => fact),
    turnsOn: there.map(({ day }) => staleFrom(day, recentDays)),
  };
  return missing.length === 0
    ? green(of)
    : unknown(
        missing.map(({ needed }) => lack("recent-result", [needed].flat()[0]!)),
        of,
      );
}

function newestOf(keys: readonly string[], { world, asOf }: Subject) {
  const all = keys.flatMap((key) => {
    const columns = world.columnsFor(key);
    if (columns === undefined) return [];
    const { earliest, ids } = columns.series;
    const i = columns.states.findLastIndex((state, place) => state === valid && earliest[place]! <= asOf);
    return i < 0 ? [] : [{ fact: ids[i]!, day: earliest[i]! }];
  });
  return all.toSorted((a, b) => a.day - b.day).at(-1);
}

/** Undefined: no layer asks for it at this infusion. */
export function ruleOfDay({ rule: id }: ReadinessTestOf<"rule-of-day">, subject: Subject): Found | undefined {
  const { timeline, asOf, infusion } = subject;
  const rule = segmentOn(timeline.segments, asOf).rules.get(id)?.rule;
  if (rule?.kind !== "infusion-day" || rule.requirement !== "required") return undefined;
  if (rule.courses !== "all" && (rule.courses === "first") !== (infusion.course === 1)) return undefined;
  if (rule.infusions !== "all" && !rule.infusions.includes(infusion.ordinal)) return undefined;
  const done = doneToday(rule.evidence, subject);
  return done === undefined ? unknown([lack("step-today", rule.name)]) : green({ evidence: [done] });
}

/** The fact of the day that does a step of it; undefined: none. */
export function doneToday(evidence: Evidence, { facts, asOf }: Pick<Subject, "facts" | "asOf">): string | undefined {
  if ("step" in evidence)
    return ofKind(facts, "step-done", asOf).findLast((one) => one.step === evidence.step && one.earliest === asOf)?.id;
  if ("exam" in evidence)
    return ofKind(facts, "exam-done", asOf).findLast(
      (one) => one.exam === evidence.exam && one.earliest === asOf && one.outcome !== "uninterpretable",
    )?.id;
  if ("vitals" in evidence)
    return ofKind(facts, "vitals-measured", asOf).findLast(
      (one) => one.phase === evidence.vitals && one.earliest === asOf,
    )?.id;
  if ("results" in evidence) {
    const found = evidence.results.map((needed) => resultToday([needed].flat(), facts, asOf));
    return found.every((one) => one !== undefined) ? found.at(-1) : undefined;
  }
  if ("medicineClass" in evidence)
    return ofKind(facts, "medicine-recorded", asOf).findLast(
      (one) => one.medicineClass === evidence.medicineClass && one.earliest === asOf,
    )?.id;
  return undefined;
}

function resultToday(keys: readonly string[], facts: Subject["facts"], asOf: Subject["asOf"]): string | undefined {
  for (const key of keys) {
    const { earliest, flaws, ids } = resultsOf(facts, key);
    const i = earliest.findLastIndex((day, place) => day === asOf && flaws[place] === undefined);
    if (i >= 0) return ids[i];
  }
  return undefined;
}

/** @source resolutions.md section 4: a further course needs nothing overdue */
export function nothingLate({ obligations, asOf }: Subject): Found {
  const late = obligations.flatMap((one) => debtsOf(one, asOf).filter(isRequiredTest));
  return late.length === 0 ? green() : red({ evidence: late.map(({ key }) => key) });
}

/** Once the course has begun, only what holds an infusion does. */
export function nothingHeld({ signals, infusion }: Subject): Found {
  const held = signals.signals.filter(
    (one) =>
      isOpen(one) && (one.holds.includes("infusion") || (infusion.ordinal === 1 && one.holds.includes("next-course"))),
  );
  return held.length === 0 ? green() : red({ evidence: held.map(({ key }) => key) });
}
