import { cohortFigureNames } from "@longwatch/core";
import * as z from "zod";
import { dayText } from "./words.ts";

/** By what a clinic's people may be divided, and by which definition worsening is told. */
export const cohortBys = ["none", "sex", "jurisdiction", "earlier-drugs", "courses"] as const;
export const cohortPresets = ["care-ms-cdw6", "trial-cdw6", "trial-cdw3", "msbase-cdw6", "msbase-cdw3"] as const;

export const cohortOutcomesQuery = z.strictObject({
  by: z.enum(cohortBys).default("none").meta({ description: "By what people are divided." }),
  preset: z.enum(cohortPresets).default("care-ms-cdw6").meta({ description: "The definition of confirmed worsening." }),
  hideBelow: z.coerce.number().int().min(0).max(50).default(0).meta({
    description:
      "Figures about fewer people, or counting fewer, are hidden, and those from which they would follow; 0 hides nothing. For whoever may not see what people are called it is always 5.",
  }),
});
export type CohortOutcomesQuery = z.output<typeof cohortOutcomesQuery>;

export const cohortPictureQuery = cohortOutcomesQuery.extend({
  for: z.enum(["paper", "screen"]).default("paper").meta({ description: "screen: without title and definition." }),
});

const number = z.number().nullable();
const figure = z.object({
  section: z.string(),
  measure: z.string(),
  at: z
    .object({
      year: z.number().optional(),
      month: z.number().optional(),
      name: z.string().optional(),
      number: z.number().optional(),
    })
    .meta({ description: "Which year since the start, month since the last infusion, disease, test or number." }),
  stratum: z.string(),
  shape: z.string().meta({ description: "count, share (0 to 1), mean, median, rate, ratio, p or number." }),
  value: number,
  lower: number,
  upper: number,
  between: z.string().nullable().meta({ description: "What lower and upper are." }),
  spread: number.meta({ description: "Standard deviation, beside a mean." }),
  n: number.meta({
    description: "People it is about; of tests, how many were due; of a curve, how many were at risk.",
  }),
  count: number,
  missing: number.meta({ description: "People of whom it is not known; null: the figure is hidden." }),
  because: z.string().nullable().meta({ description: "Why there is no value; null: there is one." }),
});

export const cohortOutcomes = z
  .object({
    asOf: dayText,
    by: z.string(),
    people: z.int(),
    outside: z.int().meta({ description: "Treated people of whom no day 0 is known; in no figure." }),
    notAssessed: z.int().meta({ description: "People whose record could not be assessed; in no figure." }),
    hideBelow: z.int().meta({ description: "Figures about fewer people than this are hidden; 0: none is." }),
    title: z.string(),
    notes: z.array(z.string()),
    sections: z.array(
      z.object({
        section: z.string(),
        title: z.string(),
        definition: z.string(),
        head: z.array(z.string()),
        rows: z.array(z.object({ label: z.string(), cells: z.array(z.string()) })),
      }),
    ),
    pictures: z
      .array(z.enum(cohortFigureNames))
      .meta({ description: "What there is enough of to be drawn: cohort/outcomes/pictures/{picture}." }),
    figures: z.array(figure).meta({ description: "The same as numbers." }),
  })
  .meta({
    id: "CohortOutcomes",
    description: "Did it work, for the clinic's people: tables as they are read, and their numbers. Nobody is named.",
  });
export type CohortOutcomesJson = z.infer<typeof cohortOutcomes>;
