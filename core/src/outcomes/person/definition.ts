import type { ConfirmedChangeOptions } from "../confirmed-change/options.ts";
import { type ChangePreset, type ChangePresetName, changePresets } from "../confirmed-change/presets.ts";

/** By which preset a person's outcomes are told. */
export type ChangeDefinition = { readonly name: ChangePresetName; readonly preset: ChangePreset };

export const definitionOf = (name: ChangePresetName): ChangeDefinition => ({ name, preset: changePresets[name] });

/** What a clinic reads unless it asks for another. */
export const usualDefinition: ChangeDefinition = definitionOf("clinic");

/** An EDSS up to so many days before the first infusion of a course, that day included, may be its reference. */
export const referenceWithinDays = 365;

/**
 * How long an EDSS says how somebody is now: a year, and the 90 days by which the definition of NEDA lets the
 * examination at the end of a year be late.
 *
 * @source outcomes reference, section 5
 */
export const edssTellsNowDays = 455;

/**
 * The same definition with the reference of the course kept for good and every change looked at: where somebody stands
 * beside that one day, whatever came between.
 */
export const besideReference = ({ preset: { options } }: ChangeDefinition): ConfirmedChangeOptions => ({
  ...options,
  wanted: "all",
  reference: "fixed",
  rebaselineAfterRelapse: false,
  neverLower: false,
  subThreshold: "none",
  skipExtrema: "none",
});
