import type { Day } from "../base/calendar.ts";
import type { FactOfKind } from "../facts/fact.ts";
import { type FactIndex, ofKind, resultsOf } from "../facts/fact-index.ts";
import type { Patient } from "../facts/patient.ts";
import { resultFlaw } from "../facts/result-flaw.ts";
import type { Rule, RuleOfKind } from "../protocol/rule.ts";
import { isOfKind, type RuleTrack } from "../protocol/track.ts";
import type { Timeline } from "../timeline/timeline.ts";
import { findAnalyte } from "../units/analytes.ts";
import { canonicalValue } from "../facts/check-result.ts";
import { audienceOf, concerns } from "./audience.ts";
import { type Circumstances, conclude } from "./conclude.ts";
import { type Flaw, type Part, partsOf } from "./evidence.ts";
import { slotsOf } from "./generate.ts";
import { matcherOf, nothingYet } from "./match.ts";
import type { Obligation, Slot } from "./obligation.ts";
import { type RunsByAnchor, runsOf } from "./runs.ts";
import { waiversInEffect } from "./waivers.ts";

/** All obligations of one rule, and the parts that its evidence consists of. */
export type RuleObligations = { readonly track: RuleTrack; readonly parts: readonly Part[]; readonly obligations: readonly Obligation[] };

/**
 * What must be done, rule by rule: generated from rules × timeline, matched with evidence, given a status.
 *
 * @param touching only the periods that hold this day (point status); `undefined`: the whole follow-up
 */
export function obligationsOf(
  patient: Patient,
  timeline: Timeline,
  facts: FactIndex,
  asOf: Day,
  touching?: Day,
): readonly RuleObligations[] {
  const runs = runsOf(timeline, facts, asOf);
  const around: Circumstances = {
    asOf,
    endedOn: timeline.followUp.endedOn,
    waivers: waiversInEffect(ofKind(facts, "obligation-waived", asOf), asOf),
    segments: timeline.segments,
  };
  return timeline.tracks.flatMap((track) => {
    if (concerns(audienceOf(track), patient, facts, asOf) === "no") return [];
    const parts = partsOfTrack(track, timeline, facts, asOf);
    const obligations = obligationsOfRule(track, parts, { timeline, facts, runs, around, touching });
    return obligations.length === 0 ? [] : [{ track, parts, obligations }];
  });
}

type Context = {
  readonly timeline: Timeline;
  readonly facts: FactIndex;
  readonly runs: RunsByAnchor;
  readonly around: Circumstances;
  readonly touching: Day | undefined;
};

function obligationsOfRule(track: RuleTrack, parts: readonly Part[], context: Context): readonly Obligation[] {
  const { timeline, facts, runs, around, touching } = context;
  const match = matcherOf(parts);
  const nothing = nothingYet(parts);
  const obligations: Obligation[] = [];
  for (const slot of slotsOf(track, timeline, runs, match, touching)) {
    if (around.endedOn !== undefined && slot.opensOn > around.endedOn) continue;
    if (touching !== undefined && (slot.opensOn > touching || slot.closesOn <= touching)) continue;
    obligations.push(isConditionalEnd(slot) ? concludeEnd(slot, facts, around) : conclude(slot, match, nothing, around));
  }
  return obligations;
}

/** The evidence is that of the newest version of the rule: what counted under an older one counts on. */
function partsOfTrack(track: RuleTrack, timeline: Timeline, facts: FactIndex, asOf: Day): readonly Part[] {
  if (isOfKind(track, "end-of-watch")) return [reviewPart(timeline, facts, asOf)];
  const rule: Rule = track.variants[track.variants.length - 1]!.inForce.rule;
  return "evidence" in rule ? partsOf(rule.evidence, facts, asOf) : [];
}

/** Only a clinician closes the watch, by a completed review that is not before its end. */
const reviewPart = (timeline: Timeline, facts: FactIndex, asOf: Day): Part => ({
  name: "completed-review",
  facts: ofKind(facts, "follow-up-ended", asOf).filter(
    (fact) => fact.reason === "completed-review" && !timeline.followUp.withoutEffect.some((one) => one.fact === fact.id),
  ),
  flawOf: () => undefined,
});

const isConditionalEnd = (slot: Slot): boolean => slot.inForce.rule.kind === "course-span" && slot.ordinal === 2;

/** The result on which a measure may end: only one that reaches the limit is evidence. */
function concludeEnd(slot: Slot, facts: FactIndex, around: Circumstances): Obligation {
  const { endsWhen } = slot.inForce.rule as RuleOfKind<"course-span">;
  const analyte = findAnalyte(endsWhen!.analyte);
  const flawOf = (fact: { readonly kind: string }): Flaw | undefined => {
    const result = fact as FactOfKind<"result-reported">;
    const flaw = resultFlaw(result, analyte);
    if (flaw !== undefined) return flaw;
    const value = canonicalValue(result);
    if (value === undefined) return "no-value";
    return (endsWhen!.op === ">=" ? value >= endsWhen!.value : value <= endsWhen!.value) ? undefined : "not-reached";
  };
  const parts = [{ name: endsWhen!.analyte, facts: resultsOf(facts, endsWhen!.analyte, around.asOf), flawOf }];
  return conclude(slot, matcherOf(parts), nothingYet(parts), around);
}
