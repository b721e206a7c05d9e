import type { Day } from "../base/calendar.ts";
import type { Fact } from "../facts/fact.ts";
import { type FactIndex, ofKind } from "../facts/fact-index.ts";
import type { Patient } from "../facts/patient.ts";
import { seriesOf } from "../facts/series.ts";
import type { Rule, RuleOfKind } from "../protocol/rule.ts";
import { isOfKind, type RuleTrack } from "../protocol/track.ts";
import type { Signal } from "../signals/signal.ts";
import type { Timeline } from "../timeline/timeline.ts";
import { aging } from "./aging.ts";
import { audienceOf, concerns } from "./audience.ts";
import { type Circumstances, conclude } from "./conclude.ts";
import { confirmationObligations } from "./confirmations.ts";
import { resultsThatEnd } from "./end-of-measure.ts";
import { type Flaw, type Part, partOf, partsOf } from "./evidence.ts";
import { slotsOf } from "./generate.ts";
import { type Match, type Matcher, matcherOf, nothingYet } from "./match.ts";
import type { Obligation, Slot } from "./obligation.ts";
import { type Runs, runsOf } from "./runs.ts";
import { waiversInEffect } from "./waivers.ts";

/** All obligations of one rule, and the parts that its evidence consists of. */
export type RuleObligations = {
  readonly track: RuleTrack;
  readonly parts: readonly Part[];
  readonly obligations: readonly Obligation[];
};

/**
 * What must be done, rule by rule: generated from rules × timeline, matched with evidence, given a status. Then what
 * the signals ask for.
 *
 * @param touching only the periods that hold this day (point status); `undefined`: the whole follow-up
 */
export function obligationsOf(
  patient: Patient,
  timeline: Timeline,
  facts: FactIndex,
  signals: readonly Signal[],
  asOf: Day,
  touching?: Day,
): readonly RuleObligations[] {
  const runs = runsOf(timeline, facts, signals, asOf);
  const around: Circumstances = {
    asOf,
    endedOn: timeline.followUp.endedOn,
    waivers: waiversInEffect(ofKind(facts, "obligation-waived", asOf), asOf),
    segments: timeline.segments,
  };
  const context = { timeline, facts, runs, around, touching };
  const rules: RuleObligations[] = [];
  for (const track of timeline.tracks) {
    if (concerns(audienceOf(track), patient, facts, asOf) === "no") continue;
    const one = obligationsOfRule(track, context);
    if (one !== undefined) rules.push(one);
  }
  // Warnings are for life: only a death ends what they ask for.
  const ofLife = timeline.followUp.hasDied ? around : { ...around, endedOn: undefined };
  for (const one of confirmationObligations(signals, facts, ofLife)) {
    const held = touching === undefined ? one.obligations : one.obligations.filter((each) => holds(each, touching));
    if (held.length > 0) rules.push({ ...one, obligations: held });
  }
  return rules;
}

const holds = ({ opensOn, closesOn }: Pick<Obligation, "opensOn" | "closesOn">, day: Day): boolean =>
  opensOn <= day && day < closesOn;

type Context = {
  readonly timeline: Timeline;
  readonly facts: FactIndex;
  readonly runs: Runs;
  readonly around: Circumstances;
  readonly touching: Day | undefined;
};

/** The parts and their matcher are made only for a rule that has a period to fill. */
function obligationsOfRule(track: RuleTrack, context: Context): RuleObligations | undefined {
  const { timeline, facts, runs, around, touching } = context;
  if (track.kind === "standing") return undefined;
  let known: Material | undefined;
  const material = (): Material => {
    known ??= materialOf(partsOfTrack(track, facts, around.asOf));
    return known;
  };
  const obligations: Obligation[] = [];
  const isSpan = track.kind === "course-span";
  for (const slot of slotsOf(track, timeline, runs, () => material().match, touching)) {
    if (around.endedOn !== undefined && slot.opensOn > around.endedOn) continue;
    if (touching !== undefined && !holds(slot, touching)) continue;
    const key =
      slot.startedBy === undefined
        ? track.keyOf(slot.course, slot.ordinal)
        : `${track.id}/${slot.startedBy}/${slot.ordinal}`;
    const { parts, match, nothing } = material();
    const one = isSpan ? concludeSpan(slot, key, parts, facts, around) : conclude(slot, key, match, nothing, around);
    if (touching === undefined || one.closesOn > touching) obligations.push(aging(one, slot, parts, around.asOf));
  }
  return obligations.length === 0 ? undefined : { track, parts: material().parts, obligations };
}

type Material = { readonly parts: readonly Part[]; readonly match: Matcher; readonly nothing: Match };

const materialOf = (parts: readonly Part[]): Material => ({
  parts,
  match: matcherOf(parts),
  nothing: nothingYet(parts),
});

/** The evidence is that of the newest version of the rule: what counted under an older one counts on. */
function partsOfTrack(track: RuleTrack, facts: FactIndex, asOf: Day): readonly Part[] {
  if (isOfKind(track, "end-of-watch")) return [reviewPart(facts, asOf)];
  const rule: Rule = track.variants[track.variants.length - 1]!.inForce.rule;
  return "evidence" in rule ? partsOf(rule.evidence, facts, asOf) : [];
}

/** Only a clinician closes the watch, by a completed review; one before the end lies in no period. */
function reviewPart(facts: FactIndex, asOf: Day): Part {
  const reviews = ofKind(facts, "follow-up-ended", asOf).filter((fact) => fact.reason === "completed-review");
  return partOf(
    "completed-review",
    seriesOf<Fact, Flaw>(reviews, () => undefined),
    asOf,
  );
}

/** Ordinal 1 is the start of the measure, 2 the result on which it may end. */
const concludeSpan = (
  slot: Slot,
  key: string,
  parts: readonly Part[],
  facts: FactIndex,
  around: Circumstances,
): Obligation => (slot.ordinal === 2 ? concludeEnd(slot, key, facts, around) : concludeStart(slot, key, parts, around));

/** A medicine that was stopped before the measure was due to begin is not being taken. */
function concludeStart(slot: Slot, key: string, parts: readonly Part[], around: Circumstances): Obligation {
  const kept = parts.map(({ name, series }) => {
    const flawOf = (fact: Fact): Flaw | undefined => {
      const isStopped =
        fact.kind === "medicine-recorded" && fact.stoppedOn !== undefined && fact.stoppedOn.latest < slot.dueOn;
      return isStopped ? "stopped" : series.flaws[series.facts.indexOf(fact)];
    };
    return partOf(name, seriesOf(series.facts, flawOf), around.asOf);
  });
  return conclude(slot, key, matcherOf(kept), nothingYet(kept), around);
}

/** The result on which a measure may end. */
function concludeEnd(slot: Slot, key: string, facts: FactIndex, around: Circumstances): Obligation {
  const { endsWhen } = slot.inForce.rule as RuleOfKind<"course-span">;
  const parts = [partOf(endsWhen!.analyte, resultsThatEnd(endsWhen!, facts), around.asOf)];
  return conclude(slot, key, matcherOf(parts), nothingYet(parts), around);
}
