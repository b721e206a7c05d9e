import type { Answer } from "./assessment.ts";
import type { Candidacy } from "./decisions/candidacy.ts";
import type { CandidacyAnswer } from "./decisions/weigh.ts";
import type { Layer } from "./protocol/rule.ts";

type Cells = readonly { readonly key: string; readonly name: string; readonly layer: Layer }[];

/** How one answer about candidacy differs from another. Null: nothing that is in force weighs anything. */
export type CandidacyChange = {
  /** The same twice: the answer stays, and other criteria give it. */
  readonly before: CandidacyAnswer | null;
  readonly after: CandidacyAnswer | null;
  /** The layers whose own answer differs or stands on other criteria, the payer's among them. */
  readonly layers: readonly LayerChange[];
  /** The criteria that make the answer what it is; none where it is yes. */
  readonly decided: { readonly before: Cells; readonly after: Cells };
};

export type LayerChange = Pick<CandidacyChange, "before" | "after" | "decided"> & { readonly layer: Layer };

type Asked = Pick<Answer, "timeline" | "candidacy">;

/** Null: the same answers by the same criteria, or nobody asks any more, because the person has died. */
export function compareCandidacy(before: Asked, after: Asked): CandidacyChange | null {
  if (before.timeline.followUp.hasDied) return null;
  const [older, newer] = [before.candidacy(), after.candidacy()];
  const layers = layersOf(older, newer);
  if (layers.length === 0) return null;
  return {
    before: older?.answer ?? null,
    after: newer?.answer ?? null,
    layers,
    decided: { before: decidingCells(older), after: decidingCells(newer) },
  };
}

/** Whether somebody is told another answer, by whichever layer: not only for other reasons. */
export const changesCandidacy = (change: CandidacyChange | null): boolean =>
  change !== null && (isMovedAnswer(change) || movedLayers(change).length > 0);

/** The layers that answer otherwise, and not only for other reasons. */
export const movedLayers = ({ layers }: CandidacyChange): readonly LayerChange[] => layers.filter(isMovedAnswer);

/** What gives the answers that are new, of the whole and of each layer that moves, each once. */
export function decidingAnew(change: CandidacyChange): Cells {
  const cells = [...(isMovedAnswer(change) ? [change] : []), ...movedLayers(change)].flatMap(
    ({ decided }) => decided.after,
  );
  return [...new Map(cells.map((one) => [one.key, one])).values()];
}

const isMovedAnswer = ({ before, after }: Pick<CandidacyChange, "before" | "after">): boolean => before !== after;

function layersOf(before: Candidacy | undefined, after: Candidacy | undefined): readonly LayerChange[] {
  const [older, newer] = [before, after].map(
    (one) => new Map((one?.layers ?? []).map(({ layer, answer }) => [layer, answer])),
  );
  return [...new Set([...older!.keys(), ...newer!.keys()])].flatMap((layer) => {
    const decided = { before: decidingCells(before, layer), after: decidingCells(after, layer) };
    const one = { layer, before: older!.get(layer) ?? null, after: newer!.get(layer) ?? null, decided };
    return isMovedAnswer(one) || !areSame(decided.before, decided.after) ? [one] : [];
  });
}

/** Of the whole, which the payer does not answer, or of one layer. */
function decidingCells(candidacy: Candidacy | undefined, of?: Layer): Cells {
  if (candidacy === undefined) return [];
  const layers = candidacy.layers.filter(({ layer }) => (of === undefined ? layer !== "reimbursement" : layer === of));
  const answer = of === undefined ? candidacy.answer : layers[0]?.answer;
  if (answer === "yes") return [];
  const parts = layers.flatMap((one) => one.parts);
  const keys = new Set(parts.filter(({ outcome }) => outcome === answer).flatMap(({ cells }) => cells));
  return candidacy.criteria
    .filter(({ key }) => keys.has(key))
    .map(({ key, criterion, layer }) => ({ key, name: criterion.name, layer }));
}

const areSame = (a: Cells, b: Cells): boolean => a.length === b.length && a.every(({ key }, i) => key === b[i]!.key);
