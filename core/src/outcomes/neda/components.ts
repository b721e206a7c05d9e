import type { ChangeHistory } from "../confirmed-change/confirmed-changes.ts";
import { hasChanged } from "../confirmed-change/measure.ts";
import { type LesionCounts, type MriOptions, mriActivity } from "../mri/activity.ts";
import { annualisedVolumeChange, isPathologicalLoss } from "../mri/brain-volume.ts";
import { type UndatedOnset, undatedRelapsesIn } from "../relapses/undated.ts";
import type { Disability } from "./disability.ts";
import type { NedaWindow } from "./windows.ts";

/** One sign of disease in one window: with the days that showed it, or with what is missing to tell. */
export type Component<Missing extends string> =
  | { readonly state: "active"; readonly on: readonly number[] }
  | { readonly state: "free" }
  | { readonly state: "unknown"; readonly missing: Missing };

/** A scan, with the change of brain volume since an earlier scan, in per cent, negative for loss. */
export type Scan = LesionCounts & {
  readonly day: number;
  readonly volumeChangePercent: number | undefined;
  /** The day of that earlier scan, of the brain too; undefined where it is not known. */
  readonly volumeSince: number | undefined;
};

const free = { state: "free" } as const;
const unknown = <Missing extends string>(missing: Missing) => ({ state: "unknown", missing }) as const;

/** Contact may end so many days before the window without the window being open. */
export const contactSlackDays = 30;
/** An EDSS so near the end of the window speaks for it. */
export const edssNearEndDays = 90;

export type RelapseComponent = Component<"contact-to-the-end" | "exact-day">;

/**
 * @param undated a relapse of no exact day is one of the window where all its days lie in it, and it is no part of
 * another; it adds no day to those that showed it
 */
export function relapseComponent(
  window: NedaWindow,
  onsets: readonly number[],
  undated: readonly UndatedOnset[],
  lastContact: number | undefined,
): RelapseComponent {
  const on = onsets.filter((onset) => window.after < onset && onset <= window.through);
  const { certain } = undatedRelapsesIn(undated, window);
  if (on.length > 0 || certain.length > 0) return { state: "active", on };
  const isFollowed = lastContact !== undefined && lastContact >= window.through - contactSlackDays;
  return isFollowed ? free : unknown("contact-to-the-end");
}

/**
 * The EDSS that worsening is measured from, on its own day, which may lie before the anchor. `first`: the first from the
 * anchor on; `unknown`: there is none.
 */
export type NedaReference = { readonly day: number; readonly value: number } | "first" | "unknown";

export type DisabilityComponent = Component<"edss-near-the-end" | "reference" | "confirmation" | "exact-day">;

/**
 * A worsening counts in the window of its onset, even where it was confirmed in the next. One that lasts at the end of
 * the record and is not confirmed, however often it was seen, leaves every window open in which it was seen.
 *
 * @param reference without one nothing is free of worsening
 */
export function disabilityComponent(
  window: NedaWindow,
  { history, visits, measure }: Disability,
  reference: NedaReference,
): DisabilityComponent {
  const on = history.changes
    .filter(
      ({ direction, onsetDay }) => direction === "worsening" && window.after < onsetDay && onsetDay <= window.through,
    )
    .map(({ onsetDay }) => onsetDay);
  if (on.length > 0) return { state: "active", on };
  if (!visits.some(({ day }) => Math.abs(day - window.through) <= edssNearEndDays)) return unknown("edss-near-the-end");
  if (!isMeasuredFrom(history, reference)) return unknown("reference");
  const isOpen = worseAtTheEnd(visits, history, measure).some(({ day }) => window.after < day && day <= window.through);
  return isOpen ? unknown("confirmation") : free;
}

/** Whether the EDSS that everything is to be measured from is the one that it was measured from. */
function isMeasuredFrom({ firstReference }: ChangeHistory, reference: NedaReference): boolean {
  if (reference === "first") return firstReference !== undefined;
  return reference !== "unknown" && firstReference?.day === reference.day;
}

/** The last visits without a break that are worse than the reference then in force: not confirmed, or it had moved. */
const worseAtTheEnd = (
  visits: Disability["visits"],
  { reference }: ChangeHistory,
  measure: Disability["measure"],
): Disability["visits"] =>
  reference === undefined
    ? []
    : visits.slice(
        1 +
          visits.findLastIndex(
            ({ value }) => !hasChanged(measure, "worsening", "least-change", value, reference.value),
          ),
      );

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
 * By the latest scan of the window that has a value and is compared with one from the anchor on: what was lost since a
 * scan before it was lost in part before it.
 *
 * @param scans of the window, in order, in days from the anchor
 */
export function brainVolumeComponent(scans: readonly Scan[]): BrainVolumeComponent {
  for (const { day, volumeChangePercent, volumeSince } of scans.toReversed()) {
    if (volumeSince === undefined || volumeSince < 0) continue;
    if (volumeChangePercent === undefined || !Number.isFinite(volumeChangePercent)) continue;
    const perYear = annualisedVolumeChange(volumeChangePercent, volumeSince, day);
    if (perYear !== undefined) return isPathologicalLoss(perYear) ? { state: "active", on: [day] } : free;
  }
  return unknown("volume-change");
}
