import { edss } from "./measures.ts";
import { type ConfirmedChangeOptions, defaultChangeOptions } from "./options.ts";
import { relapseFree } from "./relapse-free.ts";
import type { AwaitedChange } from "./time-to-event.ts";

/** A named definition. A change of its options is a new version; a figure is shown with name and version. */
export type ChangePreset = {
  readonly version: number;
  readonly awaits: AwaitedChange;
  readonly options: ConfirmedChangeOptions;
};

const preset = (awaits: AwaitedChange, changed: Partial<ConfirmedChangeOptions>): ChangePreset => ({
  version: 1,
  awaits,
  options: { ...defaultChangeOptions, ...changed },
});

const threeMonths = 84;
const sixMonths = 168;
const orLater = { before: 0, after: Number.POSITIVE_INFINITY };
const without = { before: 0, after: 0 };

/** A registry asks for visits more than 30 days after a relapse: 31 at least. */
const moreThan30 = { before: 31, after: 0 };
const msbase = {
  relapseDistance: { reference: moreThan30, onset: without, confirmation: moreThan30 },
  confirmationTolerance: orLater,
};
const msbaseWorsening = { ...msbase, measure: edss("le5.5", "msbase-improvement") };
const msbaseImprovement = {
  ...msbaseWorsening,
  wanted: "first-improvement",
  relapseDistance: { ...msbase.relapseDistance, confirmation: without },
} as const;

/**
 * Definitions to choose from, all for the EDSS. What the source leaves open is the default of the algorithm;
 * the trials' own windows may be narrower, and a study states its own.
 *
 * @source outcomes reference, section 2.6
 */
export const changePresets = {
  "care-ms-cdw6": preset("worsening", {
    measure: edss("care-ms"),
    confirmationDays: [sixMonths],
    confirmationTolerance: orLater,
  }),
  "care-ms-cdi6": preset("improvement", {
    measure: edss("care-ms", "cdi-ge2"),
    wanted: "first-improvement",
    confirmationDays: [sixMonths],
    confirmationTolerance: orLater,
  }),
  "trial-cdw3": preset("worsening", { confirmationDays: [threeMonths], confirmationTolerance: orLater }),
  "trial-cdw6": preset("worsening", { confirmationDays: [sixMonths], confirmationTolerance: orLater }),
  "pira-muller2023": preset("PIRA", {
    wanted: "all",
    reference: "roving",
    relapseAssociated: { before: 90, after: 30 },
    relapseFree: relapseFree.muller2023,
  }),
  "pira-kappos2020": preset("PIRA", {
    wanted: "first-pira",
    rebaselineAfterRelapse: true,
    neverLower: true,
    relapseFree: relapseFree.kappos2020,
  }),
  clinic: preset("worsening", {
    wanted: "all",
    reference: "roving",
    confirmationDays: [sixMonths],
    confirmationTolerance: { before: 0, after: 84 },
  }),
  "msbase-cdw3": preset("worsening", { ...msbaseWorsening, confirmationDays: [threeMonths] }),
  "msbase-cdw6": preset("worsening", { ...msbaseWorsening, confirmationDays: [sixMonths] }),
  "msbase-cdi3": preset("improvement", { ...msbaseImprovement, confirmationDays: [threeMonths] }),
  "msbase-cdi6": preset("improvement", { ...msbaseImprovement, confirmationDays: [sixMonths] }),
} as const satisfies Readonly<Record<string, ChangePreset>>;

export type ChangePresetName = keyof typeof changePresets;
