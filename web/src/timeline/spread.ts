/** Something to be drawn, by its place, and how much it matters: 0 the most. */
export type Placed = { readonly x: number; readonly y: number; readonly rank: number };

/** Where a mark is drawn; `stands` for how many, where there is no room for each. */
export type Spread<P extends Placed> = {
  readonly mark: P;
  readonly x: number;
  readonly y: number;
  readonly stands: number;
};

/**
 * Marks that would cover each other are moved apart, up to three of them; more are one, the gravest, which says for how many
 * it stands. Nothing is drawn beneath something else.
 *
 * @param apart how far apart marks must be, in pixels
 */
export function spread<P extends Placed>(marks: readonly P[], apart: number): readonly Spread<P>[] {
  const groups: P[][] = [];
  for (const mark of marks.toSorted((a, b) => a.x - b.x)) {
    const group = groups.at(-1);
    const isNear =
      group !== undefined &&
      mark.x - group[0]!.x < apart &&
      group.some((one) => Math.abs(one.x - mark.x) < apart && Math.abs(one.y - mark.y) < apart);
    if (isNear) group.push(mark);
    else groups.push([mark]);
  }
  return groups.flatMap((group) => {
    const middle = group.reduce((sum, { x }) => sum + x, 0) / group.length;
    if (group.length > 3) {
      const gravest = group.reduce((a, b) => (b.rank < a.rank ? b : a));
      return [{ mark: gravest, x: middle, y: gravest.y, stands: group.length }];
    }
    return group.map((mark, i) => ({
      mark,
      x: group.length === 1 ? mark.x : middle + (i - (group.length - 1) / 2) * apart,
      y: mark.y,
      stands: 1,
    }));
  });
}

/** Bars with their words in as few rows as hold them side by side. */
export function packed<B extends { readonly left: number; readonly right: number }>(
  bars: readonly B[],
): readonly (B & { readonly row: number })[] {
  const ends: number[] = [];
  return bars
    .toSorted((a, b) => a.left - b.left)
    .map((bar) => {
      const free = ends.findIndex((end) => end <= bar.left);
      const row = free === -1 ? ends.length : free;
      ends[row] = bar.right + 6;
      return { ...bar, row };
    });
}
