import type { Day } from "../base/calendar.ts";
import type { Confidence, Layer, Source } from "../protocol/rule.ts";

/** One clock that the last course has started. */
export type Clock = {
  readonly key: string;
  readonly name: string;
  readonly says: string;
  /** The same in Spanish, where the rule itself carries it. */
  readonly saysEs: string | undefined;
  /** The first day on which it may be over. */
  readonly notBefore: Day;
  /** The day on which it is over; undefined: it waits for a result or for a specialist's word. */
  readonly endsOn: Day | undefined;
  readonly protocol: string;
  readonly layer: Layer;
  readonly confidence: Confidence;
  readonly sources: readonly Source[];
};

/** A specialist's word names it. */
export const timerKey = (id: string, course: number): string => `timer/${id}/${course}`;
