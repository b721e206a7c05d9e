import { type Columns, isExactAt } from "../core/src/signals/columns.ts";
import type { World } from "../core/src/signals/world.ts";
import type { Latent } from "./latent.ts";
import { isReadable } from "./printed.ts";
import { add, type Tally } from "./tally.ts";
import { nearDays, verdictOn } from "./verdict.ts";

type Curve = {
  readonly analyte: string;
  readonly direction: 1 | -1;
  readonly percents: readonly number[];
  /** The disease that the rule looks for. */
  readonly kind: string;
  /** What else explains a change. */
  readonly kinds: readonly string[];
};

const steps = (from: number, through: number): readonly number[] =>
  Array.from({ length: (through - from) / 5 + 1 }, (_, i) => from + 5 * i);

export const curves: readonly Curve[] = [
  {
    analyte: "platelets",
    direction: -1,
    percents: steps(10, 70),
    kind: "thrombocytopenia",
    kinds: ["thrombocytopenia", "pancytopenia"],
  },
  {
    analyte: "creatinine",
    direction: 1,
    percents: steps(10, 60),
    kind: "anti-gbm",
    kinds: ["anti-gbm", "membranous"],
  },
];

/** Change in per cent, in the direction that is feared, from the baseline and from the previous value. */
function changes(world: World, columns: Columns, direction: 1 | -1): readonly (readonly [number, number])[] {
  let previous = Number.NaN;
  let current = Number.NaN;
  let currentOn = Number.NEGATIVE_INFINITY;
  return Array.from({ length: columns.size }, (_, i) => {
    const day = columns.series.earliest[i]!;
    if (day > currentOn) previous = current;
    if (!isReadable(columns, i)) return [Number.NaN, Number.NaN];
    const value = columns.lows[i]!;
    const from = (base: number | undefined): number =>
      base === undefined ? Number.NaN : direction * 100 * (value / base - 1);
    const both = [from(world.baselineOf(columns, i)?.value), from(previous)] as const;
    if (isExactAt(columns, i)) {
      current = value;
      currentOn = day;
    }
    return both;
  });
}

/** How often each relative limit would ring outside days 0–60, and which events it would find, for both ways to compare. */
export function sweep(
  world: World,
  latent: readonly Latent[],
  from: number,
  isEarly: (day: number) => boolean,
  tally: Tally,
) {
  for (const { analyte, direction, percents, kind, kinds } of curves) {
    const columns = world.columnsFor(analyte);
    if (columns === undefined) continue;
    const moved = changes(world, columns, direction);
    const explaining = latent
      .filter((one) => kinds.includes(one.kind))
      .map((one) => ({ ...one, names: ["ITP"] as const }));
    const sought = latent.filter((one) => one.kind === kind);
    for (const one of sought) {
      const days = columns.series.earliest;
      const inside = [...days.keys()].filter((i) => days[i]! >= one.begin - nearDays && days[i]! <= one.recognised);
      const first = inside.find((i) => one.marked.includes(days[i]!));
      if (first === undefined) continue;
      add(tally, ["curve", analyte, "events"]);
      for (const percent of percents)
        for (const [name, at] of ways) {
          const met = inside.filter((i) => at(moved[i]!) >= percent);
          if (met.length > 0) add(tally, ["curve", analyte, name, percent, "found"]);
          if (met.some((i) => days[i]! <= days[first]!)) add(tally, ["curve", analyte, name, percent, "at first"]);
        }
    }
    for (const percent of percents)
      for (const [name, at] of ways) {
        let isOn = false;
        for (let i = 0; i < columns.size; i += 1) {
          const change = at(moved[i]!);
          if (Number.isNaN(change)) continue;
          const day = columns.series.earliest[i]!;
          const opens = change >= percent && !isOn;
          isOn = change >= percent;
          if (!opens || day < from || isEarly(day)) continue;
          if (verdictOn(day, ["ITP"], explaining) === "false") add(tally, ["curve", analyte, name, percent, "false"]);
        }
      }
  }
}

const larger = (a: number, b: number): number => (Number.isNaN(a) ? b : Number.isNaN(b) ? a : Math.max(a, b));
export const ways: readonly (readonly [string, (change: readonly [number, number]) => number])[] = [
  ["baseline or previous", ([base, previous]) => larger(base, previous)],
  ["baseline only", ([base]) => base],
];
