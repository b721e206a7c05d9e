import type { Issue } from "../base/result.ts";
import { problem } from "../protocol/lint/check.ts";
import type { EvidenceBase, Figure } from "./evidence.ts";

/** Whether a figure can be true: its arms, its numbers, its intervals and its counts. */
export function checkFigure(figure: Figure, at: string, { studies }: EvidenceBase): readonly Issue[] {
  const study = studies.find(({ id }) => id === figure.study);
  const wrong = (where: string, saw: string, remedy: string): Issue =>
    problem("value-not-allowed", `${at}${where}`, saw, remedy);
  const arms = figure.values.map(({ of }) => of);
  const others = arms.filter((of) => of !== figure.comparator);
  return [
    ...(study === undefined || study.comparator === figure.comparator
      ? []
      : [wrong("/comparator", `"${figure.comparator}"`, `Write that of its study, "${study.comparator}".`)]),
    ...(figure.comparator === "none" || (arms.length === 2 && others.length === 1)
      ? []
      : [wrong("/values", arms.join(", "), "Write one value of alemtuzumab and one of the comparator.")]),
    ...(figure.comparator !== "none" || arms.length === 1
      ? []
      : [wrong("/values", arms.join(", "), "Name the comparator, or write one value.")]),
    ...(figure.contrast === undefined || figure.comparator !== "none"
      ? []
      : [wrong("/contrast", "a ratio", "Leave the ratio out: nobody was compared.")]),
    ...figure.values.flatMap((value, i) =>
      checkValue(figure, value, (saw, remedy) => wrong(`/values/${i}`, saw, remedy)),
    ),
    ...(figure.contrast === undefined
      ? []
      : checkInterval(figure.contrast, (saw, remedy) => wrong("/contrast/interval", saw, remedy))),
  ];
}

type Value = Figure["values"][number];
type Complain = (saw: string, remedy: string) => Issue;

const isShare = ({ measure }: Figure): boolean => measure === "share" || measure === "risk-kaplan-meier";

function checkValue(figure: Figure, one: Value, complain: Complain): readonly Issue[] {
  const ends = one.interval === undefined ? [] : [one.interval.low, one.interval.high];
  const beyond = isShare(figure) && [one.value, ...ends].some((number) => number < 0 || number > 100);
  return [
    ...(beyond ? [complain(String(one.value), "Write a percentage, 0 to 100.")] : []),
    ...checkInterval(one, complain),
    ...checkCounts(figure, one, complain),
  ];
}

const checkInterval = ({ value, interval }: Pick<Value, "value" | "interval">, complain: Complain): readonly Issue[] =>
  interval === undefined || (interval.low <= value && value <= interval.high)
    ? []
    : [complain(`${value} in ${interval.low} to ${interval.high}`, "Write an interval that holds its value.")];

/** A share is its people out of all, a raw rate its events for each person and year, as far as the printed digits tell. */
function checkCounts(
  { measure, time }: Figure,
  { value, people, events }: Value,
  complain: Complain,
): readonly Issue[] {
  if (people === undefined || events === undefined) return [];
  const remedy = "Write the counts that belong to the number.";
  const [counted, near] =
    measure === "rate-raw" && "months" in time
      ? [events / ((people * time.months) / 12), 0.005]
      : [(100 * events) / people, 0.6];
  return Math.abs(counted - value) < near ? [] : [complain(`${value}, but ${events} of ${people}`, remedy)];
}
