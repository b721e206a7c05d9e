import { assertNever } from "../base/result.ts";
import type { Columns } from "./columns.ts";
import type { ValueLeaf } from "./leaf.ts";
import { type Reach, reachedIn } from "./reach.ts";

/** One criterion on an analyte, and the places of the entries that ask for it: rules share criteria. */
export type SharedLeaf = { readonly leaf: ValueLeaf; readonly askedBy: readonly number[] };

/** A result that does not go so far cannot meet it; one that does is asked. */
type Threshold = { readonly reach: Reach; readonly least: number };

/** Criteria on one reach, those that ask for least first: who does not meet the first needs no further question. */
export type Gate = Threshold & { readonly leaves: readonly (SharedLeaf & { readonly least: number })[] };

export function gatesOf(leaves: readonly SharedLeaf[]): readonly Gate[] {
  const all = leaves.flatMap((one) => thresholdsOf(one.leaf).map((threshold) => ({ ...one, ...threshold })));
  return [...Map.groupBy(all, ({ reach }) => reach)].map(([reach, group]) => {
    const sorted = group.toSorted((a, b) => a.least - b.least);
    return { reach, least: sorted[0]!.least, leaves: sorted };
  });
}

/** What a result must reach before it can meet a criterion; of several, one is enough. */
function thresholdsOf(leaf: ValueLeaf): readonly Threshold[] {
  switch (leaf.kind) {
    case "limit":
      return [leaf.op.startsWith("<") ? { reach: "low", least: -leaf.limit } : { reach: "high", least: leaf.limit }];
    case "range":
      return [
        leaf.isAbove ? { reach: "above-range", least: leaf.times } : { reach: "below-range", least: -leaf.times },
      ];
    case "change":
      return [...multiple(leaf.isRise, leaf.factor), ...distance(leaf.isRise, leaf.by)];
    case "trend":
      return multiple(leaf.isRise, leaf.factor);
    case "grade":
      return [{ reach: "grade", least: leaf.rank }];
    case "word":
      return [{ reach: "word", least: 1 }];
    case "again":
      return thresholdsOf(leaf.of);
    case "crossing":
      return thresholdsOf(leaf.own);
    default:
      return assertNever(leaf);
  }
}

const multiple = (isRise: boolean, factor: number): readonly Threshold[] =>
  Number.isNaN(factor) ? [] : [isRise ? { reach: "risen", least: factor } : { reach: "fallen", least: -factor }];

const distance = (isRise: boolean, by: number): readonly Threshold[] =>
  Number.isNaN(by) ? [] : [{ reach: isRise ? "risen-by" : "fallen-by", least: Math.abs(by) }];

/** A gate that some result of a series comes through, with how far each of them reaches. */
type OpenGate = Gate & { readonly at: readonly number[] };

/** Most series stay within their range and hardly move, and most gates stay shut for all of them. */
export function openGates(gates: readonly Gate[], columns: Columns): readonly OpenGate[] {
  const open: OpenGate[] = [];
  for (const gate of gates) {
    const { at, most } = reachedIn(columns, gate.reach);
    if (most >= gate.least) open.push({ ...gate, at });
  }
  return open;
}
