import { addDays, type Day } from "../../base/calendar.ts";
import { ofKind } from "../../facts/fact-index.ts";
import { debtsOf } from "../../obligations/debts.ts";
import { doneToday } from "../../obligations/done-today.ts";
import type { Obligation } from "../../obligations/obligation.ts";
import { waiversInEffect } from "../../obligations/waivers.ts";
import { segmentOn } from "../../protocol/in-force.ts";
import type { ReadinessTestOf } from "../../protocol/readiness.ts";
import { isOpen } from "../../signals/signals.ts";
import { isRequiredTest } from "../holds.ts";
import { panelOf } from "../panel.ts";
import { beginsOn, type Subject } from "./asked.ts";
import { type Found, green, lack, red, unknown } from "./found.ts";
import { staleFrom } from "./results.ts";

/**
 * Every required step before this course that is named, or that no other item names; a waiver by name counts as done. What had
 * to be done so many days before and was done later is red.
 */
export function workUpTest(
  { rules }: ReadinessTestOf<"work-up">,
  subject: Subject,
  namedElsewhere: ReadonlySet<string>,
): Found {
  const { obligations, infusion, facts, asOf } = subject;
  const steps = obligations
    .flatMap((one) => one.obligations)
    .filter(({ inForce: { rule }, course }) => {
      if (rule.kind !== "before-course" || rule.requirement !== "required" || course !== infusion.course) return false;
      return rules === undefined ? !namedElsewhere.has(rule.id) : rules.includes(rule.id);
    });
  const firstOn = beginsOn(subject);
  const waived = waiversInEffect(ofKind(facts, "obligation-waived", asOf), asOf);
  const late = steps.filter((one) => isTooLate(one, firstOn) && !waived.has(one.key));
  const open = steps.filter(({ fulfilledOn, status }) => fulfilledOn === undefined && status !== "waived");
  const lacks = open.map(({ inForce }) => lack("work-up-step", inForce.rule.name));
  if (late.length > 0)
    return red({
      evidence: late.flatMap(({ key, evidence }) => [...evidence, key]),
      lacks: [...late.map(({ inForce }) => lack("in-time", inForce.rule.name)), ...lacks],
      isPartlyUnknown: open.length > 0,
    });
  if (open.length > 0) return unknown(lacks, { evidence: open.map(({ key }) => key) });
  return green({
    evidence: steps.flatMap(({ evidence, key }) => {
      const waiver = waived.get(key);
      return waiver === undefined ? evidence : [...evidence, waiver.id];
    }),
  });
}

/** By the day on which the course begins, whatever day was planned. */
function isTooLate({ inForce: { rule }, fulfilledOn }: Obligation, firstOn: Day): boolean {
  if (rule.kind !== "before-course" || rule.atLeastDaysBefore === undefined || fulfilledOn === undefined) return false;
  return fulfilledOn > addDays(firstOn, -rule.atLeastDaysBefore);
}

/** A valid result of each of them, not older than so many days on the day to which results are held. */
export function panelTest(test: ReadinessTestOf<"panel">, { facts, asOf, infusion }: Subject): Found {
  const { missing, there } = panelOf(test, facts, asOf, infusion.labsOn);
  const of = {
    evidence: there.map(({ fact }) => fact),
    turnsOn: there.map(({ day }) => staleFrom(day, test.recentDays)),
  };
  return missing.length === 0
    ? green(of)
    : unknown(
        missing.map(({ of }) => lack("recent-result", of)),
        of,
      );
}

/** Undefined: no layer asks for it at this infusion. */
export function ruleOfDay({ rule: id }: ReadinessTestOf<"rule-of-day">, subject: Subject): Found | undefined {
  const { timeline, asOf, infusion } = subject;
  const rule = segmentOn(timeline.segments, asOf).rules.get(id)?.rule;
  if (rule?.kind !== "infusion-day" || rule.requirement !== "required") return undefined;
  if (rule.courses !== "all" && (rule.courses === "first") !== (infusion.course === 1)) return undefined;
  if (rule.infusions !== "all" && !rule.infusions.includes(infusion.ordinal)) return undefined;
  const done = doneToday(rule.evidence, subject.facts, asOf);
  return done === undefined ? unknown([lack("step-today", rule.name)]) : green({ evidence: [done] });
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
