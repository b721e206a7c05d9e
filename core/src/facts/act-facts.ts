import * as z from "zod/mini";
import { clinicalDate } from "../base/shape.ts";
import { at, common, key, on, text } from "./common.ts";

const by = text;

export const decisionMade = z.strictObject({
  ...common,
  kind: z.literal("decision-made"),
  decidedOn: on,
  about: z.enum(["candidacy", "start-course", "retreat", "defer", "override"]),
  outcome: text,
  rationale: text,
  by,
  of: z.optional(text),
});

/** Only with a name and a reason; with `until` it lapses after that day. */
export const obligationWaived = z.strictObject({
  ...common,
  kind: z.literal("obligation-waived"),
  waivedOn: on,
  obligation: text,
  until: z.optional(clinicalDate),
  reason: text,
  by,
});

export const signalActed = z.strictObject({
  ...common,
  kind: z.literal("signal-acted"),
  actedAt: at,
  signal: text,
  action: z.enum(["acknowledged", "confirmed", "explained", "referred", "accepted", "resolved"]),
  reason: z.optional(text),
  until: z.optional(clinicalDate),
  acceptedRange: z.optional(
    z.strictObject({ analyte: key, low: z.optional(z.number()), high: z.optional(z.number()), unit: text }),
  ),
  saw: z.optional(z.array(text)),
  by,
});

export const taskActed = z.strictObject({
  ...common,
  kind: z.literal("task-acted"),
  task: text,
  action: z.enum(["take", "assign", "snooze", "done", "reopen"]),
  to: z.optional(text),
  until: z.optional(clinicalDate),
  reason: z.optional(text),
  evidence: z.optional(z.union([text, z.array(text)])),
  by,
});

export const followUpEnded = z.strictObject({
  ...common,
  kind: z.literal("follow-up-ended"),
  endedOn: on,
  reason: z.enum(["died", "completed-review", "handed-over", "declined"]),
  acceptedBy: z.optional(text),
  by,
});

/** Takes a fact back. It has no clinical day of its own: it holds from when it is known. */
export const factRetracted = z.strictObject({
  ...common,
  kind: z.literal("fact-retracted"),
  fact: text,
  reason: text,
  by,
});
