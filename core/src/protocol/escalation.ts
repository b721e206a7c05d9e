import * as z from "zod/mini";
import { nonEmpty } from "../base/shape.ts";
import { confidence, source } from "./rule.ts";
import { basis } from "./signal-rule.ts";

const cited = { says: nonEmpty, basis, confidence, sources: z.array(source).check(z.minLength(1)) };
/** Hours count from the moment, days from the civil day. */
const span = z.union([
  z.strictObject({ hours: z.number().check(z.nonnegative()) }),
  z.strictObject({ days: z.int().check(z.nonnegative()) }),
]);
/** When something may be said: at any hour, to whoever is on duty; or in office hours. */
const hours = z.enum(["any", "office"]);
/** `responsible`: the role of the task, and its owner where somebody has it. */
const recipients = z.array(z.enum(["responsible", "nurse", "physician", "programme"])).check(z.minLength(1));
/** `worklist`: it is marked there; `message`: it is sent as well. */
const channel = z.enum(["worklist", "message"]);

const rung = z.strictObject({
  id: z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)),
  after: span,
  of: z.enum(["opening", "deadline"]),
  /** Only while a late test has reached one of these rungs of its own. */
  whenStep: z.optional(z.array(z.enum(["overdue", "call", "second-call", "physician"])).check(z.minLength(1))),
  to: recipients,
  channel,
  ...cited,
});

const ladder = z.strictObject({
  hours,
  /** What stands for the deadline of a task that has none. */
  timeToAct: span,
  /** Whoever has it and shows no progress for so long has it no more: it goes back to its role. */
  returned: z.strictObject({ after: span, to: recipients, channel, ...cited }),
  /** From the lowest to the highest. */
  rungs: z.array(rung).check(z.minLength(1)),
});

/** Who is told of open work, and when, until it is done: for each urgency one ladder. */
export const escalation = z.strictObject({
  /** To the patient, before a test is late; the day is `late.reminder-days`. */
  reminder: z.strictObject({ hours, ...cited }),
  ladders: z.strictObject({ IMMEDIATE: ladder, "24H": ladder, "7D": ladder, ROUTINE: ladder }),
});
export type Escalation = z.infer<typeof escalation>;
export type EscalationLadder = z.infer<typeof ladder>;
export type EscalationRung = z.infer<typeof rung>;
export type Span = z.infer<typeof span>;
export type RungRecipient = z.infer<typeof recipients>[number];

type Cited = Pick<EscalationRung, "says" | "basis" | "confidence" | "sources">;

/** Everything on the ladders that has a source of its own, and its place in the file. */
export const citedRungs = (all: Escalation | undefined): readonly { readonly at: string; readonly of: Cited }[] =>
  all === undefined
    ? []
    : [
        { at: "/escalation/reminder", of: all.reminder },
        ...Object.entries(all.ladders).flatMap(([urgency, { returned, rungs }]) => [
          { at: `/escalation/ladders/${urgency}/returned`, of: returned },
          ...rungs.map((of, i) => ({ at: `/escalation/ladders/${urgency}/rungs/${i}`, of })),
        ]),
      ];
