import { type ChangePresetName, changePresets } from "../outcomes/confirmed-change/presets.ts";

/** Definitions of confirmed change that fit a curve of first events: one for worsening, one for improvement. */
export const worseningPresets = ["care-ms-cdw6", "trial-cdw6", "trial-cdw3", "msbase-cdw6", "msbase-cdw3"] as const;
export const improvementPresets = ["care-ms-cdi6", "msbase-cdi6", "msbase-cdi3"] as const;
export type WorseningPreset = (typeof worseningPresets)[number];
export type ImprovementPreset = (typeof improvementPresets)[number];
export type CohortPreset = WorseningPreset | ImprovementPreset;

export const cohortPresets: readonly CohortPreset[] = [
  ...worseningPresets,
  ...improvementPresets,
] satisfies readonly ChangePresetName[];

/** The improvement that is shown beside a worsening: of the same family where it has one, else that of the trials of the drug. */
export const improvementBeside: Readonly<Record<WorseningPreset, ImprovementPreset>> = {
  "care-ms-cdw6": "care-ms-cdi6",
  "trial-cdw6": "care-ms-cdi6",
  "trial-cdw3": "care-ms-cdi6",
  "msbase-cdw6": "msbase-cdi6",
  "msbase-cdw3": "msbase-cdi3",
};

export const presetVersion = (name: CohortPreset): number => changePresets[name].version;
