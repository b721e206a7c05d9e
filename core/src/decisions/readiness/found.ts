import type { Day } from "../../base/calendar.ts";
import type { FactOfKind } from "../../facts/fact.ts";
import type { Operator } from "../../signals/three-valued.ts";
import type { RightSide } from "../../signals/trace.ts";
import type { Lack as CandidacyLack } from "../criteria/judged.ts";

/** Red speaks against beginning, green does not; of what is unknown nobody can tell. */
export type ReadinessState = "green" | "red" | "unknown";

/** What nobody has written down, or not on the day. */
export type ReadinessLack =
  | CandidacyLack
  | {
      readonly what:
        | "recent-result"
        | "number"
        | "earlier-result"
        | "reading-before"
        | "medicines-today"
        | "work-up-step"
        | "in-time"
        | "outcome-settled"
        | "days-since-dose"
        | "step-today"
        | "decision"
        | "answer-again"
        | "left-open"
        | "resumption";
      readonly of: string;
    };

/** What was measured or written down, and when. */
export type Seen = {
  readonly what: string;
  readonly saw: number | string;
  readonly comparator?: Operator;
  readonly unit?: string;
  readonly on: Day;
  readonly fact: string;
};

/** What it was held against: green is what does not meet it. */
export type HeldAgainst = {
  readonly what: string;
  readonly op: Operator;
  readonly right: number;
  readonly unit?: string;
  readonly made?: RightSide;
};

/** What a test of the list says of a person on a day. */
export type Found = {
  readonly state: ReadinessState;
  readonly seen: readonly Seen[];
  readonly limits: readonly HeldAgainst[];
  readonly lacks: readonly ReadinessLack[];
  /** Ids of facts, and keys of warnings and of what is due. */
  readonly evidence: readonly string[];
  /** The decision of a named person that settled it. */
  readonly decidedBy: string | undefined;
  /** The decision on the course by which a named person goes on although it is red. */
  readonly overriddenBy: FactOfKind<"decision-made"> | undefined;
  /** Beside what is red something is unknown, which nobody can override. */
  readonly isPartlyUnknown: boolean;
  /** Days, some of them perhaps past, on which it may be answered otherwise with no new fact. */
  readonly turnsOn: readonly Day[];
};

type Known = Partial<Omit<Found, "state">>;
const found = (state: ReadinessState, of: Known): Found => ({
  state,
  seen: of.seen ?? [],
  limits: of.limits ?? [],
  lacks: of.lacks ?? [],
  evidence: [...new Set(of.evidence ?? [])],
  decidedBy: of.decidedBy,
  overriddenBy: of.overriddenBy,
  isPartlyUnknown: of.isPartlyUnknown ?? false,
  turnsOn: of.turnsOn ?? [],
});
export const green = (of: Known = {}): Found => found("green", of);
export const red = (of: Known = {}): Found => found("red", of);
export const unknown = (lacks: readonly ReadinessLack[], of: Known = {}): Found => found("unknown", { ...of, lacks });
export const lack = (what: ReadinessLack["what"], of: string): ReadinessLack => ({ what, of }) as ReadinessLack;
