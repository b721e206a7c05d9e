import { formatDay } from "../../base/calendar.ts";
import type { Issue } from "../../base/result.ts";
import type { Protocol } from "../protocol.ts";
import type { Rule, RuleOfKind } from "../rule.ts";
import { type Check, type LintContext, parameterOf, problem } from "./check.ts";
import { counted, each } from "./spans.ts";

/** Rules that no patient could ever meet: they look like care and are none. */
export const checkReachability: Check = (protocol, context) => [
  ...neverInForce(protocol),
  ...protocol.rules.flatMap((rule, i) => neverDue(rule, `/rules/${i}`, protocol, context)),
];

function neverInForce({ effective: { from, through } }: Protocol): readonly Issue[] {
  if (through === null || from <= through) return [];
  const saw = `from ${formatDay(from)} through ${formatDay(through)}`;
  return [
    unreachable(
      "/effective/through",
      saw,
      "Write the last day on which this version is in force, on or after its first.",
    ),
  ];
}

function neverDue(rule: Rule, at: string, protocol: Protocol, context: LintContext): readonly Issue[] {
  switch (rule.kind) {
    case "periodic":
      return neverRepeats(rule, at);
    case "before-course":
      return noDayLeft(rule, at);
    case "infusion-day":
      return [...noSuchInfusion(rule, at, protocol, context), ...endsBeforeItBegins(rule, at)];
    default:
      return [];
  }
}

/** Days, because a watch of 1 month and an interval of 28 days can meet; the month is taken at its longest. */
function neverRepeats(
  { every, untilMonthsAfterLastInfusion: until }: RuleOfKind<"periodic">,
  at: string,
): readonly Issue[] {
  if (every === "not-stated" || until === undefined) return [];
  const fits = "months" in every ? every.months <= until : every.days <= until * 31;
  if (fits) return [];
  const saw = `every ${each(every)}, until ${counted(until, "month")} after the last infusion`;
  return [unreachable(`${at}/every`, saw, "Write an interval that is shorter than the watch, or a longer watch.")];
}

function noDayLeft({ withinDays, atLeastDaysBefore }: RuleOfKind<"before-course">, at: string): readonly Issue[] {
  if (withinDays === undefined || atLeastDaysBefore === undefined || atLeastDaysBefore <= withinDays) return [];
  const saw = `at least ${atLeastDaysBefore} days before, and within ${withinDays} days`;
  return [
    unreachable(
      `${at}/atLeastDaysBefore`,
      saw,
      `Write at most ${withinDays}, or widen withinDays: no day satisfies both.`,
    ),
  ];
}

function noSuchInfusion(
  rule: RuleOfKind<"infusion-day">,
  at: string,
  protocol: Protocol,
  context: LintContext,
): readonly Issue[] {
  if (rule.infusions === "all") return [];
  const first = parameterOf("course.first-infusions", protocol, context)?.value;
  const later = parameterOf("course.later-infusions", protocol, context)?.value;
  const longest = {
    first,
    later,
    all: first === undefined || later === undefined ? undefined : Math.max(first, later),
  }[rule.courses];
  if (longest === undefined) return [];
  return rule.infusions.flatMap((ordinal, i) => {
    if (ordinal <= longest) return [];
    const which = rule.courses === "all" ? "course" : `${rule.courses} course`;
    const remedy = `Write an infusion from 1 to ${longest}; no ${which} has more.`;
    return [unreachable(`${at}/infusions/${i}`, `infusion ${ordinal}`, remedy)];
  });
}

function endsBeforeItBegins({ fromDay = 0, throughDay }: RuleOfKind<"infusion-day">, at: string): readonly Issue[] {
  if (throughDay === undefined || fromDay <= throughDay) return [];
  const saw = `from day ${fromDay} through day ${throughDay}`;
  return [unreachable(`${at}/throughDay`, saw, `Write at least ${fromDay}: the last day comes after the first.`)];
}

const unreachable = (at: string, saw: string, remedy: string): Issue =>
  problem("protocol-rule-unreachable", at, saw, remedy);
