import type { Issue } from "../../base/result.ts";
import type { Protocol } from "../protocol.ts";
import type { Interval, Rule } from "../rule.ts";
import { type Check, type LintContext, parameterOf, problem } from "./check.ts";
import { counted, each, inWords, shortestDays } from "./spans.ts";

/**
 * Periods of one rule must not overlap: one result would be on time for two of them, and a person would
 * be both early and late. Months are taken at their shortest.
 */
export const checkWindows: Check = (protocol, context) =>
  protocol.rules.flatMap((rule, i) => overlaps(rule, `/rules/${i}`, protocol, context));

function overlaps(rule: Rule, at: string, protocol: Protocol, context: LintContext): readonly Issue[] {
  if (rule.kind === "periodic" && rule.every !== "not-stated") {
    const window = rule.window ?? clinicWindow(rule.id, protocol, context);
    const where = rule.window === undefined ? `${at}/every` : `${at}/window`;
    return window === undefined ? [] : tooWide(window, rule.every, shortestDays(rule.every), where);
  }
  if (rule.kind === "after-course") return tooNearEach(rule.due, rule.window, at);
  if (rule.kind === "started") {
    if (Array.isArray(rule.due)) return tooNearEach(rule.due, rule.window, at);
    return tooWide(rule.window, rule.due.every, shortestDays(rule.due.every), `${at}/window`);
  }
  return [];
}

const tooNearEach = (dues: readonly Interval[], window: Window, at: string): readonly Issue[] =>
  dues.flatMap((due, i) => {
    const before = dues[i - 1];
    return before === undefined ? [] : tooNear(before, due, window, `${at}/due/${i}`);
  });

type Window = { readonly opensDaysBefore: number; readonly graceDays: number };

/** The window that a policy gives to a rule without one of its own: by the rule's id, or to all. */
function clinicWindow(id: string, protocol: Protocol, context: LintContext): Window | undefined {
  const same = context.policies.flatMap(({ rules }) => rules).find((one) => one.id === id && one.kind === "periodic");
  if (same?.kind === "periodic" && same.window !== undefined) return same.window;
  const opensDaysBefore = parameterOf("window.opens-days-before", protocol, context)?.value;
  const graceDays = parameterOf("window.grace-days", protocol, context)?.value;
  return opensDaysBefore === undefined || graceDays === undefined ? undefined : { opensDaysBefore, graceDays };
}

function tooWide(window: Window, every: Interval, shortest: number, at: string): readonly Issue[] {
  const saw = `${window.opensDaysBefore} days before to ${window.graceDays} days after, every ${each(every)}`;
  if (window.graceDays >= shortest) {
    const remedy = `Allow fewer than ${counted(shortest, "day")} of grace: the next due day comes before this one is overdue.`;
    return [problem("protocol-rule-contradiction", at, saw, remedy)];
  }
  if (window.opensDaysBefore + window.graceDays < shortest) return [];
  const remedy = `Let both together stay below ${counted(shortest, "day")}, the shortest interval, so that periods do not overlap.`;
  return [problem("protocol-rule-unreachable", at, saw, remedy)];
}

function tooNear(before: Interval, due: Interval, window: Window, at: string): readonly Issue[] {
  const apart = shortestDays(due) - longestDays(before);
  if (shortestDays(due) <= shortestDays(before)) {
    const saw = `${inWords(due)} after ${inWords(before)}`;
    return [problem("protocol-rule-contradiction", at, saw, "Write due days in ascending order, each of them once.")];
  }
  if (apart > window.opensDaysBefore + window.graceDays) return [];
  const saw = `${inWords(before)} and ${inWords(due)}, each from ${window.opensDaysBefore} days before to ${window.graceDays} days after`;
  return [
    problem(
      "protocol-rule-unreachable",
      at,
      saw,
      "Narrow the window, or move the due days apart, so that their periods do not overlap.",
    ),
  ];
}

const longestDays = (interval: Interval): number =>
  "days" in interval ? interval.days : Math.ceil(interval.months * 30.5) + 1;
