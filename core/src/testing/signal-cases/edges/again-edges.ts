import { assertNever } from "../../../base/result.ts";
import type { LeafCriterion } from "../../../protocol/criterion.ts";
import type { Loose } from "../../panel.ts";
import { answers, type Edge, type Judgement, oneBeside, type Side, sides } from "./edge.ts";
import { edgesOfValue } from "./edges-of-value.ts";
import { reading, startOf } from "./observed-edges.ts";
import { asked, askedOn, conditionOn, dayBefore, result } from "./records.ts";

type Again = Extract<LeafCriterion, { kind: "again" }>;

/** Facts that meet the inner criterion, so many days before the day that is asked about. */
type Repeated = { readonly before: readonly Loose[]; readonly met: (daysBefore: number) => readonly Loose[] };

/** How often, within how many days, and the numbers of what is repeated, each time on the same side of them. */
export function againEdges(leaf: Again, at: string): readonly Edge[] {
  const { times, withinDays, of } = leaf;
  const repeated = repeatedOf(leaf);
  const name = "analyte" in of ? of.analyte : of.kind === "vital" ? of.sign : of.anyOf[0]!;
  const onDays = (days: readonly number[]): readonly Loose[] => [
    ...repeated.before,
    ...inOrder(days).flatMap((day) => repeated.met(day)),
  ];
  const judged = (side: Side, days: readonly number[], expected: "yes" | "no"): Judgement => ({
    side,
    when: leaf,
    facts: lastAsked(onDays(days)),
    expected,
  });
  const closest = (count: number): readonly number[] =>
    Array.from({ length: count }, (_, i) => (of.kind === "vital" ? 0 : i));
  /** All but the first as close to the last as may be. */
  const spread = (gap: number): readonly number[] => [...closest(times - 1), gap];
  return [
    {
      touches: [`${at}/times`],
      of: `${name} ${times} times`,
      judgements: sides.map((side) => judged(side, closest(oneBeside(times, side)), answers[">="][side])),
    },
    ...(withinDays === undefined
      ? []
      : [
          {
            touches: [`${at}/withinDays`],
            of: `${name} within ${withinDays} days`,
            judgements: sides.flatMap((side) => {
              const gap = oneBeside(withinDays, side);
              return gap < 0 ? [] : [judged(side, spread(gap), answers["<="][side])];
            }),
          },
        ]),
    ...innerEdges(leaf, `${at}/of`),
  ];
}

const inOrder = (days: readonly number[]): readonly number[] => days.toSorted((a, b) => b - a);
const lastAsked = (facts: readonly Loose[]): readonly Loose[] => [...facts.slice(0, -1), asked(facts.at(-1)!)];

/** The hour of a reading: each later than the one before, whatever its day. */
function hours(): () => number {
  let hour = 9;
  return () => {
    hour += 1;
    return hour;
  };
}

function repeatedOf({ of }: Again): Repeated {
  switch (of.kind) {
    case "recorded":
      return { before: [], met: (days) => [conditionOn(of.anyOf[0]!, dayBefore(days))] };
    case "finding":
      return {
        before: [],
        met: (days) => [result("creatinine", dayBefore(days), 70, { findings: [of.anyOf[0]!] })],
      };
    case "vital": {
      const next = hours();
      return {
        before: [],
        met: (days) => {
          const on = dayBefore(days);
          const starts = startOf(of, on).map((one) => ({ ...one, id: `start-${on}` }));
          return [...starts, reading(of, metSide(of.op), on, next())];
        },
      };
    }
    case "limit":
    case "grade":
    case "word":
    case "range":
    case "crossing":
    case "change":
    case "trend": {
      const edge = edgesOfValue(of, "").find((one) => isRepeatable(one.of));
      const point = edge?.points.find(({ expected }) => expected === "yes");
      return { before: edge?.before ?? [], met: (days) => (point === undefined ? [] : [point.on(dayBefore(days))]) };
    }
    default:
      return assertNever(of);
  }
}

/** A side on which the operator says yes. */
const metSide = (op: keyof typeof answers): Side => (op === "<" || op === "<=" ? "below" : "above");

/** A value that has changed from the previous one has not done so twice, when it stays where it is. */
const isRepeatable = (of: string): boolean => !of.endsWith("from previous");

function innerEdges({ kind, times, withinDays, of }: Again, at: string): readonly Edge[] {
  const when = { kind, times, ...(withinDays === undefined ? {} : { withinDays }), of } as const;
  if (of.kind === "finding" || of.kind === "recorded") return [];
  if (of.kind === "vital") {
    const judgements = sides.map((side) => ({
      side,
      when,
      facts: [
        ...startOf(of, askedOn),
        ...lastAsked(Array.from({ length: times }, (_, i) => reading(of, side, askedOn, 10 + i))),
      ],
      expected: answers[of.op][side],
    }));
    return [{ touches: [`${at}/value`], of: `${of.sign} ${of.op} ${of.value}, ${times} times`, judgements }];
  }
  return edgesOfValue(of, at)
    .filter((edge) => isRepeatable(edge.of))
    .map(({ touches, of: name, before, sex, points }) => ({
      touches,
      of: `${name}, ${times} times`,
      judgements: points.map(({ side, expected, on }) => ({
        side,
        when,
        facts: [...before, ...lastAsked(Array.from({ length: times }, (_, i) => on(dayBefore(times - 1 - i))))],
        expected,
        ...(sex === undefined ? {} : { sex }),
      })),
    }));
}
