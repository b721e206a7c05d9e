import type { Day } from "@longwatch/core";
import type { SymptomKey } from "./questions.ts";

/** Why somebody has a symptom; `none` where an answer has no ground at all. */
export type Because = `innocent:${string}` | `event:${string}` | "none";

/** One symptom for some time, whether or not anybody is told. */
export type Episode = {
  readonly symptom: SymptomKey;
  readonly from: Day;
  /** The last day of it. */
  readonly through: Day;
  /** The day from which the person would say yes; `from` to `through`. */
  readonly noticedOn: Day;
  readonly because: Because;
};

export const isInnocent = (episode: Pick<Episode, "because">): boolean => !episode.because.startsWith("event:");
