import * as z from "zod";
import { dayText, flag, id, key, momentText, next, pageQuery, reason, uuid } from "./words.ts";

export const urgency = z.enum(["IMMEDIATE", "24H", "7D", "ROUTINE"]);

/** Which lines are wanted; what is absent asks for nothing. */
export const worklistFilter = z.strictObject({
  role: z.string().max(40).optional(),
  owner: z.string().max(40).optional().meta({ description: "An account's id; `me`; `none`: what nobody has taken." }),
  urgency: urgency.optional(),
  patient: id.optional(),
  withSetAside: flag,
});
export const worklistQuery = z.strictObject({ ...pageQuery.shape, ...worklistFilter.shape });

export const worklistLine = z
  .object({
    patient: z.string().nullable().meta({ description: "Null: it is no patient's." }),
    called: z
      .string()
      .nullable()
      .meta({ description: "What the clinic calls the patient; null: unknown, or not for you." }),
    key: z.string(),
    kind: z.string(),
    role: z.string(),
    urgency,
    openedOn: dayText,
    deadlineOn: dayText.nullable(),
    deadlineAt: momentText.nullable(),
    owner: z.string().nullable(),
    ownerName: z.string().nullable(),
    snoozedThrough: dayText.nullable(),
    saidDoneBy: z.string().nullable(),
    step: z.string().nullable(),
    about: z.string(),
    text: z.string(),
  })
  .meta({ id: "WorklistLine" });

export const worklist = z
  .object({
    asOf: dayText,
    counts: z.record(z.string(), z.int()).meta({ description: "Lines of each urgency, set aside or not." }),
    lines: z.array(worklistLine),
    next,
  })
  .meta({ id: "Worklist", description: "Most urgent first, then oldest." });
export type WorklistJson = z.infer<typeof worklist>;
export type WorklistLineJson = z.infer<typeof worklistLine>;

/** What a person does about a task. */
export const taskAct = z
  .discriminatedUnion("action", [
    z.strictObject({ task: key, action: z.literal("take"), reason: reason.optional() }),
    z.strictObject({
      task: key,
      action: z.literal("assign"),
      to: z.string().min(1).max(100).meta({ description: "An account's id, or the name of a role." }),
      reason: reason.optional(),
    }),
    z.strictObject({ task: key, action: z.literal("snooze"), until: dayText, reason }),
    z.strictObject({
      task: key,
      action: z.literal("done"),
      reason: reason.optional(),
      evidence: z.array(id).min(1).max(50).optional().meta({ description: "Ids of the facts that show it." }),
    }),
    z.strictObject({ task: key, action: z.literal("reopen"), reason: reason.optional() }),
  ])
  .meta({ id: "TaskAct" });

/** What a person does about something that is no patient's. */
export const noticeAct = z
  .strictObject({
    notice: key,
    action: z.enum(["take", "assign", "snooze", "done", "reopen"]),
    to: z.string().min(1).max(100).optional(),
    until: dayText.optional(),
    reason: reason.optional(),
  })
  .meta({ id: "NoticeAct" });

export const accountId = uuid;
