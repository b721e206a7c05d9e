import * as z from "zod/mini";
import { candidacyJson } from "./candidacy-json.ts";
import { cannotTellCodes } from "./cannot-tell.ts";
import { obligationStatuses } from "./obligations/obligation.ts";
import { courseChangesJson } from "./outcomes-json.ts";
import { confidence, layer } from "./protocol/rule.ts";
import { signalName } from "./protocol/signal-name.ts";
import { basis, signalUrgency } from "./protocol/signal-rule.ts";
import { readinessJson } from "./readiness-json.ts";
import { reconstitutionJson } from "./reconstitution/reconstitution-json.ts";
import { retreatmentJson } from "./retreatment-json.ts";
import { urgencies } from "./tasks/urgency.ts";

/** `YYYY-MM-DD` */
const date = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const keys = z.array(z.string());
const source = z.strictObject({ ref: z.string(), at: z.optional(z.string()) });

export const obligationJson = z.strictObject({
  key: z.string(),
  rule: z.string(),
  name: z.string(),
  course: z.int(),
  ordinal: z.int(),
  opensOn: date,
  dueOn: date,
  /** The first day on which it is late. */
  overdueFrom: date,
  /** The first day on which it can no longer be done; null where late is never too late. */
  closesOn: z.nullable(date),
  status: z.enum(obligationStatuses),
  fulfilledOn: z.nullable(date),
  /** Days from the due day to the day it was done; negative: before it. */
  daysFromDue: z.nullable(z.int()),
  evidence: keys,
  lacking: keys,
  notEvidence: z.array(z.strictObject({ fact: z.string(), why: z.string(), text: z.string() })),
  because: keys,
  /** Of a measure that is kept up: the first day on which it may end. */
  keepThrough: z.optional(date),
  /** Of a test that is not done: the day on which the patient is reminded, before it is late. */
  remindOn: z.optional(date),
  waiver: z.optional(z.string()),
  /** `protocol@version` of the rule that governs on the due day, and what kind of rule it is. */
  protocol: z.string(),
  layer,
  confidence,
  sources: z.array(source),
  /** Other layers that speak of the same thing. */
  alsoIn: z.array(z.strictObject({ protocol: z.string(), layer })),
});
export type ObligationJson = z.infer<typeof obligationJson>;

const instant = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T/));

/** A warning and what became of it. */
export const signalJson = z.strictObject({
  key: z.string(),
  signal: signalName,
  name: z.string(),
  rule: z.string(),
  urgency: signalUrgency,
  state: z.enum(["open", "acknowledged", "confirmed", "explained", "accepted", "basis-withdrawn", "resolved"]),
  openedOn: date,
  /** It was more than 30 days old when it was learned: for review, not a page. */
  historical: z.boolean(),
  /** By when somebody must have acted; null: at the next visit. */
  deadlineAt: z.nullable(instant),
  confirmBy: z.nullable(instant),
  /** A signal of this name had been closed before. */
  recurrence: z.boolean(),
  closedOn: z.nullable(date),
  /** What it could be. */
  candidates: z.array(signalName),
  evidence: keys,
  comparisons: z.array(
    z.strictObject({
      left: z.string(),
      saw: z.union([z.number(), z.string()]),
      comparator: z.optional(z.string()),
      op: z.string(),
      right: z.union([z.number(), z.string()]),
      unit: z.optional(z.string()),
      result: z.enum(["yes", "no", "cannot-tell"]),
      fact: z.string(),
      /** What the right side was made of, where the rule does not state it. */
      from: z.optional(z.string()),
    }),
  ),
  advice: z.array(z.strictObject({ message: z.string(), with: z.record(z.string(), z.unknown()), text: z.string() })),
  holds: keys,
  /** E stated in a source that was read, R recalled, P proposed; R and P await a clinician's signature. */
  basis,
  protocol: z.string(),
  layer,
  confidence,
  sources: z.array(source),
});
export type SignalJson = z.infer<typeof signalJson>;

/** The answer of `assess --json` (contract, section 3). */
export const assessmentJson = z.strictObject({
  assessment: z.literal(1),
  patient: z.string(),
  asOf: date,
  knownAt: z.nullable(z.string()),
  protocols: z.array(
    z.strictObject({
      id: z.string(),
      version: z.string(),
      layer,
      from: z.nullable(date),
      through: z.nullable(date),
      digest: z.string(),
      /** Who has signed its sheet; empty: nobody, and it is not for clinical use. */
      signedBy: keys,
      /** Signal rules of the default set that this policy has switched off; absent: none. */
      signalsOff: z.optional(keys),
    }),
  ),
  courses: z.array(
    z.strictObject({
      number: z.int(),
      firstInfusionOn: date,
      lastInfusionOn: date,
      infusions: z.int(),
      doseMg: z.number(),
      state: z.enum(["in-progress", "complete", "incomplete"]),
      interrupted: z.boolean(),
      dateUncertain: z.boolean(),
    }),
  ),
  followUp: z.strictObject({
    startedOn: z.nullable(date),
    endsOn: z.nullable(date),
    state: z.enum(["not-started", "active", "review-due", "handed-over", "declined", "ended"]),
    endedOn: z.nullable(date),
    because: keys,
  }),
  obligations: z.array(obligationJson),
  coverage: z.array(
    z.strictObject({
      rule: z.string(),
      due: z.int(),
      onTime: z.int(),
      late: z.int(),
      missed: z.int(),
      longestGapDays: z.int(),
      /** The last day on which all of it was covered: screens subtract. */
      coveredOn: z.nullable(date),
      through: date,
    }),
  ),
  signals: z.array(signalJson),
  /** What may not go on while these signals are open and these tests late; because: their keys. */
  holds: z.array(
    z.strictObject({ what: z.enum(["infusion", "next-course", "procedures", "drugs"]), since: date, because: keys }),
  ),
  decisions: z.strictObject({
    /** Null: no protocol that is in force weighs who may be treated. */
    candidacy: z.nullable(candidacyJson),
    /** Null: no infusion is planned for the day or under way. */
    readiness: z.nullable(readinessJson),
    /** Null before a first course, while one is under way, and after a death. */
    retreatment: z.nullable(retreatmentJson),
  }),
  outcomes: z.strictObject({ reconstitution: reconstitutionJson, disability: courseChangesJson }),
  tasks: z.array(
    z.strictObject({
      key: z.string(),
      kind: z.string(),
      role: z.enum(["nurse", "physician"]),
      urgency: z.enum(urgencies),
      about: z.string(),
      openedOn: date,
      /** Of a late test: the rung of the ladder that it has reached. */
      step: z.optional(z.enum(["overdue", "call", "second-call", "physician"])),
      /** What people did about it. */
      owner: z.optional(z.string()),
      snoozedThrough: z.optional(date),
      saidDoneBy: z.optional(z.string()),
      deadlineOn: z.nullable(date),
      because: keys,
      text: z.string(),
    }),
  ),
  cannotTell: z.array(
    z.strictObject({
      code: z.enum(cannotTellCodes),
      about: z.string(),
      missing: z.string(),
      because: keys,
      text: z.string(),
    }),
  ),
  nextChangeOn: z.nullable(date),
});
export type AssessmentJson = z.infer<typeof assessmentJson>;
