import type { Day } from "../../base/calendar.ts";
import { isExact } from "../../base/clinical-date.ts";
import type { FactOfKind } from "../../facts/fact.ts";
import { type FactIndex, ofKind } from "../../facts/fact-index.ts";
import { mriActivity } from "../mri/activity.ts";
import type { Scan } from "../neda/components.ts";
import { byExactness, type Undated } from "./exact-day.ts";

export type ScanReading = Scan & {
  readonly fact: string;
  readonly day: Day;
  readonly region: string;
  /** The day of the scan it was compared with; undefined where nobody wrote down an exact one. */
  readonly comparedWith: Day | undefined;
};

export type ScanReadings = { readonly scans: readonly ScanReading[]; readonly undated: readonly Undated[] };

type Read = FactOfKind<"mri-read">;

const isOfBrain = ({ region }: { readonly region: string }): boolean => region.toLowerCase().includes("brain");

/** Both show the brain, whatever else; another region is compared with itself only. */
const areComparable = (one: Read, other: Read): boolean =>
  isOfBrain(other) ? isOfBrain(one) : one.region.toLowerCase() === other.region.toLowerCase();

/** @param earlier those before it, in order */
function readingOf(scan: Read, earlier: readonly Read[]): ScanReading {
  const compared = scan.comparedWithOn;
  const isCompared = compared !== undefined || earlier.some((one) => areComparable(one, scan));
  const comparedWith = compared !== undefined && isExact(compared) ? compared.earliest : undefined;
  return {
    fact: scan.id,
    day: scan.earliest,
    region: scan.region,
    comparedWith,
    gadolinium: scan.gdEnhancing,
    newOrEnlargingT2: isCompared ? scan.newOrEnlargingT2 : undefined,
    volumeChangePercent: scan.brainVolumePct,
    volumeSince: compared === undefined ? earlier.findLast(isOfBrain)?.earliest : comparedWith,
  };
}

/**
 * The scans up to a day, it included, in order. New lesions of a scan that names no comparison, and has none before it
 * on file, are not known: a first scan is a reference. Loss of brain volume counts from the scan that it names, or from
 * the one of the brain before it; where it names one without an exact day, from none. Scans of the brain speak for activity and for freedom from it;
 * a scan of another region alone only where it shows activity.
 *
 * @source outcomes reference, section 4
 */
export function scanReadings(facts: FactIndex, asOf: Day): ScanReadings {
  const { exact, undated } = byExactness(ofKind(facts, "mri-read", asOf));
  const scans = exact
    .map((scan) =>
      readingOf(
        scan,
        exact.filter((one) => one.earliest < scan.earliest),
      ),
    )
    .filter((scan) => isOfBrain(scan) || mriActivity(scan).state === "active");
  return { scans, undated };
}
