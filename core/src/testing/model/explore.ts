import { assess } from "../../assess.ts";
import type { Assessment } from "../../assessment.ts";
import { recordOf } from "../../facts/parse-record.ts";
import { lostByTime, wrongWith } from "./invariants.ts";
import { type Family, movesFrom } from "./moves.ts";
import { keyOf, modelPatient, modelRulebook, type State } from "./world.ts";

export const answerOf = ({ facts, asOf }: State): Assessment =>
  assess(recordOf(modelPatient, facts), modelRulebook, asOf);

/** What an exploration saw. */
export type Explored = {
  readonly states: number;
  readonly transitions: number;
  /** Different lists of tasks, by key, urgency, role, and what people did. */
  readonly worklists: number;
  /** The first way to each thing that is wrong. */
  readonly wrong: readonly string[];
};

/**
 * Every order of every move of some families, so many moves deep, breadth first. States are facts and a day: what was reached
 * by another order is visited once.
 */
export function explore(start: State, families: readonly Family[], depth: number): Explored {
  const seen = new Set([keyOf(start)]);
  const worklists = new Set<string>();
  const wrong: string[] = [];
  let transitions = 0;
  let frontier: readonly (State & { readonly path: string })[] = [{ ...start, path: "" }];
  for (let level = 0; level <= depth && wrong.length === 0; level += 1) {
    const next: (State & { readonly path: string })[] = [];
    for (const { path, ...state } of frontier) {
      const answer = answerOf(state);
      worklists.add(shapeOf(answer));
      wrong.push(...wrongWith(state, answer).map((what) => `${what}: ${path || "at the start"}`));
      if (level === depth) continue;
      for (const move of movesFrom(state, answer, families)) {
        transitions += 1;
        const key = keyOf(move.to);
        const isTime = move.to.facts === state.facts;
        if (isTime)
          wrong.push(...lostByTime(answer, answerOf(move.to)).map((what) => `${what}: ${path} → ${move.name}`));
        if (seen.has(key)) continue;
        seen.add(key);
        next.push({ ...move.to, path: `${path} → ${move.name}` });
      }
    }
    frontier = next;
  }
  return { states: seen.size, transitions, worklists: worklists.size, wrong: wrong.slice(0, 5) };
}

const shapeOf = ({ tasks, timeline }: Assessment): string =>
  `${timeline.followUp.state} ${tasks.map((one) => `${one.key.replaceAll(/\d+/g, "#")} ${one.urgency} ${one.role} ${one.step ?? ""} ${one.owner ?? ""} ${one.saidDoneBy ?? ""} ${one.snoozedThrough !== undefined}`).join("; ")}`;
