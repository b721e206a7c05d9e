import * as z from "zod";
import { dayText, flag, id, momentText, next, pageQuery, uuid } from "./words.ts";

export const urgency = z.enum(["IMMEDIATE", "24H", "7D", "ROUTINE"]);

/** Which lines are wanted; what is absent asks for nothing. */
export const worklistFilter = z.strictObject({
  role: z.string().max(40).optional(),
  owner: z.string().max(40).optional().meta({
    description: "By who answers for it now. An account's id; `me`; `none`: nobody; `others`: somebody else.",
  }),
  urgency: urgency.optional(),
  patient: id.optional(),
  overdue: flag.meta({ description: "Only what is past its time." }),
  intake: flag.meta({ description: "Only what waits at the door: messages, codes and feeds." }),
  setAside: z
    .enum(["out", "in", "only"])
    .default("out")
    .meta({ description: "What is set aside is left out, is among the others, or is all that is wanted." }),
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
    owner: z.string().nullable().meta({ description: "Who took it, or was given it." }),
    ownerName: z.string().nullable(),
    present: z.string().nullable().meta({
      description:
        "Who answers for it now: its owner, or who stands in while they are away. Null: nobody, so that it is its role's; the owner may be away without anybody standing in, have left the clinic, or not have gone on with it.",
    }),
    presentName: z.string().nullable(),
    snoozedThrough: dayText.nullable(),
    saidDoneBy: z.string().nullable(),
    step: z.string().nullable(),
    about: z.string(),
    concerns: z.array(z.object({ patient: z.string().nullable(), called: z.string().nullable() })).meta({
      description: "Whom a line of the clinic is about: patients, and (`patient` null) members of the clinic.",
    }),
    text: z.string(),
    why: z.string().meta({ description: "What was seen, or what is lacking since when, in one line." }),
    maySnoozeThrough: dayText
      .nullable()
      .meta({ description: "The last day to which it may be set aside; null: it cannot wait." }),
    isOverdue: z.boolean(),
  })
  .meta({ id: "WorklistLine" });

const count = z.int();
/** The numbers beside the filters. */
export const worklistCounts = z
  .object({
    lines: count.meta({ description: "On all pages of the list as it is filtered." }),
    people: count.meta({ description: "Whom these lines are about." }),
    urgency: z.record(z.string(), count),
    role: z.record(z.string(), count),
    owner: z.object({ mine: count, nobody: count, others: count }),
    overdue: count,
    intake: count,
    setAside: count,
  })
  .meta({
    id: "WorklistCounts",
    description:
      "But for `lines` and `people`, each is counted by every filter except its own: what choosing it would show.",
  });

/** When everybody was last assessed anew, from the raw facts. */
export const proof = z
  .object({
    runOn: dayText,
    endedAt: momentText,
    patients: count,
    alarms: count.meta({ description: "What was not as it must be; each is a line of the list." }),
  })
  .meta({ id: "Proof" });

export const worklist = z
  .object({
    asOf: dayText,
    counts: worklistCounts,
    proof: proof.nullable().meta({ description: "Null: the sentinel has not gone through everybody yet." }),
    lines: z.array(worklistLine),
    next,
  })
  .meta({ id: "Worklist", description: "Most urgent first, then oldest." });
export type WorklistJson = z.infer<typeof worklist>;
export type WorklistLineJson = z.infer<typeof worklistLine>;

export const accountId = uuid;
