import * as z from "zod";
import { issue } from "./problem.ts";
import { dayText, id, key, reason } from "./words.ts";

/** Who had it when the actor decided. */
const seenOwner = z.string().max(100).nullable().optional().meta({
  description:
    "Who had it when you decided; null: nobody. Given, another owner is an issue, and nothing is overwritten.",
});
const to = z.string().min(1).max(100).meta({ description: "An account's id, or a role as `role/nurse`." });

/** What a person does about a task. */
export const taskAct = z
  .discriminatedUnion("action", [
    z.strictObject({ task: key, action: z.literal("take"), reason: reason.optional(), seenOwner }),
    z.strictObject({ task: key, action: z.literal("assign"), to, reason: reason.optional(), seenOwner }),
    z.strictObject({ task: key, action: z.literal("snooze"), until: dayText, reason, seenOwner }),
    z.strictObject({
      task: key,
      action: z.literal("done"),
      reason: reason.optional(),
      evidence: z.array(id).min(1).max(50).optional().meta({ description: "Ids of the facts that show it." }),
      seenOwner,
    }),
    z.strictObject({ task: key, action: z.literal("reopen"), reason: reason.optional(), seenOwner }),
  ])
  .meta({ id: "TaskAct" });
export type TaskActJson = z.input<typeof taskAct>;

const effect = z.enum(["owned", "handed-over", "set-aside", "said-done", "closed", "reopened"]);
export const acted = z
  .object({
    version: z.int(),
    act: z.string().meta({ description: "Its id: name it to undo it." }),
    effect,
  })
  .meta({ id: "Acted" });

const namedLine = z.strictObject({
  patient: id.nullable().meta({ description: "Null: it is no patient's." }),
  task: key,
  seenOwner,
});
const lines = z.array(namedLine).min(1).max(100);

/** One act on many lines. Never "done": that is said of one line, looked at. */
export const worklistActs = z
  .discriminatedUnion("action", [
    z.strictObject({ action: z.literal("take"), lines }),
    z.strictObject({ action: z.literal("assign"), to, reason: reason.optional(), lines }),
    z.strictObject({ action: z.literal("snooze"), until: dayText, reason, lines }),
  ])
  .meta({ id: "WorklistActs" });
export type WorklistActsJson = z.input<typeof worklistActs>;

const named = { patient: id.nullable(), task: key };
/** What came of it, line by line, in the order asked. */
export const worklistActed = z
  .object({
    lines: z.array(
      z.discriminatedUnion("is", [
        z.object({ is: z.literal("done"), ...named, effect, act: z.string().nullable(), version: z.int().nullable() }),
        z.object({ is: z.literal("refused"), ...named, issues: z.array(issue) }),
      ]),
    ),
  })
  .meta({ id: "WorklistActed" });
export type WorklistActedJson = z.infer<typeof worklistActed>;

/** Acts of one's own that are taken back. */
export const undoneActs = z
  .strictObject({
    acts: z
      .array(
        z.union([
          z.strictObject({ patient: id, act: id }),
          z.strictObject({ patient: z.null(), notice: key, act: id }).meta({ description: "On what is no patient's." }),
        ]),
      )
      .min(1)
      .max(100),
  })
  .meta({ id: "UndoneActs" });
export type UndoneActsJson = z.infer<typeof undoneActs>;
export const undone = z
  .object({
    acts: z.array(
      z.discriminatedUnion("is", [
        z.object({ is: z.literal("undone"), patient: id.nullable(), act: id, version: z.int().nullable() }),
        z.object({ is: z.literal("refused"), patient: id.nullable(), act: id, issues: z.array(issue) }),
      ]),
    ),
  })
  .meta({ id: "Undone" });
export type UndoneJson = z.infer<typeof undone>;

/** What a person does about something that is no patient's. */
export const noticeAct = z
  .strictObject({
    notice: key,
    action: z.enum(["take", "assign", "snooze", "done", "reopen"]),
    to: z.string().min(1).max(100).optional(),
    until: dayText.optional(),
    reason: reason.optional(),
    seenOwner,
  })
  .meta({ id: "NoticeAct" });
export const noticeActed = acted.omit({ version: true }).meta({ id: "NoticeActed" });
