import * as z from "zod/mini";
import { day, nonEmpty } from "../base/shape.ts";
import { candidacyCriterion, questionGroup, weighed } from "./candidacy.ts";
import { escalation } from "./escalation.ts";
import { courseInterval, planning } from "./planning.ts";
import { readiness } from "./readiness.ts";
import { reconstitution } from "./reconstitution.ts";
import { reference } from "./references.ts";
import { confidence, layer, rule, source } from "./rule.ts";
import { selfCheck } from "./self-check.ts";
import { signalRule } from "./signal-rule.ts";
import { timer } from "./timer.ts";

/** A number that rules lean on, with its own source: windows, escalation days, gaps. */
export const parameter = z.strictObject({
  id: z.enum([
    "window.opens-days-before",
    "window.grace-days",
    "course.max-gap-days",
    "course.first-infusions",
    "course.later-infusions",
    "work-up.opens-days-before",
    "urine.menses-shift-days",
    "late.reminder-days",
    "late.nurse-days",
    "late.call-days",
    "late.second-call-days",
    "late.physician-days",
    "late.early-months",
    "late.early-physician-days",
    "late.first-blood-count-days",
    "late.consecutive-missed",
    "review.yearly-months",
    "snooze.longest-days",
  ]),
  value: z.int().check(z.nonnegative()),
  unit: z.enum(["d", "mo", "1"]),
  says: nonEmpty,
  layer: z.optional(layer),
  confidence,
  sources: z.array(source).check(z.minLength(1)),
});
export type Parameter = z.infer<typeof parameter>;
export type ParameterId = Parameter["id"];

/** How exactly the day on which a version began is known; an inexact one starts on the first possible day. */
const precision = z.enum(["day", "month", "year", "unknown"]);

/** One immutable version of one protocol: a file under `protocols/<id>/<version>.yaml`. */
export const protocol = z.strictObject({
  protocol: z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)),
  version: nonEmpty,
  title: nonEmpty,
  layer,
  /** Where it is in force; `any` for a clinic's own policy. */
  jurisdiction: z.enum(["EU", "US", "GB", "CH", "CA", "AU", "any"]),
  status: z.enum(["draft", "approved", "retired"]),
  effective: z.strictObject({ from: day, through: z.nullable(day), precision, note: z.optional(nonEmpty) }),
  /** Who has signed the sheet. Empty: nobody yet, and the product says so. */
  signedBy: z.array(z.strictObject({ role: nonEmpty, initials: nonEmpty, on: day })),
  notes: z.optional(z.array(nonEmpty)),
  parameters: z.optional(z.array(parameter)),
  rules: z.array(rule),
  /** What results and symptoms mean: when which warning signal is raised. */
  signals: z.optional(z.array(signalRule)),
  /** What patients are asked, and every key that a symptom may be recorded under. */
  selfCheck: z.optional(selfCheck),
  /** How lymphocytes come back in published people. For information: nothing is decided by it. */
  reconstitution: z.optional(reconstitution),
  /** Who is told of open work, and when, until it is done. */
  escalation: z.optional(escalation),
  /** What can be asked of a person before a course. */
  criteria: z.optional(z.array(candidacyCriterion)),
  /** How the questions that these criteria need are put. */
  questions: z.optional(z.array(questionGroup)),
  /** How this version weighs them. */
  candidacy: z.optional(z.array(weighed)),
  /** How long the steps before a course take, and what their outcome may bring. */
  planning: z.optional(planning),
  /** How long must lie between courses. */
  intervals: z.optional(z.array(courseInterval)),
  /** What waits for so long after a course. */
  timers: z.optional(z.array(timer)),
  /** What must be in place before an infusion begins, and how its day goes. */
  readiness: z.optional(readiness),
  /** Room for rules that later versions of the schema will carry. */
  dosing: z.optional(z.array(z.never())),
});

/** A protocol as written in its file, and as parsed (days are numbers). */
export type ProtocolFile = z.input<typeof protocol>;
export type Protocol = z.output<typeof protocol> & { readonly digest: string };

/** `alemtuzumab-eu@2020-01` */
export const protocolName = (of: { readonly protocol: string; readonly version: string }): string =>
  `${of.protocol}@${of.version}`;

/** A clinic's dated decision to work by a version; without one a version applies from its effective day. */
export const adoption = z.strictObject({ protocol: nonEmpty, from: day, by: nonEmpty, reason: z.optional(nonEmpty) });
export type Adoption = z.output<typeof adoption>;

/** What `--policy FILE` holds: adoptions, a protocol of the clinic's own in layer local-policy, and its sources. */
export const policyFile = z.strictObject({
  adoptions: z.optional(z.array(adoption)),
  policy: z.optional(protocol),
  /** What the clinic's own rules stand on, cited like references.yaml. */
  references: z.optional(z.array(reference)),
});
