import { type Segment, segmentOn } from "../protocol/in-force.ts";
import { findAnalyte } from "../units/analytes.ts";
import { type Act, isAccepted, isClosing, isOnSignal, knewOf } from "./acts.ts";
import { movedFrom } from "./change.ts";
import type { Hit } from "./hit.ts";
import { leavesIn, planOf } from "./plan.ts";

export type Rules = readonly Pick<Segment, "from" | "through" | "signals">[];

const stands = ({ withdrawnAt }: Hit): boolean => withdrawnAt === undefined;

/** One without its range or its reason says that somebody has seen it, and no more. @source resolutions 1.4 */
const isStated = ({ action, acceptedRange, reason }: Act): boolean =>
  action === "accepted" && acceptedRange !== undefined && reason !== undefined && reason.trim() !== "";

/**
 * Whether an act closes what whoever acted knew. An acceptance does so where it is stated, and the last value lies in its
 * range; never where a rule of IMMEDIATE, a symptom or a combination has spoken.
 */
export function closes(act: Act, known: readonly Hit[]): boolean {
  if (act.action !== "accepted") return isClosing(act) && known.length > 0;
  const standing = known.some(stands) ? known.filter(stands) : known;
  const last = standing.at(-1);
  return (
    isStated(act) &&
    last !== undefined &&
    isAccepted(act, last) &&
    standing.every((hit) => hit.onlyAnalyte === last.onlyAnalyte && hit.inForce.rule.urgency !== "IMMEDIATE")
  );
}

/**
 * What has a say after an acceptance, in order: it, each later one of the signal and the analyte, and whatever has closed
 * the episode since. The newest of them governs; when it ends, no older one comes back.
 *
 * @param ours the acts on the episode
 */
export function wordsSince(by: Act, ours: readonly Act[], acts: readonly Act[], signal: string): readonly Act[] {
  const isWord = (act: Act): boolean => {
    if (act.action !== "accepted") return isClosing(act) && ours.includes(act);
    return isStated(act) && isOnSignal(act, signal) && analyteOf(act) === analyteOf(by);
  };
  return acts.slice(acts.indexOf(by)).filter(isWord);
}

const analyteOf = ({ acceptedRange }: Act): string | undefined =>
  acceptedRange === undefined ? undefined : findAnalyte(acceptedRange.analyte)?.key;

/**
 * Whether a hit that nobody knew when the first acceptance was made stays quiet: by the newest word of before it was
 * learned it lies in the accepted range and is no fresh change; and no later acceptance that knew it leaves it out.
 *
 * @param words see {@link wordsSince}
 * @param hits all of the signal
 */
export function isSilenced(hit: Hit, words: readonly Act[], hits: readonly Hit[], rules: Rules): boolean {
  const governing = words.findLast((act) => !knewOf(act, hit));
  if (governing?.action !== "accepted" || !isAccepted(governing, hit) || isFreshChange(hit, governing, hits, rules))
    return false;
  return words.every((act) => act.action !== "accepted" || !knewOf(act, hit) || isAccepted(act, hit));
}

/**
 * Whether a value has moved from the accepted one, the last that raised the signal and was known to whoever accepted, by as
 * much as a rule of the signal asks from a baseline or a previous value. @source resolutions 1.4
 */
function isFreshChange(hit: Hit, act: Act, hits: readonly Hit[], rules: Rules): boolean {
  const { columns, i, day, onlyAnalyte, inForce } = hit;
  const accepted = hits.findLast((one) => stands(one) && one.onlyAnalyte === onlyAnalyte && knewOf(act, one));
  if (columns === undefined || accepted?.columns === undefined) return false;
  const low = accepted.columns.lows[accepted.i]!;
  const high = accepted.columns.highs[accepted.i]!;
  return planOf(segmentOn(rules as readonly Segment[], day).signals)
    .rules.filter((rule) => rule.inForce.rule.signal === inForce.rule.signal)
    .flatMap(({ criterion }) => leavesIn(criterion))
    .some(
      (one) =>
        one.sort === "value" &&
        one.leaf.kind === "change" &&
        one.leaf.key === columns.key &&
        movedFrom(one.leaf, columns, i, low, high) !== "no",
    );
}
