import type { Issue } from "../../base/result.ts";
import { findAnalyte } from "../../units/analytes.ts";
import type { Planning } from "../planning.ts";
import type { Protocol } from "../protocol.ts";
import type { Timer } from "../timer.ts";
import { type Check, problem } from "./check.ts";

/** What takes its time is a step before a course, said once, and never takes longer than its outcome serves. */
export const checkPlanning: Check = (protocol) => [
  ...(protocol.planning?.leads ?? []).flatMap((lead, i) => leadProblems(lead, i, protocol)),
  ...(protocol.planning?.consequences ?? []).flatMap((one, i) => consequenceProblems(one, i, protocol)),
  ...(protocol.intervals ?? []).flatMap((one, i) => again(protocol.intervals!, one.id, i, `/intervals/${i}/id`)),
  ...(protocol.timers ?? []).flatMap((one, i) => timerProblems(one, i, protocol.timers!)),
];

function leadProblems(
  { rule: id, resultDays }: Planning["leads"][number],
  i: number,
  { planning, rules }: Protocol,
): readonly Issue[] {
  const at = `/planning/leads/${i}`;
  const rule = rules.find((one) => one.id === id);
  const tooLong =
    rule?.kind === "before-course" &&
    rule.withinDays !== undefined &&
    resultDays > rule.withinDays - (rule.atLeastDaysBefore ?? 0);
  return [
    ...(planning!.leads.findIndex((one) => one.rule === id) === i
      ? []
      : [problem("protocol-rule-duplicate", `${at}/rule`, `"${id}" again`, "Say once how long it takes.")]),
    ...(tooLong
      ? [
          problem(
            "value-not-allowed",
            `${at}/resultDays`,
            `${resultDays}`,
            `"${id}" serves for ${rule.withinDays} days: nobody could ever be ready.`,
          ),
        ]
      : []),
  ];
}

const consequenceProblems = (
  { id, analytes, does }: Planning["consequences"][number],
  i: number,
  { planning, timers = [] }: Protocol,
): readonly Issue[] => [
  ...again(planning!.consequences, id, i, `/planning/consequences/${i}/id`),
  ...analytes
    .filter((key) => findAnalyte(key) === undefined)
    .map((key) =>
      problem(
        "analyte-unknown",
        `/planning/consequences/${i}/analytes`,
        `"${key}"`,
        "Write a key of the analyte catalogue (docs/reference/analytes.md).",
      ),
    ),
  ...(does.kind === "settle" || does.notWhile === undefined || timers.some((one) => one.id === does.notWhile)
    ? []
    : [
        problem(
          "protocol-reference-unknown",
          `/planning/consequences/${i}/does/notWhile`,
          `"${does.notWhile}"`,
          "Name a timer of this protocol.",
        ),
      ]),
];

/** One id may be stated once for each place, and once for all others. */
const timerProblems = ({ id, jurisdictions }: Timer, i: number, timers: readonly Timer[]): readonly Issue[] =>
  timers
    .slice(0, i)
    .some(
      (one) =>
        one.id === id &&
        (jurisdictions === undefined || one.jurisdictions === undefined
          ? jurisdictions === one.jurisdictions
          : jurisdictions.some((place) => one.jurisdictions!.includes(place))),
    )
    ? [problem("protocol-rule-duplicate", `/timers/${i}/id`, `"${id}" again`, "Say it once for each place.")]
    : [];

const again = (all: readonly { readonly id: string }[], id: string, i: number, at: string): readonly Issue[] =>
  all.findIndex((one) => one.id === id) === i
    ? []
    : [problem("protocol-rule-duplicate", at, `"${id}" again`, "Give it an id of its own.")];
