import { stopwatch } from "../clock.ts";

/** Many facts in a moment are one change. */
const waits = 500;
/** While a clinic writes without a pause, its list is looked at this often: a look costs as much as the list is long. */
const atMostEvery = 5_000;

/** Calls soon after a clinic's list has changed: half a second later after a quiet time, every few seconds while it goes on changing. */
export function afterChanges(call: (clinic: string) => void) {
  const waiting = new Map<string, NodeJS.Timeout>();
  const sinceCall = new Map<string, () => number>();
  let isOver = false;
  const heard = (clinic: string): void => {
    if (isOver || waiting.has(clinic)) return;
    const before = sinceCall.get(clinic)?.() ?? atMostEvery;
    const now = (): void => {
      waiting.delete(clinic);
      sinceCall.set(clinic, stopwatch());
      call(clinic);
    };
    waiting.set(clinic, setTimeout(now, Math.max(waits, atMostEvery - before)));
  };
  const end = (): void => {
    isOver = true;
    for (const timer of waiting.values()) clearTimeout(timer);
  };
  return { heard, end };
}
