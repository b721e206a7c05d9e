import * as z from "zod";
import { dayText, id, momentText, reason, uuid } from "./words.ts";

export const newTransfer = z.strictObject({ patient: id, to: uuid, why: reason }).meta({ id: "NewTransfer" });
export const transferMade = z.object({ offer: uuid }).meta({ id: "TransferMade" });
export const transferAnswer = z
  .discriminatedUnion("answer", [
    z.strictObject({
      answer: z.literal("accept"),
      jurisdiction: z
        .string()
        .regex(/^[A-Z]{2}$/)
        .meta({ description: "By whose rules the patient is watched from now on." }),
    }),
    z.strictObject({ answer: z.literal("refuse"), why: reason }),
    z.strictObject({ answer: z.literal("withdraw"), why: reason }),
  ])
  .meta({ id: "TransferAnswer" });
export const transferAnswered = z
  .object({ patient: id.nullable() })
  .meta({ id: "TransferAnswered", description: "The patient's id in this clinic, where one was taken over." });
export const transferList = z
  .object({
    sent: z.array(
      z.object({
        offer: uuid,
        to: uuid,
        patient: id,
        offeredAt: momentText,
        offeredBy: z.string(),
        why: z.string(),
        answer: z.string().nullable(),
      }),
    ),
    received: z.array(
      z.object({ offer: uuid, from: uuid, offeredAt: momentText, why: z.string(), answer: z.string().nullable() }),
    ),
  })
  .meta({ id: "TransferList", description: "Of an offer that was received nothing of the patient is shown." });

export const newErasure = z.strictObject({ patient: id, why: reason }).meta({ id: "NewErasure" });
export const erasureMade = z.object({ request: uuid }).meta({ id: "ErasureMade" });
export const erasureWithdrawal = z.strictObject({ why: reason }).meta({ id: "ErasureWithdrawal" });
export const erasureList = z
  .object({
    requests: z.array(
      z.object({
        request: uuid,
        patient: id,
        requestedAt: momentText,
        requestedBy: z.string(),
        why: z.string(),
        confirmedBy: z.string().nullable(),
        isWithdrawn: z.boolean(),
        isDone: z.boolean(),
      }),
    ),
  })
  .meta({ id: "ErasureList", description: "The operator carries out what two people have signed." });

export const newCalendar = z
  .strictObject({
    name: z.string().trim().min(1).max(80).optional().meta({
      description:
        "What the calendar is called. Neutral words where none is given: whoever sees the telephone reads it.",
    }),
    language: z.enum(["en", "es"]).default("en"),
  })
  .meta({ id: "NewCalendar" });
export const calendarMade = z
  .object({ calendar: uuid, address: z.string(), webcal: z.string() })
  .meta({ id: "CalendarMade", description: "The address is shown this once; `webcal` opens a calendar program." });
export const calendarList = z
  .object({
    calendars: z.array(
      z.object({
        calendar: uuid,
        name: z.string().nullable(),
        language: z.enum(["en", "es"]),
        madeAt: momentText,
        revokedAt: momentText.nullable(),
      }),
    ),
  })
  .meta({ id: "CalendarList" });

export const letterQuery = z.strictObject({
  format: z.enum(["pdf", "text"]).default("pdf"),
  language: z.enum(["en", "es"]).default("en"),
});

export const exportQuery = z.strictObject({
  shape: z.enum(["analysis", "omop", "registry", "cdisc"]).default("analysis"),
  format: z.enum(["csv", "ndjson", "parquet"]).default("csv"),
  asOf: dayText.optional().meta({ description: "The day that is asked about; today where none is given." }),
});
