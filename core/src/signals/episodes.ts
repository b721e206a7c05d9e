import type { Day } from "../base/calendar.ts";
import { type Act, acceptedThrough, isAbout, isAccepted, isClosing, knewOf } from "./acts.ts";
import { closingRepeat, isAlike, type Repeat } from "./closing.ts";
import type { Hit, Hits } from "./hits.ts";
import type { World } from "./world.ts";

/** Hits of one signal from the first until it is closed, what people did about them, and what closed them. */
export type Episode = {
  /** In order of day, those whose trigger was withdrawn included. */
  readonly hits: readonly Hit[];
  readonly acts: readonly Act[];
  readonly closedBy: Act | Repeat | undefined;
  /** Another episode of this signal was closed before. */
  readonly isRecurrence: boolean;
};

type Asked = {
  readonly signal: string;
  readonly world: World;
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
  asOf: Day,
): readonly Episode[] {
  const met = [
    ...hits.filter((hit) => hit.withdrawnAt === undefined),
    ...stoodBack.filter(({ inForce }) => inForce.rule.signal === signal),
  ];
  const spoken = new Set(met.map(({ trigger }) => trigger.id));
  const asked: Asked = { signal, world, asOf, speaks: (fact) => spoken.has(fact) };
  const episodes: Episode[] = [];
  for (let rest = hits; rest.length > 0; ) {
    const { episode, left } = firstOf(rest, acts, asked);
    episodes.push({ ...episode, isRecurrence: episodes.length > 0 });
    rest = left;
  }
  return episodes;
}

type First = { readonly episode: Omit<Episode, "isRecurrence">; readonly left: readonly Hit[] };

function firstOf(hits: readonly Hit[], acts: readonly Act[], asked: Asked): First {
  const { count, repeat } = untilRepeat(hits, asked);
  const members = hits.slice(0, count);
  const later = hits.slice(count);
  const ours = acts.filter((act) => isAbout(act, asked.signal, members));
  const closer = ours.find((act) => isClosing(act) && members.some((hit) => knewOf(act, hit)));
  if (closer === undefined) return { episode: { hits: members, acts: ours, closedBy: repeat }, left: later };
  const known = members.filter((hit) => knewOf(closer, hit));
  const left = [...members.filter((hit) => !knewOf(closer, hit)), ...later];
  if (closer.action === "accepted") return accepted(known, left, closer, acts, asked);
  return { episode: { hits: known, acts: ours, closedBy: closer }, left };
}

/** An acceptance keeps what lies within it quiet while it lasts; when it ends, the signal is open again. */
function accepted(known: readonly Hit[], after: readonly Hit[], by: Act, acts: readonly Act[], asked: Asked): First {
  const through = acceptedThrough(by);
  const left = after.filter((hit) => !isAccepted(by, hit));
  const ours = acts.filter((act) => isAbout(act, asked.signal, known));
  if (asked.asOf <= through) return { episode: { hits: known, acts: ours, closedBy: by }, left };
  const laterActs = acts.slice(acts.indexOf(by) + 1);
  const isFresh = left[0] === undefined || left[0].day > through;
  if (isFresh) return firstOf([...known, ...left], laterActs, asked);
  return { episode: firstOf(known, laterActs, asked).episode, left };
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
