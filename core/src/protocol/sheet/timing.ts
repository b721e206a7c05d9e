import { assertNever } from "../../base/result.ts";
import { english, type Wording } from "../../text/wording.ts";
import { counted, each, inWords } from "../lint/spans.ts";
import type { Rule, RuleOfKind } from "../rule.ts";
import { timingInSpanish } from "./timing.es.ts";

/** When a rule asks to be done, in words; undefined for a rule that simply holds. */
export function timingInWords(rule: Rule, wording: Wording = english): string | undefined {
  if (wording.language === "es") return timingInSpanish(rule, wording);
  switch (rule.kind) {
    case "periodic":
      return periodicInWords(rule);
    case "after-course":
      return afterCourseInWords(rule);
    case "before-course":
      return beforeCourseInWords(rule);
    case "infusion-day":
      return infusionDayInWords(rule);
    case "course-span":
      return courseSpanInWords(rule);
    case "end-of-watch":
      return `${counted(rule.untilMonthsAfterLastInfusion, "month")} after the last infusion; on time through ${counted(rule.graceDays, "day")} later`;
    case "started":
      return startedInWords(rule);
    case "standing":
      return undefined;
    default:
      return assertNever(rule);
  }
}

const anchors = {
  "last-infusion-of-course": "from the last infusion of each course",
  "first-infusion": "from the very first infusion",
  pregnancy: "from the confirmation of a pregnancy",
} as const;

function periodicInWords(rule: RuleOfKind<"periodic">): string {
  const until = rule.untilMonthsAfterLastInfusion;
  const span = `${anchors[rule.anchor]}${until === undefined ? "" : ` until ${counted(until, "month")} after the last infusion`}`;
  if (rule.every === "not-stated") return `${span}; the source states no interval, so it is shown and not scheduled`;
  const rolling = rule.rolling ? "; the next is counted from the last valid result" : "";
  return `every ${each(rule.every)} ${span}${rolling}; ${windowInWords(rule.window)}`;
}

const windowInWords = (window: RuleOfKind<"periodic">["window"]): string =>
  window === undefined
    ? "window: clinic policy"
    : `may be done from ${counted(window.opensDaysBefore, "day")} before to ${counted(window.graceDays, "day")} after`;

function afterCourseInWords(rule: RuleOfKind<"after-course">): string {
  const end = rule.anchor === "first-infusion-of-course" ? "first" : "last";
  const only =
    rule.onlyIfCourseSpansDaysOver === undefined
      ? ""
      : `, only where the course spans more than ${counted(rule.onlyIfCourseSpansDaysOver, "day")}`;
  return `${listed(rule.due.map(inWords), "and")} after the ${end} infusion of each course${only}; ${windowInWords(rule.window)}`;
}

function beforeCourseInWords(rule: RuleOfKind<"before-course">): string {
  const latest = rule.atLeastDaysBefore === undefined ? "" : `at least ${counted(rule.atLeastDaysBefore, "day")} `;
  const age =
    rule.withinDays === undefined
      ? "; evidence of any age counts"
      : `; evidence older than ${counted(rule.withinDays, "day")} does not count`;
  return `${latest}before the first infusion of ${courseInWords(rule.courses)}${age}`;
}

function infusionDayInWords(rule: RuleOfKind<"infusion-day">): string {
  const which = rule.infusions === "all" ? "every infusion" : `infusion ${listed(rule.infusions.map(String), "and")}`;
  const { fromDay = 0, throughDay = 0 } = rule;
  const days =
    fromDay === 0 && throughDay === 0
      ? "on the infusion day"
      : fromDay === throughDay
        ? `on day ${fromDay} after it`
        : `from day ${fromDay} through day ${throughDay} after it`;
  return `${rule.phase} ${which} of ${courseInWords(rule.courses)}, ${days}`;
}

function courseSpanInWords(rule: RuleOfKind<"course-span">): string {
  const start = rule.startsDaysBefore === 0 ? "on the day of" : `${counted(rule.startsDaysBefore, "day")} before`;
  const end = rule.endsWhen;
  const also =
    end === undefined
      ? ""
      : `, and not before ${end.analyte} is ${end.op === ">=" ? "at least" : "at most"} ${end.value} ${end.unit}`;
  return `from ${start} the first infusion of ${courseInWords(rule.courses)} until ${inWords(rule.untilAfterLastInfusion)} after its last${also}`;
}

function startedInWords({ startedBy, due, window, tightens }: RuleOfKind<"started">): string {
  const when = Array.isArray(due) ? `${listed(due.map(inWords), "and")} after` : `every ${each(due.every)} from`;
  const until = Array.isArray(due)
    ? "; from the start again each time that it happens"
    : `, until a valid result at least ${inWords(due.untilQuietFor)} after it last happened`;
  const instead = tightens === undefined ? "" : `; meanwhile in place of the longer interval of \`${tightens}\``;
  return `${when} ${starterInWords(startedBy)}${until}${instead}; ${windowInWords(window)}`;
}

function starterInWords(by: RuleOfKind<"started">["startedBy"]): string {
  if ("medicine" in by) return "the last day of a steroid that acts on the whole body";
  if ("pregnancy" in by) return "the end of a pregnancy";
  if ("signalRules" in by) return `the signal rule ${listed(by.signalRules, "or")}`;
  const names = listed(by.signals, "or");
  return by.confirmed ? `the confirmation of ${names}` : `the signal ${names}`;
}

const courseInWords = (courses: "all" | "first" | "later"): string =>
  ({ all: "each course", first: "the first course", later: "each later course" })[courses];

/** `a`, `a and b`, `a, b and c`. */
export const listed = (items: readonly string[], word: "and" | "or"): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} ${word} ${items.at(-1)}`;
