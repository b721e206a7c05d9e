import type { ReactNode } from "react";
import type { View } from "./view.ts";

/** Something on the timeline that can be read on its own; said only when it is asked for, as there are thousands. */
export type Item = {
  /** Its place on the axis. */
  readonly day: number;
  /** All of it in words: what, when, how much, and what that means. */
  readonly words: () => string;
  /** The same without what the row says already, for the column beside it. */
  readonly brief: () => string;
  /** The obligation or warning that can be asked why. */
  readonly why?: string;
  readonly fact?: string;
};

/** One lane: a name, a drawing on the shared axis, and what can be read from it. */
export type Row = {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  /** The unit, or what the row is of. */
  readonly about: string;
  readonly height: (view: View, width: number) => number;
  readonly draw: (view: View, width: number) => ReactNode;
  /** In the order of their days. */
  readonly items: readonly Item[];
  /** What the column beside it shows while nothing is pointed at. */
  readonly latest: string;
};

/** The item that is nearest to a day; undefined where there is none. */
export function nearest(items: readonly Item[], day: number): number | undefined {
  let best: number | undefined;
  for (const [i, item] of items.entries())
    if (best === undefined || Math.abs(item.day - day) <= Math.abs(items[best]!.day - day)) best = i;
  return best;
}
