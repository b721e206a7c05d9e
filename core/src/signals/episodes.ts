import { addDays, afterAllDays, type Day } from "../base/calendar.ts";
import { closes, isSilenced, type Rules, wordsSince } from "./acceptance.ts";
import { type Act, acceptedThrough, isAbout, knewOf } from "./acts.ts";
import { closingRepeat, isAlike, type Repeat } from "./closing.ts";
import { type Hit, type Hits, inOrder } from "./hit.ts";
import type { World } from "./world.ts";

/** Hits of one signal from the first until it is closed, what people did about them, and what closed them. */
export type Episode = {
  /** In order of day, those whose trigger was withdrawn included. */
  readonly hits: readonly Hit[];
  readonly acts: readonly Act[];
  readonly closedBy: Act | Repeat | undefined;
  /** The day on which an acceptance had ended. */
  readonly reopenedOn: Day | undefined;
  /** Another episode of this signal was closed before. */
  readonly isRecurrence: boolean;
};

type Asked = {
  readonly signal: string;
  /** All of the signal. */
  readonly hits: readonly Hit[];
  readonly acts: readonly Act[];
  readonly world: World;
  readonly rules: Rules;
  readonly asOf: Day;
  /** Whether a rule of the signal is met at a fact, also one that stood back for another. */
  readonly speaks: (fact: string) => boolean;
};

/**
 * The episodes of one signal. They follow the days on which things happened, not those on which they were learned; only
 * what a person closed is closed for what that person could know, and what they could not know opens anew.
 *
 * @param judged the hits of one signal, in order, and what stood back of all
 * @param acts on that signal, in order
 */
export function episodesOf(
  signal: string,
  { hits, stoodBack }: Pick<Hits, "hits" | "stoodBack">,
  acts: readonly Act[],
  world: World,
  rules: Rules,
  asOf: Day,
): readonly Episode[] {
  const met = [
    ...hits.filter((hit) => hit.withdrawnAt === undefined),
    ...stoodBack.filter(({ inForce }) => inForce.rule.signal === signal),
  ];
  const spoken = new Set(met.map(({ trigger }) => trigger.id));
  const asked: Asked = { signal, hits, acts, world, rules, asOf, speaks: (fact) => spoken.has(fact) };
  const episodes: Episode[] = [];
  for (let rest = hits; rest.length > 0; ) {
    const { episode, left } = firstOf(rest, asked);
    episodes.push({ ...episode, isRecurrence: episodes.length > 0 });
    rest = left;
  }
  return episodes;
}

type First = { readonly episode: Omit<Episode, "isRecurrence">; readonly left: readonly Hit[] };

const nothing: ReadonlySet<Act> = new Set();

/** @param over acceptances that have ended, and what they had replaced */
function firstOf(hits: readonly Hit[], asked: Asked, over = nothing): First {
  const { count, repeat } = untilRepeat(hits, asked);
  const members = hits.slice(0, count);
  const later = hits.slice(count);
  const ours = asked.acts.filter((act) => isAbout(act, asked.signal, members));
  const knownTo = (act: Act): readonly Hit[] => members.filter((hit) => knewOf(act, hit));
  const closer = ours.find((act) => !over.has(act) && closes(act, knownTo(act)));
  const open = { hits: members, acts: ours, closedBy: repeat, reopenedOn: undefined };
  if (closer === undefined) return { episode: open, left: later };
  const known = knownTo(closer);
  const left = [...members.filter((hit) => !knewOf(closer, hit)), ...later];
  if (closer.action === "accepted") return accepted(known, left, closer, asked, over);
  return { episode: { ...open, hits: known, closedBy: closer }, left };
}

/** An acceptance keeps what lies within it quiet while it lasts; when it ends, the signal is open again, with all that it kept quiet. */
function accepted(known: readonly Hit[], after: readonly Hit[], by: Act, asked: Asked, over: ReadonlySet<Act>): First {
  const { acts, signal, hits, rules, asOf } = asked;
  const ours = acts.filter((act) => act === by || isAbout(act, signal, known));
  const words = wordsSince(by, ours, acts, signal);
  const left = after.filter((hit) => !isSilenced(hit, words, hits, rules));
  const newest = words.findLast((act) => ours.includes(act))!;
  const reopenedOn = endOfWord(newest, known);
  if (reopenedOn > asOf) return { episode: { hits: known, acts: ours, closedBy: newest, reopenedOn: undefined }, left };
  const quiet = after.filter((hit) => !left.includes(hit));
  const isFresh = left.every((hit) => hit.day >= reopenedOn);
  const again = firstOf(
    [...known, ...(isFresh ? after : quiet)].toSorted(inOrder),
    asked,
    new Set([...over, ...words]),
  );
  return {
    episode: { ...again.episode, reopenedOn: again.episode.reopenedOn ?? reopenedOn },
    left: isFresh ? again.left : [...again.left, ...left].toSorted(inOrder),
  };
}

/** The first day on which it is open again: after the last day of an acceptance, or with one that leaves out what there is. */
function endOfWord(act: Act, known: readonly Hit[]): Day {
  if (act.action !== "accepted") return afterAllDays;
  return closes(act, known) ? addDays(acceptedThrough(act), 1) : (act.actedAt?.on ?? act.latest);
}

/** How many hits come before a repeat that closes what was open until then. */
function untilRepeat(
  hits: readonly Hit[],
  { world, asOf, speaks }: Asked,
): { readonly count: number; readonly repeat: Repeat | undefined } {
  const first = hits[0]!;
  let withdrawnAt = Number.POSITIVE_INFINITY;
  for (let count = 1; count <= hits.length; count += 1) {
    const last = hits[count - 1]!;
    if (!isAlike(first, last)) break;
    if (last.withdrawnAt === undefined) withdrawnAt = Number.NaN;
    else if (!Number.isNaN(withdrawnAt)) withdrawnAt = Math.min(withdrawnAt, last.withdrawnAt);
    const before = hits[count]?.day ?? asOf + 1;
    if (before <= last.day + 1) continue;
    const repeat = closingRepeat(last, withdrawnAt, world, speaks, before);
    if (repeat !== undefined) return { count, repeat };
  }
  return { count: hits.length, repeat: undefined };
}
