import type { Day } from "../base/calendar.ts";
import { countThrough } from "../base/search.ts";
import type { NotEvidence, Part } from "./evidence.ts";

/** What was found for one obligation. */
export type Match = {
  readonly evidence: readonly string[];
  readonly lacking: readonly string[];
  readonly notEvidence: readonly NotEvidence[];
  /** The day on which the last part was done; undefined while one is lacking. */
  readonly completeOn: Day | undefined;
};

/** Looks for evidence in `[from, before)`: `from` included, `before` not. */
export type Matcher = (from: Day, before: Day) => Match;

const nothing: readonly never[] = [];

/**
 * A matcher over the parts of one rule. Every valid fact of the span is evidence, so a fact belongs to
 * exactly one of a rule's periods; the first valid fact of each part completes it. Asked in order of time
 * it reads each fact once.
 */
export function matcherOf(parts: readonly Part[]): Matcher {
  const cursors = new Int32Array(parts.length);
  const found: string[] = [];
  let lastFrom = Number.NEGATIVE_INFINITY;
  return (from, before) => {
    if (from < lastFrom) cursors.fill(0);
    lastFrom = from;
    let count = 0;
    let lacking: string[] | undefined;
    let notEvidence: NotEvidence[] | undefined;
    let completeOn = Number.NEGATIVE_INFINITY as Day;
    for (let p = 0; p < parts.length; p += 1) {
      const { series, count: within, name } = parts[p]!;
      const { ids, earliest, latest, flaws, uncertain } = series;
      let i = cursors[p]!;
      if (i < within && earliest[i]! < from) i = placeFrom(earliest, from, i, within);
      cursors[p] = i;
      for (let k = 0; k < uncertain.length; k += 1) {
        const u = uncertain[k]!;
        if (u >= i || latest[u]! < from) continue;
        notEvidence ??= [];
        notEvidence.push({ fact: ids[u]!, part: name, on: earliest[u]!, why: "date-uncertain" });
      }
      let firstOn: Day | undefined;
      for (; i < within && earliest[i]! < before; i += 1) {
        const why = latest[i]! >= before ? "date-uncertain" : flaws[i];
        if (why === undefined) {
          found[count++] = ids[i]!;
          if (firstOn === undefined || latest[i]! < firstOn) firstOn = latest[i]!;
        } else {
          notEvidence ??= [];
          notEvidence.push({ fact: ids[i]!, part: name, on: earliest[i]!, why });
        }
      }
      if (firstOn === undefined) {
        lacking ??= [];
        lacking.push(name);
      } else if (firstOn > completeOn) completeOn = firstOn;
    }
    return {
      evidence: count === 0 ? nothing : found.slice(0, count),
      lacking: lacking ?? nothing,
      notEvidence: notEvidence ?? nothing,
      completeOn: lacking === undefined ? completeOn : undefined,
    };
  };
}

/** The first place at or after `i` whose day is not before `from`: mostly the next, otherwise by halves. */
function placeFrom(earliest: readonly Day[], from: Day, i: number, within: number): number {
  const next = i + 1;
  return next >= within || earliest[next]! >= from ? next : countThrough(earliest, from - 1, next, within);
}

/** Of a period that has not begun: nothing can be there yet. */
export const nothingYet = (parts: readonly Part[]): Match => ({
  evidence: nothing,
  lacking: parts.map((part) => part.name),
  notEvidence: nothing,
  completeOn: undefined,
});
