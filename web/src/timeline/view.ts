/** The part of the axis that is seen, in days. */
export type View = { readonly from: number; readonly through: number };

/** What there is to see. */
export type Extent = View & { readonly asOf: number; readonly lastCourseOn: number | undefined };

export const presets = ["all", "two-years", "six-months", "since-course", "whole"] as const;
export type Preset = (typeof presets)[number];

const shortestDays = 14;
/** Room on either side, so that no mark is cut by the edge. */
const margin = (days: number): number => Math.max(4, days * 0.015);

const padded = (from: number, through: number): View => ({
  from: from - margin(through - from),
  through: through + margin(through - from),
});

/** Undefined: there is no such view of this patient. */
export function presetView(preset: Preset, { from, through, asOf, lastCourseOn }: Extent): View | undefined {
  switch (preset) {
    case "all":
      return padded(from, Math.max(asOf + (asOf - from) * 0.06, from + shortestDays));
    case "whole":
      return padded(from, Math.max(through, from + shortestDays));
    case "two-years":
      return padded(asOf - 640, asOf + 90);
    case "six-months":
      return padded(asOf - 153, asOf + 30);
    case "since-course":
      return lastCourseOn === undefined ? undefined : padded(lastCourseOn - 14, Math.max(asOf + 45, lastCourseOn + 60));
  }
}

/** Nobody gets lost: some part of what there is stays in sight. */
function kept(view: View, extent: Extent): View {
  const whole = presetView("whole", extent)!;
  const days = Math.min(Math.max(view.through - view.from, shortestDays), (whole.through - whole.from) * 1.2);
  const middle = (view.from + view.through) / 2;
  const half = days / 2;
  const at = Math.min(Math.max(middle, whole.from), whole.through);
  return { from: at - half, through: at + half };
}

/** Smaller than 1 comes closer. The day stays where it is. */
export function zoomed(view: View, factor: number, around: number, extent: Extent): View {
  const longest = presetView("whole", extent)!;
  const days = view.through - view.from;
  const next = Math.min(Math.max(days * factor, shortestDays), (longest.through - longest.from) * 1.2);
  const share = (around - view.from) / days;
  return kept({ from: around - share * next, through: around + (1 - share) * next }, extent);
}

export const panned = (view: View, days: number, extent: Extent): View =>
  kept({ from: view.from + days, through: view.through + days }, extent);

/** So that a day can be seen, with as much of the rest as before. */
export function brought(view: View, day: number, extent: Extent): View {
  const edge = (view.through - view.from) * 0.04;
  if (day >= view.from + edge && day <= view.through - edge) return view;
  return panned(view, day - (view.from + view.through) / 2, extent);
}
