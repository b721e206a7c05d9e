import { addDays, type Day } from "@longwatch/core";
import type { Life } from "../life.ts";
import { exponential } from "../random/distributions.ts";
import type { Streams } from "../random/stream.ts";
import { type Because, type Episode, isInnocent } from "./episode.ts";
import type { SymptomsParameters } from "./parameters.ts";
import { questionOf, questions, type SymptomKey } from "./questions.ts";

/** Somebody rings, or says so at a visit, without having been asked. */
export type Report = {
  readonly day: Day;
  readonly symptom: SymptomKey;
  readonly startedOn: Day;
  readonly because: Because;
  readonly present: "yes" | "unsure";
};

function reportOf(episode: Episode, life: Life, parameters: SymptomsParameters, streams: Streams): Report | undefined {
  const { symptom, from, noticedOn, because } = episode;
  const question = questionOf(symptom);
  const part = (from - life.person.start) * questions.length + questions.indexOf(question);
  const draw = streams(isInnocent(episode) ? "symptoms-report-innocent" : "symptoms-report-event", part);
  const { chance, innocent, delay } = parameters.reports;
  const rings = draw() < chance[question.urgency] * (isInnocent(episode) ? innocent : 1);
  const day = addDays(noticedOn, Math.floor(exponential(draw, delay)));
  const unsure = draw() < parameters.selfcheck.unsureOfYes;
  if (!rings || day > life.leaving.day || day < life.person.start) return undefined;
  return { day, symptom, startedOn: from, because, present: unsure ? "unsure" : "yes" };
}

/** Spontaneous reports, true and innocent, in order of day. */
export function reportsOf(
  life: Life,
  episodes: readonly Episode[],
  parameters: SymptomsParameters,
  streams: Streams,
): readonly Report[] {
  const reports = episodes.flatMap((episode) => reportOf(episode, life, parameters, streams) ?? []);
  return reports.sort((a, b) => a.day - b.day);
}
