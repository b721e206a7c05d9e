import { changesWork, isMoved } from "./compare-answers.ts";
import { type CandidacyChange, changesCandidacy, decidingAnew, movedLayers } from "./compare-candidacy.ts";
import type { CandidacyAnswer } from "./decisions/weigh.ts";
import type { LabelEffect } from "./label-change.ts";
import type { Layer } from "./protocol/rule.ts";

type Counted = { readonly people: number; readonly count: number };
export type Answered = { readonly before: CandidacyAnswer | null; readonly after: CandidacyAnswer | null };

/** What a change of rules does to many people, counted. Each list in the order of its names. */
export type LabelTotals = {
  readonly people: number;
  /** They live, and have lived, under other rules. */
  readonly elsewhere: number;
  /** They would have something else to do, or on another day, or be told another answer. */
  readonly affected: number;
  /** The same is to be done on the same days, by another text or for other reasons. */
  readonly textOnly: number;
  readonly unchanged: number;
  readonly candidacy: {
    /** Everybody who is asked, those whose answer stays among them. */
    readonly answers: readonly (Answered & { readonly people: number })[];
    /** Each layer by itself that answers somebody otherwise, the payer's among them. */
    readonly layers: readonly (Answered & { readonly layer: Layer; readonly people: number })[];
    /** Every answer stays, and other criteria give it. */
    readonly otherReasons: number;
    /** Of those whose answer changes, or that of a layer: what gives the new one. */
    readonly decidedBy: readonly (CandidacyChange["decided"]["after"][number] & { readonly people: number })[];
  };
  readonly watchEnds: number;
  readonly dates: {
    readonly appear: Counted;
    readonly vanish: Counted;
    readonly move: Counted;
    readonly otherLimit: Counted;
  };
  readonly signals: { readonly appear: Counted; readonly vanish: Counted; readonly urgency: Counted };
  readonly holds: { readonly appear: Counted; readonly vanish: Counted };
  readonly tasks: { readonly appear: Counted; readonly vanish: Counted };
};

const dateKinds = ["appear", "vanish", "move", "otherLimit"] as const;

/** Counts one person after the other: nothing of them is kept but numbers. */
export function countEffects() {
  const numbers = new Map<string, { people: number; count: number }>();
  const decided = new Map<string, LabelTotals["candidacy"]["decidedBy"][number]>();
  const answers = new Map<string, Answered & { readonly people: number }>();
  const layers = new Map<string, LabelTotals["candidacy"]["layers"][number]>();
  const count = (name: string, by: number): void => {
    const so = numbers.get(name) ?? { people: 0, count: 0 };
    numbers.set(name, { people: so.people + (by > 0 ? 1 : 0), count: so.count + by });
  };
  const answered = ({ before, after }: Answered): void => {
    if (before === null && after === null) return;
    const key = `${before} ${after}`;
    const so = answers.get(key) ?? { before, after, people: 0 };
    answers.set(key, { ...so, people: so.people + 1 });
  };
  const changed = (candidacy: CandidacyChange): void => {
    if (!changesCandidacy(candidacy)) count("reasons", 1);
    for (const { layer, before, after } of movedLayers(candidacy)) {
      const key = `${layer} ${before} ${after}`;
      layers.set(key, { layer, before, after, people: (layers.get(key)?.people ?? 0) + 1 });
    }
    for (const cell of decidingAnew(candidacy))
      decided.set(cell.key, { ...cell, people: (decided.get(cell.key)?.people ?? 0) + 1 });
  };
  const add = (effect: LabelEffect | undefined): void => {
    count("people", 1);
    if (effect === undefined) {
      count("elsewhere", 1);
      return;
    }
    const { changes } = effect;
    const { rules, signals, holds, tasks, candidacy } = changes;
    const isText = rules.length > 0 || candidacy !== null;
    count(changesWork(changes) ? "affected" : isText ? "text" : "unchanged", 1);
    answered(effect.candidacy);
    if (candidacy !== null) changed(candidacy);
    count("watch", changes.followUpEnds === null ? 0 : 1);
    for (const kind of dateKinds)
      count(
        `dates ${kind}`,
        rules.filter(isMoved).reduce((sum, one) => sum + one[kind], 0),
      );
    count("signals appear", signals.filter(({ before }) => before === null).length);
    count("signals vanish", signals.filter(({ after }) => after === null).length);
    count("signals urgency", signals.filter(({ before, after }) => before !== null && after !== null).length);
    for (const kind of ["appear", "vanish"] as const) {
      count(`holds ${kind}`, holds[kind].length);
      count(`tasks ${kind}`, tasks[kind].length);
    }
  };
  const of = (name: string): Counted => numbers.get(name) ?? { people: 0, count: 0 };
  const both = (name: string) => ({ appear: of(`${name} appear`), vanish: of(`${name} vanish`) });
  const totals = (): LabelTotals => ({
    people: of("people").people,
    elsewhere: of("elsewhere").people,
    affected: of("affected").people,
    textOnly: of("text").people,
    unchanged: of("unchanged").people,
    candidacy: {
      answers: [...answers].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one),
      otherReasons: of("reasons").people,
      layers: [...layers].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one),
      decidedBy: [...decided.values()].toSorted((a, b) => b.people - a.people || (a.key < b.key ? -1 : 1)),
    },
    watchEnds: of("watch").people,
    dates: { ...both("dates"), move: of("dates move"), otherLimit: of("dates otherLimit") },
    signals: { ...both("signals"), urgency: of("signals urgency") },
    holds: both("holds"),
    tasks: both("tasks"),
  });
  return { add, totals };
}
