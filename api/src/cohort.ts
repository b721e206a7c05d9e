import * as z from "zod";
import { dayText } from "./words.ts";

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
export const cohortQuery = z.strictObject({
  from: month.optional().meta({ description: "First month of adherence; eleven months before the last." }),
  through: month.optional().meta({ description: "Last month of adherence; this month." }),
});

const done = {
  due: z.int().meta({ description: "Came due and waits no longer: in time, late, missed, overdue and waived." }),
  inTime: z.int(),
  late: z.int(),
  missed: z.int(),
  overdue: z.int(),
  waived: z.int(),
  waiting: z.int().meta({ description: "Came due and is still within its days of grace." }),
};
const adherence = z.object({
  rule: z.string(),
  name: z.string(),
  people: z.int(),
  total: z.object(done),
  months: z.array(z.object({ month: z.string(), ...done })),
});
const interval = z.object({ lower: z.number(), upper: z.number() });
const whyNot = z.string().nullable().meta({ description: "Why there is no estimate; null: there is one." });

export const cohortFigures = z
  .object({
    asOf: dayText,
    from: z.string(),
    through: z.string(),
    people: z.int(),
    notAssessed: z.int().meta({ description: "People whose record could not be assessed; in no figure." }),
    treated: z.int(),
    states: z.array(z.object({ state: z.string(), people: z.int() })),
    watched: z
      .array(z.object({ course: z.int(), month: z.int(), people: z.int() }))
      .meta({ description: "By newest course and whole months since its last infusion." }),
    adherence: z.object({ all: adherence, rules: z.array(adherence) }),
    openSignals: z.array(
      z.object({
        signal: z.string(),
        name: z.string(),
        urgency: z.enum(["IMMEDIATE", "24H", "7D", "ROUTINE"]),
        openDays: z.array(z.int()),
        historical: z.int(),
      }),
    ),
    autoimmunity: z.array(
      z.object({
        group: z.string(),
        atRisk: z.int(),
        hadBefore: z.int(),
        people: z.int(),
        because: whyNot,
        followedMonths: z.number().nullable(),
        curve: z
          .array(z.object({ month: z.number(), atRisk: z.int(), share: z.number(), interval: interval.nullable() }))
          .meta({ description: "Cumulative incidence by months since the first infusion; death competes." }),
        per100Years: z.object({ rate: z.number(), interval, years: z.number() }).nullable(),
      }),
    ),
    counts: z.array(
      z.object({
        analyte: z.string(),
        name: z.string(),
        unit: z.string(),
        people: z.int(),
        inexact: z.int(),
        months: z.array(
          z.object({
            month: z.int(),
            values: z.int(),
            least: z.number(),
            lower: z.number(),
            median: z.number(),
            upper: z.number(),
            most: z.number(),
          }),
        ),
        because: whyNot,
        back: z
          .array(z.object({ month: z.number(), atRisk: z.int(), share: z.number() }))
          .meta({ description: "Share with a count not below the lower limit, by months since the last infusion." }),
        medianMonths: z.number().nullable(),
      }),
    ),
  })
  .meta({
    id: "CohortFigures",
    description: "The clinic in figures; nobody is named, and small counts are not hidden.",
  });
export type CohortFiguresJson = z.infer<typeof cohortFigures>;
