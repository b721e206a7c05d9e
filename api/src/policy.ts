import * as z from "zod";
import { dayText, momentText } from "./words.ts";

export const policyKind = z.enum(["rules", "escalation", "roster", "retention", "identifiers"]);
export const policyVersions = z
  .object({
    kind: policyKind,
    versions: z.array(
      z.object({
        version: z.int(),
        effectiveFrom: dayText,
        recordedAt: momentText,
        recordedBy: z.string(),
        content: z.unknown(),
      }),
    ),
  })
  .meta({ id: "PolicyVersions", description: "Oldest first; none: the shipped defaults hold." });
export const shippedPolicy = z
  .object({
    kind: policyKind,
    content: z.looseObject({}).meta({ description: "What holds where the clinic has written nothing." }),
    numbers: z
      .array(
        z.object({
          id: z.string(),
          value: z.int(),
          unit: z.enum(["d", "mo", "1"]),
          says: z.string(),
          layer: z.string(),
          confidence: z.string().meta({ description: "K2: a proposal of ours that a clinician must sign." }),
        }),
      )
      .meta({ description: "Of the kind rules: the numbers that rules lean on, as they are shipped." }),
  })
  .meta({ id: "ShippedPolicy" });
export type ShippedPolicyJson = z.infer<typeof shippedPolicy>;
export const newPolicy = z
  .strictObject({ effectiveFrom: dayText, content: z.looseObject({}) })
  .meta({ id: "NewPolicy" });
export const policyAdded = z.object({ version: z.int() }).meta({ id: "PolicyAdded" });

export const feedList = z
  .object({
    feeds: z.array(
      z.object({
        feed: z.string(),
        expectedEveryHours: z.int(),
        since: momentText,
        lastHeardAt: momentText.nullable(),
      }),
    ),
    rhythms: z
      .array(
        z.object({
          feed: z.string(),
          analyte: z.string().nullable().meta({ description: "Null: any message of the feed." }),
          weekdays: z.array(z.int()).meta({ description: "On which it nearly always comes; 0 is Monday." }),
          longestGapDays: z.int(),
          lastOn: dayText,
          silentDays: z.int().nullable().meta({ description: "Null: it is not missed." }),
        }),
      )
      .meta({ description: "Learned from the last eight weeks in which something came." }),
    heard: z
      .array(z.object({ feed: z.string(), analyte: z.string().nullable(), days: z.array(dayText) }))
      .meta({ description: "The days of the last eight weeks on which something came." }),
    today: dayText,
  })
  .meta({ id: "FeedList" });
export const feedExpectation = z
  .strictObject({ expectedEveryHours: z.int().min(1).max(8760) })
  .meta({ id: "FeedExpectation" });
export type FeedListJson = z.infer<typeof feedList>;
export type PolicyVersionsJson = z.infer<typeof policyVersions>;
