import type { Answer } from "./assessment.ts";
import type { Candidacy } from "./decisions/candidacy.ts";
import type { CandidacyAnswer } from "./decisions/weigh.ts";
import type { Layer } from "./protocol/rule.ts";

type Cells = readonly { readonly key: string; readonly name: string }[];

/** How one answer about candidacy differs from another. Null: nothing that is in force weighs anything. */
export type CandidacyChange = {
  /** The same twice: the answer stays, and other criteria give it. */
  readonly before: CandidacyAnswer | null;
  readonly after: CandidacyAnswer | null;
  /** The layers whose own answer differs, the payer's among them. */
  readonly layers: readonly {
    readonly layer: Layer;
    readonly before: CandidacyAnswer | null;
    readonly after: CandidacyAnswer | null;
  }[];
  /** The criteria that make the answer what it is; none where it is yes. */
  readonly decided: { readonly before: Cells; readonly after: Cells };
};

type Asked = Pick<Answer, "timeline" | "candidacy">;

/** Null: the same answer by the same criteria, or nobody asks any more, because the person has died. */
export function compareCandidacy(before: Asked, after: Asked): CandidacyChange | null {
  if (before.timeline.followUp.hasDied) return null;
  const [older, newer] = [before.candidacy(), after.candidacy()];
  const answers = { before: older?.answer ?? null, after: newer?.answer ?? null };
  const layers = layersOf(older, newer);
  const decided = { before: decidingCells(older), after: decidingCells(newer) };
  const isSame = answers.before === answers.after && layers.length === 0;
  return isSame && areSame(decided.before, decided.after) ? null : { ...answers, layers, decided };
}

/** Whether somebody is told another answer, by whichever layer: not only for other reasons. */
export const changesCandidacy = (change: CandidacyChange | null): boolean =>
  change !== null && (change.before !== change.after || change.layers.length > 0);

function layersOf(before: Candidacy | undefined, after: Candidacy | undefined): CandidacyChange["layers"] {
  const [older, newer] = [before, after].map(
    (one) => new Map((one?.layers ?? []).map(({ layer, answer }) => [layer, answer])),
  );
  return [...new Set([...older!.keys(), ...newer!.keys()])].flatMap((layer) => {
    const one = { layer, before: older!.get(layer) ?? null, after: newer!.get(layer) ?? null };
    return one.before === one.after ? [] : [one];
  });
}

function decidingCells(candidacy: Candidacy | undefined): Cells {
  if (candidacy === undefined || candidacy.answer === "yes") return [];
  const parts = candidacy.layers.filter(({ layer }) => layer !== "reimbursement").flatMap((one) => one.parts);
  const keys = new Set(parts.filter(({ outcome }) => outcome === candidacy.answer).flatMap(({ cells }) => cells));
  return candidacy.criteria
    .filter(({ key }) => keys.has(key))
    .map(({ key, criterion }) => ({ key, name: criterion.name }));
}

const areSame = (a: Cells, b: Cells): boolean => a.length === b.length && a.every(({ key }, i) => key === b[i]!.key);
