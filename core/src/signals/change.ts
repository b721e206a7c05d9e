import type { Certainty } from "../base/certainty.ts";
import type { Baseline } from "./baseline.ts";
import type { Columns } from "./columns.ts";
import { productNear, sumNear } from "./exact.ts";
import type { ChangeLeaf } from "./leaf.ts";
import { heldAgainst } from "./limit.ts";
import { previousUndisturbed } from "./steroid-effect.ts";
import { either } from "./three-valued.ts";
import { lacks, type RightSide, type Trace } from "./trace.ts";
import type { World } from "./world.ts";

/** A rise or fall from the personal baseline or from the previous valid value; one of those asked for is enough. */
export function changeAt(leaf: ChangeLeaf, world: World, columns: Columns, i: number, trace?: Trace): Certainty {
  if (Number.isNaN(columns.lows[i])) return lacks(trace, "number", leaf.key);
  let answer: Certainty = "no";
  if (leaf.fromPrevious) answer = fromPrevious(leaf, world, columns, i, trace);
  if (answer === "yes" || !leaf.fromBaseline) return answer;
  return either(answer, fromBaseline(leaf, world, columns, i, trace));
}

function fromPrevious(
  leaf: ChangeLeaf,
  world: World,
  columns: Columns,
  i: number,
  trace: Trace | undefined,
): Certainty {
  const j = previousUndisturbed(world, columns, i);
  if (j < 0) return lacks(trace, "previous", leaf.key);
  const made =
    trace &&
    ((): RightSide => ({
      from: "previous",
      value: columns.highs[j]!,
      facts: [columns.series.ids[j]!],
      ...asked(leaf),
    }));
  return moved(leaf, columns, i, columns.lows[j]!, columns.highs[j]!, made, trace);
}

function fromBaseline(leaf: ChangeLeaf, world: World, columns: Columns, i: number, trace?: Trace): Certainty {
  const base = world.baselineOf(columns, i);
  if (base === undefined) return lacks(trace, "baseline", leaf.key);
  return moved(leaf, columns, i, base.value, base.value, trace && (() => baselineSide(leaf, base)), trace);
}

const baselineSide = (leaf: ChangeLeaf, { mark, value, facts }: Baseline): RightSide => ({
  from: "baseline",
  baseline: mark,
  value,
  facts,
  ...asked(leaf),
});

const asked = ({ percent, by }: ChangeLeaf): { percent?: number; by?: number } => ({
  ...(Number.isNaN(percent) ? {} : { percent }),
  ...(Number.isNaN(by) ? {} : { by: Math.abs(by) }),
});

/** A rise or fall from any value that reaches from `low` to `high`. */
export const movedFrom = (leaf: ChangeLeaf, columns: Columns, i: number, low: number, high: number): Certainty =>
  moved(leaf, columns, i, low, high, undefined, undefined);

/** Equal counts. With a share and a distance, either is enough. */
function moved(
  leaf: ChangeLeaf,
  columns: Columns,
  i: number,
  low: number,
  high: number,
  made: (() => RightSide) | undefined,
  trace: Trace | undefined,
): Certainty {
  const op = leaf.isRise ? ">=" : "<=";
  const { lows, highs } = columns;
  let answer: Certainty = "no";
  if (!Number.isNaN(leaf.factor)) {
    const least = productNear(low, leaf.factor, lows[i]!, highs[i]!);
    const most = low === high ? least : productNear(high, leaf.factor, lows[i]!, highs[i]!);
    answer = heldAgainst(columns, i, op, least, most, leaf.unit, made, trace);
  }
  if (answer === "yes" || Number.isNaN(leaf.by)) return answer;
  const least = sumNear(low, leaf.by, lows[i]!, highs[i]!);
  const most = low === high ? least : sumNear(high, leaf.by, lows[i]!, highs[i]!);
  const byDistance = heldAgainst(columns, i, op, least, most, leaf.unit, made, trace);
  return Number.isNaN(leaf.factor) ? byDistance : either(answer, byDistance);
}
