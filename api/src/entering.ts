import * as z from "zod";
import { urgency } from "./worklist.ts";

const inBoth = z.object({ en: z.string(), es: z.string() });
const limits = z.object({ min: z.number().optional(), max: z.number().optional() });
const asked = { symptom: z.string(), asks: inBoth };
const keyed = z.object({ key: z.string(), name: z.string() });

/** What forms choose from. */
export const choices = z
  .object({
    analytes: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        scale: z.enum(["quantity", "ordinal", "qualitative", "text"]),
        units: z
          .array(z.string())
          .meta({ description: "UCUM, the canonical one first; none where the result is a word." }),
        soft: limits.nullable().meta({ description: "In the canonical unit; outside it is kept, and questioned." }),
      }),
    ),
    panels: z.array(z.object({ id: z.string(), name: z.string(), analytes: z.array(z.string()) })),
    groups: z
      .array(
        z.object({
          id: z.string(),
          name: inBoth,
          questions: z.array(
            z.object({ ...asked, followUps: z.array(z.object({ ...asked, after: z.enum(["yes", "no"]) })) }),
          ),
        }),
      )
      .meta({ description: "What is asked by telephone, in the order of the self-check." }),
    otherSymptoms: z.array(z.object({ key: z.string(), says: z.string() })),
    exams: z.array(z.string()),
    steps: z.array(z.string()),
    conditions: z.array(keyed.extend({ inLine: z.string().meta({ description: "As it stands within a sentence." }) })),
    history: z
      .array(z.object({ name: inBoth, questions: z.array(z.object({ item: z.string(), asks: inBoth })) }))
      .meta({ description: "What is asked before a course, in the order of the form." }),
    allergens: z.array(z.string()).meta({ description: "Whose allergies decide." }),
    medicineClasses: z.array(z.string()),
    names: z
      .record(z.string(), z.string())
      .meta({ description: "What examinations, steps and classes of medicines are called, by their keys." }),
  })
  .meta({ id: "Choices" });
export type ChoicesJson = z.infer<typeof choices>;

const wouldBe = z.object({ key: z.string(), kind: z.string(), urgency, text: z.string() });
/** How facts would be taken. */
export const factsCheck = z
  .object({
    readings: z
      .array(
        z
          .object({
            is: z.enum(["low", "inside", "high", "cannot-tell"]),
            range: z
              .object({
                low: z.number().optional(),
                high: z.number().optional(),
                unit: z.string(),
                from: z.enum(["laboratory", "default"]),
              })
              .nullable(),
            isQuestionable: z.boolean(),
            likelyUnit: z.string().nullable().meta({ description: "A unit that the number would fit better." }),
          })
          .nullable(),
      )
      .meta({ description: "Of each fact given; null: it is no number." }),
    added: z.int().meta({ description: "How many of them are not on file yet." }),
    opens: z.array(wouldBe),
    raises: z
      .array(wouldBe.extend({ was: urgency }))
      .meta({ description: "Lines that are there already and would have to be answered sooner than now." }),
    closes: z.array(wouldBe),
  })
  .meta({ id: "FactsCheck", description: "What would come of facts. Nothing was written." });
export type FactsCheckJson = z.infer<typeof factsCheck>;
