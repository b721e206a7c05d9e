import type { Body } from "../body/body.ts";
import type { Life } from "../life.ts";
import type { Streams } from "../random/stream.ts";
import { causedEpisodes } from "./caused.ts";
import type { Episode } from "./episode.ts";
import { innocentEpisodes } from "./innocent.ts";
import type { SymptomsParameters } from "./parameters.ts";
import { type Report, reportsOf } from "./reports.ts";
import { type Selfcheck, selfchecksOf } from "./selfchecks.ts";

/** What a person feels, and what of it is told: by form when asked, by telephone when it troubles. */
export type Symptoms = {
  /** The truth, in order of first day. */
  readonly episodes: readonly Episode[];
  /** In order of day; empty for those who never fill one in. */
  readonly selfchecks: readonly Selfcheck[];
  /** In order of day. */
  readonly reports: readonly Report[];
};

/** Runs before `careOf`, which acts on the reports. */
export function symptomsOf(life: Life, body: Body, parameters: SymptomsParameters, streams: Streams): Symptoms {
  const episodes = [
    ...causedEpisodes(life, body, parameters.caused, streams),
    ...innocentEpisodes(life, parameters.innocent, streams),
  ].sort((a, b) => a.from - b.from);
  return {
    episodes,
    selfchecks: selfchecksOf(life, body, episodes, parameters.selfcheck, streams),
    reports: reportsOf(life, episodes, parameters, streams),
  };
}
