import * as z from "zod";
import { id, momentText, next, pageQuery } from "./words.ts";

export const deliveryState = z.enum(["waiting", "again", "sent", "undelivered", "withdrawn"]).meta({
  description:
    "`waiting`: not tried yet; `again`: failed for now, tried again; `sent`: the mail server took it; `undelivered`: refused or given up; `withdrawn`: not needed any more.",
});
export const deliveryKind = z.enum(["for-you", "needs-you-now", "reminder"]);
export const undeliveredReason = z.enum([
  "not-now",
  "mailbox-full",
  "address-refused",
  "refused",
  "sign-in",
  "no-encryption",
  "unreachable",
  "no-address",
  "no-member",
  "not-wanted",
  "done-meanwhile",
  "unknown",
]);

export const deliveryQuery = z.strictObject({ ...pageQuery.shape, state: deliveryState.optional() });
const count = z.int().min(0);

export const deliveryList = z
  .object({
    counts: z
      .object({ waiting: count, again: count, sent: count, undelivered: count, withdrawn: count })
      .meta({ description: "What waits now, and what ended since `countedSince`." }),
    countedSince: momentText,
    deliveries: z.array(
      z.object({
        delivery: id.meta({ description: "Tells it from the others; nothing else." }),
        to: z.discriminatedUnion("kind", [
          z.object({
            kind: z.literal("member"),
            account: z.string(),
            name: z.string().nullable().meta({ description: "Null: nobody of that account is known." }),
          }),
          z.object({
            kind: z.literal("patient"),
            patient: z.string().nullable().meta({ description: "Null: the caller may not see who is a patient." }),
            called: z.string().nullable(),
          }),
        ]),
        kind: deliveryKind.nullable().meta({ description: "Null: an earlier release did not keep it." }),
        state: deliveryState,
        madeAt: momentText.nullable().meta({ description: "Null: an earlier release did not keep it." }),
        lastTryAt: momentText.nullable(),
        nextTryAt: momentText.nullable(),
        endedAt: momentText.nullable(),
        tries: count,
        why: undeliveredReason.nullable().meta({ description: "Why it did not arrive, so far." }),
        code: z.string().nullable().meta({ description: "The mail server's three digits, or a word of ours." }),
      }),
    ),
    next,
  })
  .meta({ id: "DeliveryList", description: "Those that changed last come first." });
export type DeliveryListJson = z.infer<typeof deliveryList>;

export const mailSetUp = z
  .object({
    from: z.string().nullable().meta({ description: "The sender. Null: no mail server is set up; nothing is sent." }),
    texts: z
      .array(
        z.object({
          kind: deliveryKind,
          languages: z.array(z.enum(["en", "es"])),
          subject: z.string(),
          text: z.string(),
        }),
      )
      .meta({ description: "Everything that is ever written to anybody, word for word." }),
  })
  .meta({ id: "MailSetUp" });
export type MailSetUpJson = z.infer<typeof mailSetUp>;

export const testMessageSent = z
  .object({
    outcome: z.enum(["taken", "not-now", "refused", "no-mail-server"]).meta({
      description:
        "`taken`: by the mail server, which is not yet the mailbox; `not-now`: a message of the clinic's would be tried again.",
    }),
    to: z.string().meta({ description: "The caller's own address." }),
    why: undeliveredReason.nullable(),
    code: z.string().nullable(),
  })
  .meta({ id: "TestMessageSent" });
export type TestMessageSentJson = z.infer<typeof testMessageSent>;
