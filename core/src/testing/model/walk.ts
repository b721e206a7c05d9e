import { assess } from "../../assess.ts";
import type { Assessment } from "../../assessment.ts";
import { addDays } from "../../base/calendar.ts";
import type { Instant } from "../../base/instant.ts";
import { recordOf } from "../../facts/parse-record.ts";
import { renderAssessment } from "../../render.ts";
import { answerOf } from "./explore.ts";
import { lostByTime, wrongWith } from "./invariants.ts";
import { type Family, families, movesFrom } from "./moves.ts";
import { keyOf, modelPatient, modelRulebook, type State, startStates } from "./world.ts";

/** What random sequences saw. */
export type Walked = {
  readonly sequences: number;
  /** Answers that were judged: one after each event. */
  readonly events: number;
  readonly wrong: readonly string[];
};

/** Random sequences of events, each judged after every event. The same seed walks the same ways. */
export function walk(seed: number, sequences: number, longest: number): Walked {
  const random = numbers(seed);
  const starts = Object.values(startStates());
  const near = new Map<string, Assessment>();
  const wrong: string[] = [];
  let events = 0;
  for (let n = 0; n < sequences && wrong.length === 0; n += 1) {
    let state: State = starts[random(starts.length)]!;
    let answer = remembered(near, state);
    const path: string[] = [];
    const nights: State[] = [];
    for (let length = 1 + random(longest); length > 0; length -= 1) {
      const moves = movesFrom(state, answer, [likely[random(likely.length)]!]);
      const move = moves[random(moves.length)];
      if (move === undefined) continue;
      events += 1;
      path.push(move.name);
      const isTime = move.to.facts === state.facts;
      if (isTime) nights.push(state);
      // What lies near a start is come by often.
      const next = path.length <= 2 ? remembered(near, move.to) : answerOf(move.to);
      const found = [...wrongWith(move.to, next), ...(isTime ? lostByTime(answer, next) : [])];
      wrong.push(...found.map((what) => `${what}: ${path.join(" → ")}`));
      state = move.to;
      answer = next;
    }
    if (n % 16 === 0)
      wrong.push(...notRecomputed(state, answer, nights, random).map((what) => `${what}: ${path.join(" → ")}`));
  }
  return { sequences, events, wrong: wrong.slice(0, 5) };
}

/** Time passes often: most of what goes wrong needs days. */
const likely: readonly Family[] = [...families, "time", "time", "results"];

function remembered(near: Map<string, Assessment>, state: State): Assessment {
  const key = keyOf(state);
  const before = near.get(key);
  if (before !== undefined) return before;
  const answer = answerOf(state);
  near.set(key, answer);
  return answer;
}

/** The answer is that of the facts in any order; and what was answered on an earlier evening is what those facts say as known then. */
function notRecomputed(
  state: State,
  answer: Assessment,
  nights: readonly State[],
  random: (below: number) => number,
): readonly string[] {
  const shuffled = state.facts.map((fact) => ({ fact, at: random(1 << 20) })).toSorted((a, b) => a.at - b.at);
  const again = answerOf({ ...state, facts: shuffled.map(({ fact }) => fact) });
  const wrong = written(again) === written(answer) ? [] : ["another order of the facts gives another answer"];
  const night = nights[random(Math.max(1, nights.length))];
  if (night === undefined) return wrong;
  const evening = (addDays(night.asOf, 1) * 86_400_000 - 1) as Instant;
  const then = assess(recordOf(modelPatient, state.facts), modelRulebook, night.asOf, evening);
  return written(then) === written(answerOf(night)) ? wrong : [...wrong, "an earlier evening is answered otherwise"];
}

const written = (answer: Assessment): string => {
  const { knownAt: _knownAt, ...rest } = renderAssessment(answer);
  return JSON.stringify(rest);
};

/** Whole numbers from 0, below a bound; the same for the same seed (mulberry32). */
function numbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}
