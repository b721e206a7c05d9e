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

function readingOf(scan: Read, hasEarlier: boolean): ScanReading {
  const compared = scan.comparedWithOn;
  const isCompared = compared !== undefined || hasEarlier;
  return {
    fact: scan.id,
    day: scan.earliest,
    region: scan.region,
    comparedWith: compared !== undefined && isExact(compared) ? compared.earliest : undefined,
    gadolinium: scan.gdEnhancing,
    newOrEnlargingT2: isCompared ? scan.newOrEnlargingT2 : undefined,
    volumeChangePercent: scan.brainVolumePct,
  };
}

/**
 * The scans up to a day, it included, in order. New lesions of a scan that names no comparison, and has none before it
 * on file, are not known: a first scan is a reference. Scans of the brain speak for activity and for freedom from it;
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
        exact.some((one) => one.earliest < scan.earliest && one.region === scan.region),
      ),
    )
    .filter((scan) => isOfBrain(scan) || mriActivity(scan).state === "active");
  return { scans, undated };
}
