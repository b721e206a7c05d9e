import { addDays, type Day, functionalSystems } from "@longwatch/core";
import type { Examination, Person, Relapse } from "../life.ts";
import { uniformInteger } from "../random/distributions.ts";
import type { Streams } from "../random/stream.ts";
import { drawEdssCourse, fluctuation, latentEdss, rate } from "./edss.ts";
import { drawLoadings, signsOf } from "./functional-systems.ts";
import type { DiseaseParameters } from "./parameters.ts";

/** Examinations of one person, which must be asked for in the order of their days. */
export type Examine = {
  readonly done: readonly Examination[];
  readonly scheduled: (month: number, due: Day, relapses: readonly Relapse[]) => void;
  readonly afterRelapse: (month: number, relapse: Relapse, relapses: readonly Relapse[]) => void;
};

/** Scores every three months and soon after a relapse (evidence 3.5); the first is the baseline. */
export function examinationsOf(person: Person, { edss }: DiseaseParameters, streams: Streams): Examine {
  const course = drawEdssCourse(person, edss, streams);
  const fluctuates = fluctuation(edss.fluctuation, streams("disease fluctuation"));
  const loadings = drawLoadings(streams("disease systems"), edss.systems, edss.systemShape);
  const wander = functionalSystems.map((name) => fluctuation(edss.systemFluctuation, streams(`disease ${name}`)));
  const done: Examination[] = [];
  const add = (month: number, day: Day, score: number, isScheduled: boolean): void => {
    const signs = signsOf(
      score,
      loadings.map((loading, i) => (loading * score) / 2 + wander[i]!(month)),
    );
    done.push({
      day,
      edss: score,
      functionalSystems: signs.systems,
      ambulation: signs.ambulation,
      scheduled: isScheduled,
    });
  };
  const examine = (month: number, day: Day, relapses: readonly Relapse[], isScheduled: boolean): void => {
    const last = done.at(-1);
    if (last !== undefined && day <= last.day) return;
    const latent = latentEdss(day, person, course, relapses, fluctuates(month), edss);
    add(month, day, rate(latent, edss, streams("disease rater", day)), isScheduled);
  };
  add(0, person.start, person.edss, true);
  return {
    done,
    scheduled: (month, due, relapses) => {
      const jitter = Math.round(edss.jitterDays);
      const day = addDays(due, uniformInteger(streams("disease visit", month), -jitter, jitter));
      examine(month, day, relapses, true);
    },
    afterRelapse: (month, relapse, relapses) => {
      const within = Math.round(edss.relapseVisitWithin);
      const day = addDays(relapse.onset, uniformInteger(streams("disease relapse visit", relapse.onset), 1, within));
      examine(month, day, relapses, false);
    },
  };
}
