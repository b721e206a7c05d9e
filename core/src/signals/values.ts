import type { Certainty } from "../base/certainty.ts";
import { assertNever } from "../base/result.ts";
import { againAt } from "./again.ts";
import { changeAt } from "./change.ts";
import { type Columns, spoilt, withdrawn } from "./columns.ts";
import { crossingAt } from "./crossing.ts";
import type { ValueLeaf } from "./leaf.ts";
import { limitAt } from "./limit.ts";
import { newlyAt } from "./newly.ts";
import { rangeAt } from "./range.ts";
import { lacks, type Trace } from "./trace.ts";
import { trendAt } from "./trend.ts";
import { gradeAt, wordAt } from "./word-value.ts";
import type { World } from "./world.ts";

/** Whether one result meets a value criterion, by itself and what came before it. */
export function valueAt(
  leaf: ValueLeaf,
  world: World,
  columns: Columns,
  i: number,
  trace?: Trace | undefined,
): Certainty {
  const state = columns.states[i]!;
  if (state === withdrawn) return lacks(trace, "result", leaf.key);
  if (state === spoilt && !judgesSpoilt(leaf)) return lacks(trace, "valid-sample", leaf.key);
  switch (leaf.kind) {
    case "limit":
      return limitAt(leaf, columns, i, trace);
    case "grade":
      return leaf.isOnlyNew
        ? newlyAt(world, columns, i, (j, why) => gradeAt(leaf, columns, j, why), trace)
        : gradeAt(leaf, columns, i, trace);
    case "word":
      return wordAt(leaf, columns, i, trace);
    case "range":
      return leaf.isOnlyNew
        ? newlyAt(world, columns, i, (j, why) => rangeAt(leaf, world, columns, j, why), trace)
        : rangeAt(leaf, world, columns, i, trace);
    case "crossing":
      return crossingAt(leaf, world, columns, i, trace);
    case "change":
      return changeAt(leaf, world, columns, i, trace);
    case "trend":
      return trendAt(leaf, columns, i, trace);
    case "again":
      return againAt(leaf, columns, i, (one, j, why) => valueAt(one, world, columns, j, why), trace);
    default:
      return assertNever(leaf);
  }
}

const judgesSpoilt = (leaf: ValueLeaf): boolean => "evenSpoilt" in leaf && leaf.evenSpoilt;
