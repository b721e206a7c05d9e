import type { UndatedOnset } from "../relapses/undated.ts";

/** Somewhere from `earliest` through `latest`, both included. */
type Between = { readonly earliest: number; readonly latest: number };

/** Relapses, scores and scans whose day is not known exactly. */
export type Undecided = { readonly [kind in "edss" | "scans"]: readonly Between[] } & {
  readonly relapses: readonly UndatedOnset[];
};

const nothing: Undecided = { relapses: [], edss: [], scans: [] };

/** In days from an anchor; without what lies before it for certain. */
export function shiftedDoubts(undated: Undecided | undefined, anchor: number): Undecided {
  if (undated === undefined) return nothing;
  const shifted = <B extends Between>(all: readonly B[]): readonly B[] =>
    all
      .filter(({ latest }) => latest >= anchor)
      .map((one) => ({ ...one, earliest: one.earliest - anchor, latest: one.latest - anchor }));
  return { relapses: shifted(undated.relapses), edss: shifted(undated.edss), scans: shifted(undated.scans) };
}

/**
 * A component, but never free where something that may lie in these days has no exact day. One that is active stays so.
 */
export const undecidedIf = <C extends { readonly state: "active" | "free" | "unknown" }>(
  undated: readonly Between[],
  { after, through }: { readonly after: number; readonly through: number },
  component: C,
): C | { readonly state: "unknown"; readonly missing: "exact-day" } =>
  component.state === "free" && undated.some(({ earliest, latest }) => latest > after && earliest <= through)
    ? { state: "unknown", missing: "exact-day" }
    : component;
