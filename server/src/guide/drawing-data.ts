import * as z from "zod";

const said = z.string().trim().min(1);
const sources = z.array(said).min(1);
const positive = z.int().positive();

/** What the drawings are of, as `drawings.yaml` has it. */
export const drawingsFile = z.strictObject({
  reset: z.strictObject({ protocol: said, table: said, limit: said, cellsPerDot: positive, sources }),
  wheel: z.strictObject({ protocol: said, rules: z.array(said).min(1) }),
  timeline: z.strictObject({
    courses: z.array(z.strictObject({ days: positive })).min(1),
    monthsBetween: positive,
    watch: z.strictObject({ protocol: said, rule: said, field: said }),
    sources,
  }),
  edss: z.strictObject({
    sources,
    steps: z.array(z.strictObject({ from: z.number().min(0).max(10), en: said, es: said })).min(2),
  }),
});
export type DrawingData = z.output<typeof drawingsFile>;
