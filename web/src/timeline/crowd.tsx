import type { ReactElement } from "react";
import styles from "./plot.module.css";

type Mark = { readonly x: number; readonly y: number };
export type Crowd = { readonly x: number; readonly top: number; readonly bottom: number; readonly count: number };

/**
 * Readings that stand so close in time that their marks would be a heap, as those of one infusion day: each heap is a bar from
 * the highest to the lowest, with their number; what stands freely is left as it is.
 *
 * @param apart how far apart marks must be, in pixels
 */
export function crowded<M extends Mark>(
  marks: readonly M[],
  apart: number,
): { readonly crowds: readonly Crowd[]; readonly free: readonly M[] } {
  const groups: M[][] = [];
  for (const mark of marks.toSorted((a, b) => a.x - b.x)) {
    const group = groups.at(-1);
    if (group !== undefined && mark.x - group.at(-1)!.x < apart) group.push(mark);
    else groups.push([mark]);
  }
  const isHeap = (group: readonly M[]): boolean => group.length > 3;
  return {
    free: groups.filter((group) => !isHeap(group)).flat(),
    crowds: groups.filter(isHeap).map((group) => ({
      x: (group[0]!.x + group.at(-1)!.x) / 2,
      top: Math.min(...group.map(({ y }) => y)),
      bottom: Math.max(...group.map(({ y }) => y)),
      count: group.length,
    })),
  };
}

/** A bar with ends, and for how many readings it stands. */
export const CrowdBar = ({ x, top, bottom, count }: Crowd): ReactElement => (
  <>
    <path className={styles["crowd"]} d={`M${x - 4} ${top}h8M${x} ${top}V${bottom}M${x - 4} ${bottom}h8`} />
    <text className={styles["count"]} x={x + 8} y={(top + bottom) / 2 + 3.5}>
      ×{count}
    </text>
  </>
);
