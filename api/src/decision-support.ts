import * as z from "zod";
import { uuid } from "./words.ts";

/** CDS Hooks 2.0: `GET cds-services`. */
export const cdsServices = z
  .object({
    services: z.array(
      z.object({
        id: z.string(),
        hook: z.string(),
        title: z.string(),
        description: z.string(),
        usageRequirements: z.string(),
        prefetch: z.record(z.string(), z.string()),
      }),
    ),
  })
  .meta({ id: "CdsServices", description: "Discovery of CDS Hooks 2.0." });

/** `POST cds-services/{id}`. What we do not use is let through unread, and kept nowhere. */
export const cdsRequest = z
  .looseObject({
    hook: z.string().max(100),
    hookInstance: uuid,
    context: z.looseObject({
      patientId: z.string().min(1).max(200),
      selections: z.array(z.string().max(300)).max(1000).optional(),
      draftOrders: z.unknown().optional(),
    }),
    prefetch: z
      .record(z.string(), z.unknown())
      .optional()
      .meta({ description: "A key that is null: asked, and nothing there. A key that is missing: not asked." }),
  })
  .meta({ id: "CdsRequest", description: "A call of CDS Hooks 2.0." });
export type CdsRequestJson = z.infer<typeof cdsRequest>;

const coding = z.object({ code: z.string(), system: z.string(), display: z.string() });
export const cdsAnswer = z
  .object({
    cards: z.array(
      z.object({
        uuid,
        summary: z.string().max(139),
        indicator: z.enum(["info", "warning", "critical"]),
        detail: z.string(),
        source: z.object({ label: z.string(), url: z.string(), topic: coding }),
        overrideReasons: z.array(coding),
        links: z.array(z.object({ label: z.string(), url: z.string(), type: z.literal("absolute") })),
      }),
    ),
  })
  .meta({ id: "CdsAnswer", description: "Cards of CDS Hooks 2.0; none where nothing is wrong." });

const feedback = z.discriminatedUnion("outcome", [
  z.looseObject({
    card: uuid,
    outcome: z.literal("accepted"),
    acceptedSuggestions: z
      .array(z.looseObject({ id: z.string().max(100) }))
      .max(50)
      .optional(),
    outcomeTimestamp: z.string().max(60),
  }),
  z.looseObject({
    card: uuid,
    outcome: z.literal("overridden"),
    overrideReason: z
      .looseObject({
        reason: z.looseObject({ code: z.string().max(100), system: z.string().max(300).optional() }).optional(),
        userComment: z.string().max(2000).optional(),
      })
      .optional(),
    outcomeTimestamp: z.string().max(60),
  }),
]);
export const cdsFeedback = z
  .looseObject({ feedback: z.array(feedback).min(1).max(100) })
  .meta({ id: "CdsFeedback", description: "What became of cards." });
export type CdsFeedbackJson = z.infer<typeof cdsFeedback>;
