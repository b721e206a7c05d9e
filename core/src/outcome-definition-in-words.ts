import type { LeastChange, Measure } from "./outcomes/confirmed-change/measure.ts";
import { type RelapseFree, relapseFree } from "./outcomes/confirmed-change/relapse-free.ts";
import { type ChangeDefinition, referenceWithinDays } from "./outcomes/person/definition.ts";
import { type Language, say } from "./text/message.ts";

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

/**
 * A definition in sentences: everything in it that decides, so that the answer can be worked out by hand. The defaults
 * of the algorithm that no preset changes stand in the documentation.
 */
export function definitionText(
  { preset }: ChangeDefinition,
  isFromReference: boolean,
  language: Language,
): readonly string[] {
  const { options } = preset;
  const { before, after } = options.confirmationTolerance;
  return [
    leastText(options.measure, language),
    say(
      "outcomes.definition.confirmed",
      {
        windows: options.confirmationDays.map((days) => ({
          from: String(days - before),
          through: finite(days + after),
        })),
      },
      language,
    ),
    say(
      "outcomes.definition.relapses",
      {
        reference: options.relapseDistance.reference.before,
        confirmation: options.relapseDistance.confirmation.before,
      },
      language,
    ),
    say("outcomes.definition.reference", { days: referenceWithinDays }, language),
    say(`outcomes.definition.moves.${options.reference}`, {}, language),
    say("outcomes.definition.types", options.relapseAssociated, language),
    ...relapseFreeText(options.relapseFree, language),
    ...(options.rebaselineAfterRelapse ? [say("outcomes.definition.rebaseline", {}, language)] : []),
    ...(isFromReference ? [] : [say("outcomes.definition.from-first-edss", {}, language)]),
    say("outcomes.definition.neda", {}, language),
  ];
}
