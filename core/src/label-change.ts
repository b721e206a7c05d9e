import { answerToday } from "./assess.ts";
import type { Day } from "./base/calendar.ts";
import { type AnswerChanges, compareAnswers } from "./compare-answers.ts";
import type { CandidacyAnswer } from "./decisions/weigh.ts";
import type { PatientRecord } from "./facts/record.ts";
import type { Protocol } from "./protocol/protocol.ts";
import type { Rulebook } from "./protocol/rulebook.ts";
import { appliesFrom, withVersionFrom } from "./protocol/version-from.ts";

/** Two sets of rules that differ in one version of one protocol, and the day that is asked about. */
export type LabelChange = {
  readonly protocol: Pick<Protocol, "protocol" | "jurisdiction">;
  readonly before: Rulebook;
  readonly after: Rulebook;
  /** By which decisions are asked: as if what comes later applied already on the day. */
  readonly decides: Rulebook;
  readonly asOf: Day;
};

/** What a change of rules does to one person. */
export type LabelEffect = {
  readonly changes: AnswerChanges;
  readonly candidacy: { readonly before: CandidacyAnswer | null; readonly after: CandidacyAnswer | null };
};

/**
 * One version against another of the same protocol: until the day before, everything is as under the first, and from the day on
 * the second applies in its place. No version comes after either of them.
 */
export function labelChange(
  rulebook: Rulebook,
  first: Protocol,
  second: Protocol,
  { from, asOf }: { readonly from: Day; readonly asOf: Day },
): LabelChange {
  const before = withVersionFrom(rulebook, first, Math.min(appliesFrom(rulebook, first), from, asOf) as Day);
  const after = withVersionFrom(before, second, from);
  return {
    protocol: second,
    before,
    after,
    decides: from <= asOf ? after : withVersionFrom(before, second, asOf),
    asOf,
  };
}

/** Undefined: the person lives, and has lived, under other rules, so that nothing can change. */
export function effectOf(
  { protocol, before, after, decides, asOf }: LabelChange,
  record: PatientRecord,
): LabelEffect | undefined {
  if (!isConcerned(record, protocol)) return undefined;
  const old = answerToday(record, before, asOf);
  const judged = judgesAlike(before, protocol) ? old.signals : undefined;
  const now = answerToday(record, after, asOf, judged);
  const asked = decides === after ? now : answerToday(record, decides, asOf, judged);
  const isAsked = !old.timeline.followUp.hasDied;
  return {
    changes: compareAnswers(old, now, asked),
    candidacy: {
      before: isAsked ? (old.candidacy()?.answer ?? null) : null,
      after: isAsked ? (asked.candidacy()?.answer ?? null) : null,
    },
  };
}

/** No version of the protocol says anything of which signals, courses or self-checks are judged: so they are judged once. */
const judgesAlike = ({ protocols }: Rulebook, { protocol }: Pick<Protocol, "protocol">): boolean =>
  protocols
    .filter((one) => one.protocol === protocol)
    .every(
      ({ signals = [], parameters = [], selfCheck }) =>
        signals.length + parameters.length === 0 && selfCheck === undefined,
    );

const isConcerned = ({ patient, facts }: PatientRecord, { jurisdiction }: Pick<Protocol, "jurisdiction">): boolean =>
  jurisdiction === "any" ||
  patient.jurisdiction === jurisdiction ||
  facts.some((fact) => fact.kind === "care-moved" && fact.jurisdiction === jurisdiction);
