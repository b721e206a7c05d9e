import {
  type EdssOptions,
  edssInWords,
  failed,
  type Language,
  ok,
  type Result,
  type ScoredExamination,
  scoredExamination,
} from "@longwatch/core";
import { unreadFor } from "../../files/file-result.ts";
import { type Outcome, printed, printedJson, using } from "../outcome.ts";
import { bold, wrapped } from "../present/layout.ts";
import { examinationOf, scoringOptions } from "./examination.ts";
import { type ExaminationTexts, isLanguage, notAllowed, type ScoringTexts } from "./options.ts";

export type ScoreTexts = ExaminationTexts & ScoringTexts & { readonly alive?: boolean; readonly json?: boolean };

export type Scoring = { readonly options: EdssOptions; readonly language: Language };

export function scoringOf(texts: ScoringTexts): Result<Scoring> {
  const options = scoringOptions(texts);
  if (!options.ok) return options;
  const language = texts.language ?? "en";
  return isLanguage(language)
    ? ok({ options: options.value, language })
    : failed([notAllowed("/language", language, "Write en or es.")]);
}

/** The EDSS of the examination that the options describe. */
export function scoreEdss(texts: ScoreTexts): Outcome {
  const scoring = scoringOf(texts);
  const visit = scoring.ok ? examinationOf(texts, scoring.value.options) : scoring;
  if (!scoring.ok || !visit.ok) return using(unreadFor("edss", ...(visit.ok ? [] : visit.issues)), () => printed(""));
  const { options, language } = scoring.value;
  const scored = scoredExamination({ ...visit.value, isAlive: texts.alive }, options);
  return texts.json ? printedJson(scoredJson(scored, language)) : printed(presentScored(scored, language));
}

function presentScored(scored: ScoredExamination, language: Language): string {
  const { score, because, needed, warnings } = edssInWords(scored, language);
  return [
    bold(score),
    ...because.flatMap((one) => wrapped(one, 2)),
    ...(needed === undefined ? [] : wrapped(needed, 2)),
    ...(warnings.length === 0 ? [] : ["", language === "es" ? "Revise" : "Look again"]),
    ...warnings.flatMap((one) => wrapped(one, 2)),
  ].join("\n");
}

/** The score with its definition, its reasons and its doubts. */
export function scoredJson(scored: ScoredExamination, language: Language): object {
  const { score, stillNeeded, warnings, options } = scored;
  const words = edssInWords(scored, language);
  return {
    edss: score.known === "yes" ? score.edss : null,
    least: score.known === "yes" ? score.edss : score.least,
    most: score.known === "yes" ? score.edss : score.most,
    decidedBy: score.known === "yes" ? score.decidedBy : null,
    line: score.leastLine === score.mostLine ? score.leastLine.line : null,
    options: {
      scale: options.ambulationScale === "neurostatus16" ? "0-16" : "0-13",
      cerebral1: options.cerebral1,
      fatigue: options.fatigue,
    },
    missing: score.missing,
    stillNeeded,
    because: words.because,
    warnings: warnings.map((warning, i) => ({ ...warning, text: words.warnings[i] })),
  };
}
