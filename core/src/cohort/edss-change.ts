import { type Estimable, notEstimable } from "./estimate.ts";
import { type Mean, type MeanOptions, meanOf } from "./mean.ts";
import { type Proportion, proportion } from "./proportion.ts";

export type EdssChangeGroup = "improved" | "stable" | "worsened";

/** Improved: lower by 1.0 or more. Worsened: higher by 1.0 or more. Stable: within 0.5, as in the trials. */
export function edssChangeGroup(change: number): EdssChangeGroup {
  if (change <= -1) return "improved";
  return change >= 1 ? "worsened" : "stable";
}

export type EdssChange = {
  readonly change: Mean;
  /** Of everybody with a change; the three counts add up to it. */
  readonly groups: Readonly<Record<EdssChangeGroup, Proportion>>;
};

const isChange = (change: number): boolean => Number.isInteger(change * 2) && Math.abs(change) <= 10;

/**
 * A group's changes of EDSS (later less baseline, one for each person, in steps of 0.5): the mean, and never without
 * it, for the scale is ordinal, the distribution.
 */
export function edssChange(changes: readonly number[], options: MeanOptions = {}): Estimable<EdssChange> {
  if (!changes.every(isChange)) return notEstimable("value-unusable");
  const change = meanOf(changes, options);
  if (!change.estimable) return change;
  const share = (group: EdssChangeGroup) =>
    proportion({ count: changes.filter((one) => edssChangeGroup(one) === group).length, of: changes.length }, options);
  const [improved, stable, worsened] = [share("improved"), share("stable"), share("worsened")];
  if (!improved.estimable || !stable.estimable || !worsened.estimable) return notEstimable("nobody");
  return { estimable: true, change, groups: { improved, stable, worsened } };
}
