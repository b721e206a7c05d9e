import type { ChangeHistory } from "../confirmed-change/confirmed-changes.ts";
import { hasChanged } from "../confirmed-change/measure.ts";
import { type LesionCounts, type MriOptions, mriActivity } from "../mri/activity.ts";
import { annualisedVolumeChange, isPathologicalLoss } from "../mri/brain-volume.ts";
import type { Disability } from "./disability.ts";
import type { NedaWindow } from "./windows.ts";

/** One sign of disease in one window: with the days that showed it, or with what is missing to tell. */
export type Component<Missing extends string> =
  | { readonly state: "active"; readonly on: readonly number[] }
  | { readonly state: "free" }
  | { readonly state: "unknown"; readonly missing: Missing };

/** A scan, with the change of brain volume since the scan before it, in per cent, negative for loss. */
export type Scan = LesionCounts & { readonly day: number; readonly volumeChangePercent: number | undefined };

const free = { state: "free" } as const;
const unknown = <Missing extends string>(missing: Missing) => ({ state: "unknown", missing }) as const;

/** Contact may end so many days before the window without the window being open. */
const contactSlackDays = 30;
/** An EDSS so near the end of the window speaks for it. */
const edssNearEndDays = 90;

export type RelapseComponent = Component<"contact-to-the-end" | "exact-day">;

export function relapseComponent(
  window: NedaWindow,
  onsets: readonly number[],
  lastContact: number | undefined,
): RelapseComponent {
  const on = onsets.filter((onset) => window.after < onset && onset <= window.through);
  if (on.length > 0) return { state: "active", on };
  const isFollowed = lastContact !== undefined && lastContact >= window.through - contactSlackDays;
  return isFollowed ? free : unknown("contact-to-the-end");
}

export type DisabilityComponent = Component<"edss-near-the-end" | "reference" | "confirmation" | "exact-day">;

/**
 * A worsening counts in the window of its onset, even where it was confirmed in the next.
 *
 * @param hasReference whether an EDSS at the anchor is known: without one nothing is free of worsening
 */
export function disabilityComponent(
  window: NedaWindow,
  { history, visits, measure }: Disability,
  hasReference = true,
): DisabilityComponent {
  const on = history.changes
    .filter(
      ({ direction, onsetDay }) => direction === "worsening" && window.after < onsetDay && onsetDay <= window.through,
    )
    .map(({ onsetDay }) => onsetDay);
  if (on.length > 0) return { state: "active", on };
  if (!visits.some(({ day }) => Math.abs(day - window.through) <= edssNearEndDays)) return unknown("edss-near-the-end");
  if (!hasReference || history.firstReference === undefined) return unknown("reference");
  const last = visits.at(-1)!;
  const isInside = window.after < last.day && last.day <= window.through;
  return isInside && isWorseNow(history, measure, last.value) ? unknown("confirmation") : free;
}

const isWorseNow = ({ reference }: ChangeHistory, measure: Disability["measure"], value: number): boolean =>
  reference !== undefined && hasChanged(measure, "worsening", "least-change", value, reference.value);

export type MriComponent = Component<"scan" | "lesion-counts" | "exact-day">;

/** @param scans of the window */
export function mriComponent(scans: readonly Scan[], options: MriOptions): MriComponent {
  const on = scans.filter((scan) => mriActivity(scan, options).state === "active").map(({ day }) => day);
  if (on.length > 0) return { state: "active", on };
  if (scans.length === 0) return unknown("scan");
  return scans.every((scan) => mriActivity(scan, options).state === "free") ? free : unknown("lesion-counts");
}

export type BrainVolumeComponent = Component<"volume-change">;

/**
 * By the latest scan of the window that has a value and a scan before it.
 *
 * @param scans of the window, in order
 * @param all scans, in order
 */
export function brainVolumeComponent(scans: readonly Scan[], all: readonly Scan[]): BrainVolumeComponent {
  for (const { day, volumeChangePercent } of scans.toReversed()) {
    const previous = all.findLast((scan) => scan.day < day);
    if (previous === undefined || volumeChangePercent === undefined || !Number.isFinite(volumeChangePercent)) continue;
    const perYear = annualisedVolumeChange(volumeChangePercent, previous.day, day);
    if (perYear !== undefined) return isPathologicalLoss(perYear) ? { state: "active", on: [day] } : free;
  }
  return unknown("volume-change");
}
