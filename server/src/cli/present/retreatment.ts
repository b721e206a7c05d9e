import { type AssessmentJson, say } from "@longwatch/core";
import { bold, columns, wrapped } from "./layout.ts";

type Retreatment = NonNullable<AssessmentJson["decisions"]["retreatment"]>;

/** Whether the next course should follow, and the clocks that the last one has started. */
export function retreatment(of: Retreatment | null): readonly string[] {
  if (of === null) return [];
  return [
    bold(`Next course: ${say(`candidacy.${of.answer}`, {})}`),
    ...of.parts.filter(({ what }) => what !== "candidacy").flatMap(({ text }) => wrapped(text, 2)),
    ...columns(of.timers.map((one) => [ends(one), one.name])),
    ...wrapped(of.alternative, 2),
    "",
  ];
}

const ends = ({ notBefore, waitsFor }: Retreatment["timers"][number]): string =>
  waitsFor === null
    ? `through ${notBefore}`
    : `from ${notBefore}, on a ${waitsFor === "result" ? "result" : "specialist's word"}`;
