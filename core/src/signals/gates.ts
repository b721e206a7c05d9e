import type { Columns } from "./columns.ts";
import type { ChangeLeaf, ValueLeaf } from "./leaf.ts";

/** One criterion on an analyte, and the places of the entries that ask for it: rules share criteria. */
export type SharedLeaf = { readonly leaf: ValueLeaf; readonly askedBy: readonly number[] };

/**
 * Criteria of one sort, behind the mildest of them: who does not meet that meets none of the others, and most results
 * meet none. Without a gate they are asked one by one.
 */
export type Gated = { readonly gate: ValueLeaf | undefined; readonly leaves: readonly SharedLeaf[] };

export function gatesOf(leaves: readonly SharedLeaf[]): readonly Gated[] {
  const sorts = Map.groupBy(leaves, ({ leaf }, i) => sortOf(leaf) ?? `${i}`);
  return [...sorts.values()].map((group) => ({
    gate: group.length === 1 ? undefined : group.map(({ leaf }) => leaf).reduce(milder),
    leaves: group,
  }));
}

function sortOf(leaf: ValueLeaf): string | undefined {
  switch (leaf.kind) {
    case "limit":
      return `limit ${leaf.op[0]} ${leaf.evenSpoilt}`;
    case "grade":
      return `grade ${leaf.evenSpoilt}`;
    case "range":
      return (leaf.isAbove ? leaf.times >= 1 : leaf.times <= 1)
        ? `range ${leaf.isAbove} ${leaf.evenSpoilt}`
        : undefined;
    case "change":
      return `change ${leaf.isRise} ${leaf.evenSpoilt}`;
    case "word":
    case "crossing":
    case "trend":
    case "again":
      return undefined;
  }
}

/** What is met wherever one of the two is. */
function milder(a: ValueLeaf, b: ValueLeaf): ValueLeaf {
  if (a.kind === "limit" && b.kind === "limit") {
    const isBelow = a.op.startsWith("<");
    const limit = isBelow ? Math.max(a.limit, b.limit) : Math.min(a.limit, b.limit);
    return { ...a, op: isBelow ? "<=" : ">=", limit };
  }
  if (a.kind === "grade" && b.kind === "grade") return { ...(a.rank <= b.rank ? a : b), isOnlyNew: false };
  if (a.kind === "range" && b.kind === "range") {
    const times = a.isAbove ? Math.min(a.times, b.times) : Math.max(a.times, b.times);
    return { ...a, op: a.isAbove ? ">=" : "<=", times, isOnlyNew: false };
  }
  if (a.kind === "change" && b.kind === "change") return milderChange(a, b);
  return a;
}

function milderChange(a: ChangeLeaf, b: ChangeLeaf): ChangeLeaf {
  const smaller = (x: number, y: number): number => (Number.isNaN(x) ? y : Math.abs(y) < Math.abs(x) ? y : x);
  const percent = smaller(a.percent, b.percent);
  return {
    ...a,
    fromBaseline: a.fromBaseline || b.fromBaseline,
    fromPrevious: a.fromPrevious || b.fromPrevious,
    percent,
    factor: percent === a.percent ? a.factor : b.factor,
    by: smaller(a.by, b.by),
  };
}

/** Float noise of a product or a ratio: what lies so near is asked exactly. */
const nearly = 1e-9;

/** Whether any result of a series may meet a gate: most series lie within their range, and hardly move. */
export function mayMeet({ gate, leaves }: Gated, { extremes }: Columns): boolean {
  const leaf = gate ?? leaves[0]!.leaf;
  const { least, greatest, mostOfUpper, leastOfLower, hasWords } = extremes;
  switch (leaf.kind) {
    case "limit":
      return leaf.op.startsWith("<") ? least <= leaf.limit : greatest >= leaf.limit;
    case "range":
      if (leaf.isAbove) return hasWords || mostOfUpper >= leaf.times - nearly;
      return leastOfLower <= leaf.times + nearly;
    case "crossing":
      return (hasWords || mostOfUpper >= 1 - nearly) && (hasWords || leastOfLower <= 1 + nearly);
    case "change": {
      // Baseline and previous value are among them, so nothing moves further than from one end to the other.
      const [from, to] = leaf.isRise ? [least, greatest] : [greatest, least];
      const [share, distance] = [from * leaf.factor, from + leaf.by];
      const slack = Math.abs(from) * nearly;
      return leaf.isRise
        ? to >= share - slack || to >= distance - slack
        : to <= share + slack || to <= distance + slack;
    }
    case "grade":
    case "word":
    case "trend":
    case "again":
      return true;
  }
}
