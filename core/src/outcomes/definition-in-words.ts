import { type Language, say } from "../text/message.ts";
import type { LeastChange, Measure } from "./confirmed-change/measure.ts";
import type { ConfirmedChangeOptions } from "./confirmed-change/options.ts";
import { type RelapseFree, relapseFree } from "./confirmed-change/relapse-free.ts";
import { pathologicalLoss } from "./mri/brain-volume.ts";
import { contactSlackDays, edssNearEndDays } from "./neda/components.ts";
import { nedaWorsening } from "./neda/disability.ts";
import { nedaDefinition } from "./neda/neda.ts";
import { scanDelayDays } from "./neda/windows.ts";
import { type ChangeDefinition, edssTellsNowDays, referenceWithinDays } from "./person/definition.ts";
import { underInfluenceDays } from "./readings/edss-visits.ts";
import { relapseCounting } from "./readings/relapses.ts";
import { mergeDays } from "./relapses/merge.ts";

const finite = (value: number): string | undefined => (Number.isFinite(value) ? String(value) : undefined);

/** The EDSS changes by points; a part of the reference is for tests that are measured in seconds. */
const rowsOf = (least: LeastChange) => ({
  rows:
    least.kind === "steps"
      ? least.rows.map((row) => ({ upTo: finite(row.upTo), least: finite(row.least) }))
      : [{ upTo: undefined, least: finite(least.atMost) }],
});

function leastText({ worsening, improvement }: Measure, language: Language): string {
  const [worse, better] = [rowsOf(worsening), rowsOf(improvement)];
  return worsening === improvement
    ? say("outcomes.definition.least-alike", { worsening: worse }, language)
    : say("outcomes.definition.least", { worsening: worse, improvement: better }, language);
}

/** By its name; every preset has one of them. */
function relapseFreeText(definition: RelapseFree, language: Language): readonly string[] {
  const names = Object.keys(relapseFree) as readonly (keyof typeof relapseFree)[];
  return names
    .filter((name) => relapseFree[name] === definition)
    .map((name) => say(`outcomes.definition.pira.${name}`, {}, language));
}

/** Whole days from an onset to each confirmation, both ends included. */
export const windowsIn = ({ confirmationDays, confirmationTolerance: { before, after } }: ConfirmedChangeOptions) =>
  confirmationDays.map((days) => ({
    from: String(Math.ceil(days - before)),
    through: finite(Math.floor(days + after)),
  }));

/** What becomes of the reference. A new one after each relapse is told with what it may not be. */
function referenceText({ reference, rebaselineAfterRelapse, neverLower }: ConfirmedChangeOptions, language: Language) {
  if (!rebaselineAfterRelapse) return say(`outcomes.definition.moves.${reference}`, {}, language);
  const anew = say("outcomes.definition.rebaseline", { neverLower }, language);
  return reference === "fixed" ? anew : `${say(`outcomes.definition.moves.${reference}`, {}, language)} ${anew}`;
}

/**
 * How a change of EDSS is one, and how it is typed: everything in a preset that decides, for a person and for a cohort,
 * so that the answer can be worked out by hand. The defaults of the algorithm that no preset changes stand in the
 * documentation.
 */
export const changeDefinitionText = (
  { preset: { options } }: ChangeDefinition,
  language: Language,
): readonly string[] => [
  leastText(options.measure, language),
  say("outcomes.definition.confirmed", { windows: windowsIn(options) }, language),
  say(
    "outcomes.definition.relapses",
    {
      reference: options.relapseDistance.reference.before,
      confirmation: options.relapseDistance.confirmation.before,
      steroids: underInfluenceDays,
    },
    language,
  ),
  say("outcomes.definition.death", {}, language),
  referenceText(options, language),
  say(`outcomes.definition.wanted.${options.wanted}`, {}, language),
  say("outcomes.definition.types", options.relapseAssociated, language),
  ...relapseFreeText(options.relapseFree, language),
];

/** No evidence of disease activity, with its windows. */
export const nedaText = (language: Language): string =>
  say(
    "outcomes.definition.neda",
    {
      ...nedaDefinition,
      worsening: rowsOf(nedaWorsening.measure.worsening),
      windows: windowsIn(nedaWorsening),
      referenceDays: referenceWithinDays,
      afterRelapse: nedaWorsening.relapseDistance.reference.before,
      contact: contactSlackDays,
      edss: edssNearEndDays,
      scans: scanDelayDays,
      loss: String(-pathologicalLoss),
    },
    language,
  );

/** Everything that a person's outcomes are told by: change of EDSS, relapses, and disease activity by year. */
export const definitionText = (
  definition: ChangeDefinition,
  isFromReference: boolean,
  language: Language,
): readonly string[] => [
  ...changeDefinitionText(definition, language),
  say("outcomes.definition.reference", { days: referenceWithinDays, now: edssTellsNowDays }, language),
  ...(isFromReference ? [] : [say("outcomes.definition.from-first-edss", {}, language)]),
  say("outcomes.definition.relapse-counting", { ...relapseCounting, days: mergeDays }, language),
  nedaText(language),
];
