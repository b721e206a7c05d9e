import type { Criterion, LeafCriterion } from "../../../protocol/criterion.ts";
import { answers, type Edge, type Judgement, oneBeside, type Side, sides, type When } from "./edge.ts";
import { asked, askedOn, dayBefore, probeLeaf, probeOn, result, symptomOn } from "./records.ts";

type All = Extract<Criterion, { kind: "all" }>;
export type Apart = NonNullable<All["apart"]>;
type AtLeast = Extract<Criterion, { kind: "at-least" }>;

/** As many invented symptoms as it has parts, of which one fewer, as many and one more than asked for are there. */
export function countEdges({ count, of }: AtLeast, at: string): readonly Edge[] {
  const names = of.map((_, i) => `edge-part-${i + 1}`);
  const parts = names.map((name): LeafCriterion => ({ kind: "symptom", anyOf: [name] }));
  const when: When = { kind: "all", of: [{ kind: "at-least", count, of: parts }, probeLeaf] };
  const judgements = sides.flatMap((side): readonly Judgement[] => {
    const met = oneBeside(count, side);
    if (met > names.length) return [];
    const told = names.map((name, i) => symptomOn(name, askedOn, { present: i < met ? "yes" : "no" }));
    return [{ side, when, facts: [...told, probeOn(askedOn)], expected: answers[">="][side] }];
  });
  return [{ touches: [`${at}/count`], of: `${count} of ${names.length}`, judgements }];
}

const low = (analyte: string, value: number): LeafCriterion => ({
  kind: "limit",
  analyte,
  op: "<",
  value,
  unit: analyte === "platelets" ? "10*9/L" : "g/L",
});
const [platelets, haemoglobin] = [low("platelets", 100), low("haemoglobin", 100)];

/** How far apart the parts may lie, with two invented parts of each sort; the usual windows where a rule says nothing. */
export function apartEdges(apart: Apart, at: string, asWritten?: Apart): readonly Edge[] {
  const edge = (field: keyof Apart, judge: (side: Side, days: number) => Judgement): readonly Edge[] => {
    const days = apart[field];
    if (days === undefined) return [];
    return [
      {
        touches: [`${at}/${field}`],
        of: `${field} ${days}`,
        judgements: sides.map((side) => judge(side, oneBeside(days, side))),
      },
    ];
  };
  const together = (...of: readonly LeafCriterion[]): When => ({
    kind: "all",
    of: [...of],
    ...(asWritten === undefined ? {} : { apart: asWritten }),
  });
  const normal = result("platelets", askedOn, 250);
  return [
    ...edge("resultsDays", (side, days) => ({
      side,
      when: together(platelets, haemoglobin),
      facts: [result("platelets", dayBefore(days), 50), normal, asked(result("haemoglobin", askedOn, 80))],
      expected: answers["<="][side],
    })),
    ...edge("symptomDaysBefore", (side, days) => ({
      side,
      when: together(platelets, probeLeaf),
      facts: [
        symptomOn("edge-probe", dayBefore(days)),
        symptomOn("edge-probe", askedOn, { present: "no" }),
        asked(result("platelets", askedOn, 50)),
      ],
      expected: answers["<="][side],
    })),
    ...edge("symptomDaysAfter", (side, days) => ({
      side,
      when: together(platelets, probeLeaf),
      facts: [result("platelets", dayBefore(days), 50), normal, probeOn(askedOn)],
      expected: answers["<="][side],
    })),
  ];
}
