import { addDays, addMonths, type Day } from "@longwatch/core";
import type { Body } from "../body/body.ts";
import type { Life } from "../life.ts";
import { happens, uniformInteger } from "../random/distributions.ts";
import type { Draw, Streams } from "../random/stream.ts";
import { type Because, type Episode, isInnocent } from "./episode.ts";
import type { SymptomsParameters } from "./parameters.ts";
import { questions, type SymptomKey } from "./questions.ts";

export type YesNoUnsure = "yes" | "no" | "unsure";
export type SelfcheckAnswer = { readonly item: string; readonly answer: YesNoUnsure; readonly because: Because };
export type Selfcheck = { readonly day: Day; readonly answers: readonly SelfcheckAnswer[] };

type Asked = SymptomsParameters["selfcheck"];

/** The reason that counts when there are several: an event before an everyday cause. */
function groundsOn(day: Day, episodes: readonly Episode[], recallDays: number): ReadonlyMap<SymptomKey, Because> {
  const grounds = new Map<SymptomKey, Because>();
  for (const episode of episodes) {
    if (episode.noticedOn > day || episode.through < day - recallDays) continue;
    if (!grounds.has(episode.symptom) || !isInnocent(episode)) grounds.set(episode.symptom, episode.because);
  }
  return grounds;
}

function answerOf(item: string, because: Because | undefined, asked: Asked, draw: Draw): SelfcheckAnswer {
  const wavers = draw();
  if (because === undefined) return { item, answer: wavers < asked.unsureOfNo ? "unsure" : "no", because: "none" };
  return { item, answer: wavers < asked.unsureOfYes ? "unsure" : "yes", because };
}

export const fillsInSelfchecks = (asked: Asked, streams: Streams): boolean =>
  happens(streams("symptoms-selfcheck-user"), asked.users);

/**
 * The monthly self-checks of somebody who fills them in, from the first month after the start for as long as the
 * person is followed. Whether a period runs on the day comes from the body: question 33 asks for it.
 */
export function selfchecksOf(
  life: Life,
  body: Body,
  episodes: readonly Episode[],
  asked: Asked,
  streams: Streams,
): readonly Selfcheck[] {
  if (!fillsInSelfchecks(asked, streams)) return [];
  const selfchecks: Selfcheck[] = [];
  for (let month = 1; ; month++) {
    const opens = addMonths(life.person.start, month);
    if (opens > life.leaving.day) return selfchecks;
    const draw = streams("symptoms-selfcheck", month);
    const filled = happens(draw, asked.monthly);
    const day = addDays(opens, uniformInteger(draw, 0, Math.round(asked.withinDays)));
    if (!filled || day > life.leaving.day) continue;
    const grounds = groundsOn(day, episodes, asked.recallDays);
    const period: Because | undefined = body.menstruatingOn(day) ? "innocent:period" : undefined;
    selfchecks.push({
      day,
      answers: questions.map(({ item, symptom }) =>
        answerOf(
          item,
          grounds.get(symptom) ?? (symptom === "bleeding-at-urine-sample" ? period : undefined),
          asked,
          draw,
        ),
      ),
    });
  }
}
