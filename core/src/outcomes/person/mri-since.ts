import type { Day } from "../../base/calendar.ts";
import { mriActivity, uniqueActiveLesions } from "../mri/activity.ts";
import type { OutcomeReadings } from "../readings/readings.ts";
import type { ScanReading } from "../readings/scans.ts";
import { undatedSince } from "./reference.ts";

export type MriSince = {
  /** After the first infusion of the course, in order. */
  readonly scans: readonly ScanReading[];
  /** Of the active ones. */
  readonly active: readonly ScanReading[];
  /** Lesions that are new, enlarging or enhancing, each once; undefined where a count is not known. */
  readonly lesions: { readonly least: number; readonly most: number } | undefined;
  /** Active by new lesions alone, beside a scan from before the course: they may have come before it. */
  readonly comparedBefore: readonly ScanReading[];
} & (
  | { readonly state: "active" | "free" }
  | { readonly state: "cannot-tell"; readonly lack: "scan" | "lesion-counts" | "exact-day" }
);

const isBesideOlder = ({ comparedWith, gadolinium }: ScanReading, firstOn: Day): boolean =>
  comparedWith !== undefined && comparedWith < firstOn && (gadolinium ?? 0) === 0;

function lesionsOf(scans: readonly ScanReading[]): MriSince["lesions"] {
  let least = 0;
  let most = 0;
  for (const scan of scans) {
    const lesions = uniqueActiveLesions(scan);
    if (lesions === undefined) return undefined;
    least += lesions.least;
    most += lesions.most;
  }
  return scans.length === 0 ? undefined : { least, most };
}

/**
 * What scans after the first infusion of a course show, until the day that is asked about. Free only where there is a
 * scan, and all of them are free.
 *
 * @source outcomes reference, section 4
 */
export function mriSince(firstOn: Day, { mri }: OutcomeReadings, asOf: Day): MriSince {
  const scans = mri.scans.filter(({ day }) => day > firstOn);
  const active = scans.filter((scan) => mriActivity(scan).state === "active");
  const common = {
    scans,
    active,
    lesions: lesionsOf(scans),
    comparedBefore: active.filter((scan) => isBesideOlder(scan, firstOn)),
  };
  if (active.length > 0) return { ...common, state: "active" };
  if (undatedSince(mri.undated, firstOn, asOf).length > 0)
    return { ...common, state: "cannot-tell", lack: "exact-day" };
  if (scans.length === 0) return { ...common, state: "cannot-tell", lack: "scan" };
  const isFree = scans.every((scan) => mriActivity(scan).state === "free");
  return isFree ? { ...common, state: "free" } : { ...common, state: "cannot-tell", lack: "lesion-counts" };
}
