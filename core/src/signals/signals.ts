import type { Day } from "../base/calendar.ts";
import type { Instant } from "../base/instant.ts";
import { once } from "../base/once.ts";
import { assertNever } from "../base/result.ts";
import type { Fact } from "../facts/fact.ts";
import type { FactIndex } from "../facts/fact-index.ts";
import type { Patient } from "../facts/patient.ts";
import type { Segment } from "../protocol/in-force.ts";
import type { SignalName } from "../protocol/signal-name.ts";
import { type SignalAdvice, type SignalRule, urgencyRank } from "../protocol/signal-rule.ts";
import type { SignalRuleInForce } from "../protocol/signals-in-force.ts";
import type { Timeline } from "../timeline/timeline.ts";
import { type Act, acceptedThrough, actsOf, isAbout, knewOf } from "./acts.ts";
import { openDoubts } from "./doubts.ts";
import { type Episode, episodesOf } from "./episodes.ts";
import type { Hit } from "./hit.ts";
import { judgedBy } from "./judged.ts";
import { deadlineOf, hoursAfter, isHistorical, notBefore } from "./learned.ts";
import { askingHitOf, openerOf } from "./opener.ts";
import type { Signal, SignalDoubt, SignalState } from "./signal.ts";
import { type Told, toldBy } from "./told.ts";

export type Signals = {
  /** Open and closed ones, in order of the day they opened, the most urgent first. */
  readonly signals: readonly Signal[];
  readonly cannotTell: readonly SignalDoubt[];
  /** Acts on signals that nobody knows: for a person to place. */
  readonly orphanedActs: readonly string[];
  /** What was told that no rule listens to: a key that nobody knows, or an answer that is work of another sort. */
  readonly told: Told;
};

/**
 * Every warning that the facts raise, with what became of it by `asOf`. Judged for life, also after the watch.
 *
 * @param known every fact that was known, those since displaced included, in the order of the record
 */
export function signalsOf(
  patient: Patient,
  facts: FactIndex,
  known: readonly Fact[],
  timeline: Timeline,
  asOf: Day,
  rules: readonly Pick<Segment, "from" | "through" | "signals">[] = timeline.segments,
): Signals {
  const { hits, stoodBack, doubts, world } = judgedBy(patient, facts, known, timeline, rules, asOf);
  const acts = actsOf(facts, asOf);
  const bySignal = new Map<SignalName, Hit[]>();
  for (const hit of hits) {
    const list = bySignal.get(hit.inForce.rule.signal);
    if (list === undefined) bySignal.set(hit.inForce.rule.signal, [hit]);
    else list.push(hit);
  }
  const episodes = [...bySignal].flatMap(([signal, own]) =>
    episodesOf(signal, { hits: own, stoodBack }, acts, world, rules, asOf),
  );
  return {
    signals: namedOnce(episodes)
      .map(([key, one]) => signalOf(key, one))
      .toSorted(byUrgency),
    cannotTell: openDoubts(doubts, world, asOf),
    orphanedActs: acts
      .filter((act) => ![...bySignal].some(([signal, own]) => isAbout(act, signal, own)))
      .map((act) => act.id),
    told: toldBy(world, timeline, asOf),
  };
}

const byUrgency = (a: Signal, b: Signal): number =>
  a.openedOn - b.openedOn || urgencyRank(a.urgency) - urgencyRank(b.urgency) || (a.key < b.key ? -1 : 1);

/** Nobody has closed it, and no valid repeat: acknowledged, confirmed and referred ones are open too. */
export const isOpen = ({ state }: Pick<Signal, "state">): boolean =>
  state !== "resolved" && state !== "explained" && state !== "accepted";

/** Where a person closed what was known at a fact, what came to be known of it later is named by what made it known. */
function namedOnce(episodes: readonly Episode[]): readonly (readonly [key: string, episode: Episode])[] {
  const taken = new Set<string>();
  return episodes.map((one) => {
    const opener = openerOf(one.hits);
    const { signal } = opener.inForce.rule;
    const key = `${signal}/${opener.first.id}`;
    const free = taken.has(key) ? `${signal}/${opener.learned().by.id}` : key;
    taken.add(free);
    return [free, one] as const;
  });
}

/** What stands counts; where nothing stands any more, what once did. */
function signalOf(key: string, episode: Episode): Signal {
  const standing = episode.hits.every(stands) ? episode.hits : episode.hits.filter(stands);
  const hits = standing.length > 0 ? standing : episode.hits;
  const rules = new Set<SignalRuleInForce>();
  let governing = hits[0]!;
  for (const hit of hits) {
    rules.add(hit.inForce);
    if (rankOf(hit) < rankOf(governing)) governing = hit;
  }
  const { rule } = governing.inForce;
  const historical = hits.every(isHistorical);
  const raisedAt = raisedAtOf(episode, rankOf(governing), historical);
  return {
    key,
    signal: rule.signal,
    rule: rule.id,
    inForce: governing.inForce,
    urgency: rule.urgency,
    ...stateOf(episode, standing.length === 0),
    openedOn: openerOf(episode.hits).learned().on,
    historical,
    raisedAt,
    deadlineAt: deadlineOf(raisedAt, rule.urgency),
    confirmBy: confirmByOf(governing.inForce, hits, episode),
    candidates: rules.size === 1 ? rule.candidates : together([governing.inForce, ...rules], (one) => one.candidates),
    reasons: once(() => {
      const { evidence, comparisons } = governing.reasons();
      return { evidence: [...new Set([...hits.map(({ trigger }) => trigger.id), ...evidence])], comparisons };
    }),
    advice: rules.size === 1 ? rule.advice : adviceOf(governing.inForce, [...rules]),
    holds: rules.size === 1 ? rule.holds : together([...rules], (one) => one.holds),
    recurrence: episode.isRecurrence,
    reopenedOn: episode.reopenedOn,
    acts: episode.acts.map((act) => act.id),
    hits,
    allHits: episode.hits,
  };
}

const stands = ({ withdrawnAt }: Hit): boolean => withdrawnAt === undefined;

const together = <T>(rules: readonly SignalRuleInForce[], of: (rule: SignalRule) => readonly T[]): readonly T[] => [
  ...new Set(rules.flatMap(({ rule }) => of(rule))),
];

/** Of every rule that is as urgent as the governing one, after its own; what two of them say is said once. */
function adviceOf(governing: SignalRuleInForce, rules: readonly SignalRuleInForce[]): readonly SignalAdvice[] {
  const asUrgent = rules.filter((one) => one.rule.urgency === governing.rule.urgency);
  const all = together([governing, ...asUrgent], ({ advice }) => advice);
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

/**
 * When its time to act began: when it first became as urgent as it is, when it became so again after somebody had seen it,
 * or on the day on which an acceptance had ended.
 */
function raisedAtOf({ hits, acts, reopenedOn }: Episode, rank: number, isAllHistory: boolean): Instant {
  const again = acts.flatMap((act) => {
    const news = newsSince(act, hits).filter((hit) => rankOf(hit) <= rank);
    return news.length === 0 ? [] : [Math.min(...news.map(({ learned }) => learned().at))];
  });
  const first = firstLearned(hits, rank, isAllHistory);
  return notBefore(Math.max(first, ...again) as Instant, reopenedOn);
}

/** By when the tests of the rule that governs must be there; anew when an acceptance has ended. */
function confirmByOf(inForce: SignalRuleInForce, hits: readonly Hit[], { reopenedOn }: Episode): Instant | undefined {
  const { confirmWithinHours } = inForce.rule;
  if (confirmWithinHours === undefined) return undefined;
  const { at } = askingHitOf({ hits, inForce }).learned();
  return hoursAfter(notBefore(at, reopenedOn), confirmWithinHours);
}

/**
 * When the first hit that was as urgent became known; also one that has been withdrawn since. What was history by then
 * counts only where all is: once anything new speaks, the time to act counts from there.
 */
function firstLearned(hits: readonly Hit[], rank: number, isAllHistory: boolean): Instant {
  const counted = isAllHistory ? hits : hits.filter((hit) => !isHistorical(hit));
  const urgent = counted.filter((hit) => rankOf(hit) <= rank);
  return Math.min(...(urgent.length > 0 ? urgent : counted).map((hit) => hit.learned().at)) as Instant;
}

const rankOf = ({ inForce }: Hit): number => urgencyRank(inForce.rule.urgency);
const ruleOf = ({ inForce }: Hit): string => inForce.rule.id;

type Standing = Pick<Signal, "state" | "closedOn" | "closedBy" | "acceptedThrough">;

function stateOf({ hits, acts, closedBy, reopenedOn }: Episode, isWithdrawn: boolean): Standing {
  if (closedBy === undefined) {
    const state = isWithdrawn ? "basis-withdrawn" : openState(hits, acts, reopenedOn);
    return { state, closedOn: undefined, closedBy: undefined, acceptedThrough: undefined };
  }
  if (!("action" in closedBy))
    return { state: "resolved", closedOn: closedBy.on, closedBy: closedBy.fact, acceptedThrough: undefined };
  return {
    state: closedBy.action as "resolved" | "explained" | "accepted",
    closedOn: closedBy.actedAt?.on ?? closedBy.latest,
    closedBy: closedBy.id,
    acceptedThrough: closedBy.action === "accepted" ? acceptedThrough(closedBy) : undefined,
  };
}

/**
 * Acknowledged is not resolved. What has become more urgent since is open again; what was only acknowledged or referred,
 * also when a rule that had not spoken before speaks with the same urgency, or an acceptance has ended. A milder one, as on
 * the way back, reopens nothing.
 */
function openState(hits: readonly Hit[], acts: readonly Act[], reopenedOn: Day | undefined): SignalState {
  let state: SignalState = "open";
  for (const act of acts) {
    const isBefore = reopenedOn !== undefined && (act.actedAt?.on ?? act.latest) < reopenedOn;
    if ((isBefore && act.action !== "confirmed") || !hits.some((hit) => knewOf(act, hit))) continue;
    if (newsSince(act, hits).length === 0) state = afterAct(act, state);
  }
  return state;
}

/** The hits that whoever acted could not know, and that open again what they had seen. */
function newsSince(act: Act, hits: readonly Hit[]): readonly Hit[] {
  const seen = hits.filter((hit) => knewOf(act, hit));
  if (seen.length === 0) return seen;
  const heard = new Set(seen.map(ruleOf));
  const most = Math.min(...seen.map(rankOf));
  const isNews = (hit: Hit): boolean =>
    rankOf(hit) < most || (rankOf(hit) === most && act.action !== "confirmed" && !heard.has(ruleOf(hit)));
  return hits.filter((hit) => !knewOf(act, hit) && isNews(hit));
}

function afterAct({ action }: Act, before: SignalState): SignalState {
  switch (action) {
    case "acknowledged":
    case "referred":
      return before === "confirmed" ? "confirmed" : "acknowledged";
    case "confirmed":
      return "confirmed";
    // They close, unless what they closed has opened again.
    case "resolved":
    case "explained":
    case "accepted":
      return before;
    default:
      return assertNever(action);
  }
}
