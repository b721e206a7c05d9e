import { renderFigure } from "./render-figure.ts";
import { renderLikeness } from "./render-likeness.ts";
import { say } from "./text/message.ts";
import { english, phraseIn, type Wording } from "./text/wording.ts";
import { classTopics, type EvidenceBase } from "./trials/evidence.ts";
import type { WeighedTrial, Weighing } from "./weighing/weighing.ts";
import type { WeighingJson } from "./weighing-json.ts";

/** What treatment may bring and cost, each number with its trial, comparator, time and source. */
export function renderWeighing(
  { treatedBefore, evidence, trials, wider, options }: Weighing,
  base: EvidenceBase,
  wording: Wording = english,
): WeighingJson {
  const { language } = wording;
  const shown = {
    trials: trials.map((one) => renderTrial(one, base, wording)),
    wider: wider.map((one) => renderFigure(one, base, wording)),
    options: options.map((one) => ({
      id: one.id,
      group: one.group,
      groupName: say(`weighing-group.${one.group}`, {}, language),
      name: phraseIn(one.name, wording),
      told: classTopics.map((about) => ({
        about,
        label: say(`weighing-topic.${about}`, {}, language),
        says: phraseIn(one[about].says, wording),
        confidence: one[about].confidence,
        confidenceText: say(`confidence.${one[about].confidence}`, {}, language),
        sources: one[about].sources.map(cited),
      })),
    })),
  };
  const cites = refsIn(shown);
  return {
    treatedBefore,
    because: becauseOf(treatedBefore, trials[0]!, wording),
    cautions: [
      say("weighing.decides-nothing", {}, language),
      ...[...new Set(trials.map(({ study }) => armName(study.comparator, base, wording)))].map((comparator) =>
        say("weighing.comparator", { comparator }, language),
      ),
    ],
    evidence: [...evidence],
    missing: treatedBefore === "cannot-tell" ? [say("candidacy-lacks.other-therapies", {}, language)] : [],
    ...shown,
    sources: base.bibliography.filter(({ id }) => cites.has(id)).map((one) => ({ ...one })),
  };
}

function becauseOf(treated: Weighing["treatedBefore"], { study }: WeighedTrial, wording: Wording): string {
  const values = { study: phraseIn(study.name, wording) };
  return treated === "cannot-tell"
    ? say("weighing.treated.cannot-tell", {}, wording.language)
    : say(`weighing.treated.${treated}`, values, wording.language);
}

function renderTrial(
  { study, isTheirs, isFurther, likeness, figures }: WeighedTrial,
  base: EvidenceBase,
  wording: Wording,
): WeighingJson["trials"][number] {
  const countOf = (answer: string): number => likeness.filter((one) => one.answer === answer).length;
  const differs = { outside: countOf("outside"), unknown: countOf("not-known") };
  return {
    study: { id: study.id, name: phraseIn(study.name, wording) },
    population: phraseIn(study.population, wording),
    comparator: { id: study.comparator, name: armName(study.comparator, base, wording) },
    isTheirs,
    isFurther,
    likeness: likeness.map((one) => renderLikeness(one, wording)),
    differs: say("weighing.differs", differs, wording.language),
    figures: figures.map((one) => renderFigure(one, base, wording)),
  };
}

const armName = (arm: string, { arms }: EvidenceBase, wording: Wording): string =>
  phraseIn(arms.find(({ id }) => id === arm)!.name, wording);

type Source = { readonly ref: string; readonly at?: string | undefined };
const cited = ({ ref, at }: Source) => (at === undefined ? { ref } : { ref, at });

const refsIn = ({ trials, wider, options }: Pick<WeighingJson, "trials" | "wider" | "options">): ReadonlySet<string> =>
  new Set(
    [...trials.flatMap(({ figures }) => figures), ...wider, ...options.flatMap(({ told }) => told)].flatMap(
      ({ sources }) => sources.map(({ ref }) => ref),
    ),
  );
