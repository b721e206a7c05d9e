import type { Day } from "../base/calendar.ts";
import type { Fact } from "../facts/fact.ts";
import type { FactIndex } from "../facts/fact-index.ts";
import type { Patient } from "../facts/patient.ts";
import type { Segment } from "../protocol/in-force.ts";
import { coursesIn, type Timeline } from "../timeline/timeline.ts";
import type { Hit, Hits, StoodBack } from "./hit.ts";
import { hitsOf } from "./hits.ts";
import { type Turn, turnsOf } from "./turns.ts";

type Rules = readonly Pick<Segment, "from" | "through" | "signals">[];

/** Whose record, in what frame, and through which day it is judged. */
type Asked = {
  readonly patient: Patient;
  readonly timeline: Timeline;
  readonly rules: Rules;
  readonly asOf: Day;
};

/**
 * What rules said until a fact was corrected or taken back, and do not say any more: at that fact, or at another that was
 * judged by it (as the previous value, the other part of a combination, the infusion of a window). A warning must not
 * vanish with its basis (resolutions 1.3). The record is judged as it stood just before each correction and just after it,
 * so that nothing is kept that was never said, and nothing that went for another reason.
 *
 * @param now what is said by the facts that hold
 * @param known every fact known by then, in the order of clinical day, then id
 */
export function lostHits(now: Omit<Hits, "doubts">, known: readonly Fact[], asked: Asked): readonly Hit[] {
  const turns = turnsOf(now.world.facts, known);
  if (turns.length === 0) return [];
  const isSaid = saidBy(now);
  const lost = new Map<string, Hit>();
  for (const turn of turns) {
    if (turn.from > asked.asOf) continue;
    const gone = judged(turn.before(), turn, asked).hits.filter((hit) => !isSaid(hit));
    if (gone.length === 0) continue;
    const after = turn.after();
    const isSaidAfter = after === undefined ? isSaid : saidBy(judged(after, turn, asked));
    for (const hit of gone) if (!isSaidAfter(hit)) lost.set(nameOf(hit), { ...hit, withdrawnAt: turn.at });
  }
  return [...lost.values()];
}

/** What a rule says from the first day on that a turn may have changed. */
function judged(facts: FactIndex, { from }: Turn, { patient, timeline, rules, asOf }: Asked): Hits {
  const since = rules.flatMap((one) =>
    one.through < from ? [] : [one.from < from ? { from, through: one.through, signals: one.signals } : one],
  );
  return hitsOf(patient, facts, { ...timeline, courses: coursesIn(facts, timeline.segments, asOf) }, since, asOf);
}

/** A rule that stands back for another has lost nothing. */
function saidBy({ hits, stoodBack }: Pick<Hits, "hits" | "stoodBack">): (hit: StoodBack) => boolean {
  const said = new Set([...hits, ...stoodBack].map(nameOf));
  return (hit) => said.has(nameOf(hit));
}

/** One rule speaks once at one fact. */
export const nameOf = ({ inForce, trigger }: StoodBack): string => `${inForce.rule.id} ${trigger.id}`;
