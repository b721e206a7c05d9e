import type { ConfirmedChangeOptions } from "../confirmed-change/options.ts";
import type { ScoredVisit } from "../confirmed-change/series.ts";
import { defaultMriOptions, type MriOptions } from "../mri/activity.ts";
import {
  type BrainVolumeComponent,
  brainVolumeComponent,
  type DisabilityComponent,
  disabilityComponent,
  type MriComponent,
  mriComponent,
  type NedaReference,
  type RelapseComponent,
  relapseComponent,
  type Scan,
} from "./components.ts";
import { disabilityOf, nedaWorsening } from "./disability.ts";
import { shiftedDoubts, type Undecided, undecidedIf } from "./undated.ts";
import { nedaWindows, scanSpan } from "./windows.ts";

/** `none` is no evidence of disease activity: every component was looked at and free. */
export type Neda = "evidence" | "none" | "cannot-tell";

export type NedaRecord = {
  /** Day 0: the first infusion, or a later day chosen as the new start. Of what lies before it only the reference counts. */
  readonly anchor: number;
  readonly lastContact: number | undefined;
  readonly edss: readonly ScoredVisit[];
  /** Onset days of the relapses that count; those before the anchor only where they lie near the reference. */
  readonly relapseOnsets: readonly number[];
  readonly scans: readonly Scan[];
  /** Absent: the first from the anchor on. */
  readonly reference?: NedaReference;
  /** What has no exact day; absent: nothing. */
  readonly undated?: Undecided;
};

export type NedaOptions = { readonly worsening: ConfirmedChangeOptions; readonly mri: MriOptions };

/** By its name and version it is shown with every answer by {@link defaultNedaOptions}. */
export const nedaDefinition = { name: "neda-cdw6", version: 1 } as const;

export const defaultNedaOptions: NedaOptions = { worsening: nedaWorsening, mri: defaultMriOptions };

/** One year. Days count from the anchor: after `after`, up to and including `through`. */
export type NedaYear = {
  readonly year: number;
  readonly after: number;
  readonly through: number;
  readonly relapse: RelapseComponent;
  readonly disability: DisabilityComponent;
  readonly mri: MriComponent;
  readonly brainVolume: BrainVolumeComponent;
  /** Relapse, disability and MRI; `neda4` with brain volume too. */
  readonly neda3: Neda;
  readonly neda4: Neda;
  /** Over all years up to this one. */
  readonly neda3Cumulative: Neda;
  readonly neda4Cumulative: Neda;
  /** A worsening that began in this year may still be confirmed: follow-up does not reach so far. */
  readonly isProvisional: boolean;
};

type AnyState = { readonly state: "active" | "free" | "unknown" };

const nedaOf = (components: readonly AnyState[]): Neda =>
  components.some(({ state }) => state === "active")
    ? "evidence"
    : components.every(({ state }) => state === "free")
      ? "none"
      : "cannot-tell";

/** Evidence once any year has it; none only if every year has none. */
const cumulative = (years: readonly Neda[]): Neda =>
  years.includes("evidence") ? "evidence" : years.every((one) => one === "none") ? "none" : "cannot-tell";

/** The record in days from the anchor, without what lies before it. */
function fromAnchor(record: NedaRecord) {
  const { anchor, lastContact, edss, relapseOnsets, scans, reference = "first", undated } = record;
  const isAfter = (day: number | undefined): day is number => day !== undefined && day >= anchor;
  const onsets = relapseOnsets.map((onset) => onset - anchor);
  return {
    lastContact: lastContact === undefined ? undefined : lastContact - anchor,
    edss: edss.filter(({ day }) => isAfter(day)).map((visit) => ({ ...visit, day: visit.day! - anchor })),
    // Beside a reference of its own, relapses before the anchor say whether that may be compared with.
    relapseOnsets: typeof reference === "object" ? onsets : onsets.filter((onset) => onset >= 0),
    scans: scans
      .filter(({ day }) => isAfter(day))
      .map((scan) => ({
        ...scan,
        day: scan.day - anchor,
        volumeSince: scan.volumeSince === undefined ? undefined : scan.volumeSince - anchor,
      }))
      .sort((a, b) => a.day - b.day),
    reference: typeof reference === "object" ? { ...reference, day: reference.day - anchor } : reference,
    undated: shiftedDoubts(undated, anchor),
  };
}

/**
 * Evidence of disease activity, year by year from an anchor. "Not assessed" is never "free": without what a
 * component needs the year cannot be told, unless another component is active.
 *
 * @param years how many, from the first
 * @source outcomes reference, section 5
 */
export function nedaByYear(
  record: NedaRecord,
  years: number,
  options: NedaOptions = defaultNedaOptions,
): readonly NedaYear[] {
  const { lastContact, edss, relapseOnsets, scans, reference, undated } = fromAnchor(record);
  const measured = typeof reference === "object" ? [reference, ...edss.filter(({ day }) => day > 0)] : edss;
  const disability = disabilityOf(measured, relapseOnsets, options.worsening);
  const confirmedBy = Math.max(...options.worsening.confirmationDays);
  const three: Neda[] = [];
  const four: Neda[] = [];
  return nedaWindows(years).map((window) => {
    const inWindow = scans.filter(({ day }) => window.scansAfter < day && day <= window.scansThrough);
    const relapse = undecidedIf(
      undated.relapses,
      window,
      relapseComponent(window, relapseOnsets, undated.relapses, lastContact),
    );
    const worsening = undecidedIf(undated.edss, window, disabilityComponent(window, disability, reference));
    const mri = undecidedIf(undated.scans, scanSpan(window), mriComponent(inWindow, options.mri));
    const brainVolume = brainVolumeComponent(inWindow);
    const neda3 = nedaOf([relapse, worsening, mri]);
    const neda4 = nedaOf([relapse, worsening, mri, brainVolume]);
    three.push(neda3);
    four.push(neda4);
    return {
      year: window.year,
      after: window.after,
      through: window.through,
      relapse,
      disability: worsening,
      mri,
      brainVolume,
      neda3,
      neda4,
      neda3Cumulative: cumulative(three),
      neda4Cumulative: cumulative(four),
      isProvisional: lastContact === undefined || lastContact < window.through + confirmedBy,
    };
  });
}
