import { urgencyRank } from "../core/src/protocol/signal-rule.ts";
import type { Hit } from "../core/src/signals/hit.ts";

const rankOf = (hit: Hit): number => urgencyRank(hit.inForce.rule.urgency);

/** The most urgent hit of each day, in order of day. */
export function worstByDay(hits: readonly Hit[]): readonly Hit[] {
  const byDay = new Map<number, Hit>();
  for (const hit of hits) {
    const held = byDay.get(hit.day);
    if (held === undefined || rankOf(hit) < rankOf(held)) byDay.set(hit.day, hit);
  }
  return [...byDay.values()].toSorted((a, b) => a.day - b.day);
}

/** What rings in one episode while nobody acts: its opening, and each rise of its urgency. */
export function openings(hits: readonly Hit[]): readonly Hit[] {
  const rung: Hit[] = [];
  for (const hit of worstByDay(hits)) if (rung.length === 0 || rankOf(hit) < rankOf(rung.at(-1)!)) rung.push(hit);
  return rung;
}

/** Days after which somebody is taken to have dealt with a signal. */
export const quietDays = 30;

/**
 * What would ring if somebody closed each signal once it had been quiet for 30 days: the hits of one signal name that no
 * equally urgent one precedes by so many days.
 */
export function workedOff(hits: readonly Hit[], quiet = quietDays): readonly Hit[] {
  const last = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  return worstByDay(hits).filter((hit) => {
    const rank = rankOf(hit);
    const rings = hit.day - last[rank]! > quiet;
    for (let i = rank; i < last.length; i += 1) last[i] = hit.day;
    return rings;
  });
}
