import type { CandidacyLeaf } from "../../protocol/candidacy.ts";
import { actsOf } from "../../signals/acts.ts";
import type { Signal } from "../../signals/signal.ts";
import { cannotTell, type Judged, lack, no, type Subject, yes } from "./judged.ts";

type Leaf = Extract<CandidacyLeaf, { kind: "confirmed-signal" }>;

/**
 * A warning that somebody has ever confirmed; that it was closed since takes nothing back. One whose result was taken back
 * cannot be told until a person closes it.
 *
 * @source protocols.md section 1.3, danger point 3
 */
export function confirmedSignal({ anyOf }: Leaf, { signals, facts, asOf }: Subject): Judged {
  const own = signals.signals.filter(({ signal }) => anyOf.includes(signal));
  const confirming = actsOf(facts, asOf).filter(({ action }) => action === "confirmed");
  const evidence = own.filter(stands).flatMap(({ key, acts }) => {
    const first = confirming.find(({ id }) => acts.includes(id));
    return first === undefined ? [] : [key, first.id];
  });
  if (evidence.length > 0) return yes({ evidence });
  const withdrawn = own.filter(({ state }) => state === "basis-withdrawn");
  return withdrawn.length === 0 ? no() : cannotTell(withdrawn.map(({ signal }) => lack("withdrawn-warning", signal)));
}

/** Something of what raised it still holds. */
const stands = ({ hits }: Signal): boolean => hits.some(({ withdrawnAt }) => withdrawnAt === undefined);
