import * as z from "zod/mini";
import { parameter, positive, probability, range, row } from "../parameter.ts";

/** Analytical coefficients of variation, by analyte. */
const precisions = parameter(z.record(z.string(), z.number().check(z.minimum(0))));

export const laboratoryParameters = z.strictObject({
  /** The precision of one result, and the spread of the laboratories' own biases. */
  precision: z.strictObject({ published: precisions, chosen: precisions }),
  sending: z.strictObject({
    minutes: row(["median", "spread", "longest"]),
    slow: probability,
    slowDays: range,
    late: probability,
    lateDays: range,
  }),
  duplicate: row(["share", "hours"]),
  /** `factor`: of the wrong first value, too low or too high. */
  corrected: z.strictObject({ share: probability, factor: range, tooLow: probability, afterDays: range }),
  haemolysed: z.strictObject({ share: probability, factors: row(["potassium", "ldh", "ast"]), withheld: probability }),
  wrongTube: probability,
  clumped: z.strictObject({
    share: probability,
    lower: range,
    remarkLater: probability,
    asFinding: probability,
    smearDays: positive,
  }),
  menstruating: z.strictObject({ told: probability }),
  contaminated: z.strictObject({
    share: row(["female", "male"]),
    redCells: row(["median", "spread"]),
    squamous: row(["median", "spread"]),
    told: probability,
  }),
  otherUnit: probability,
  biotin: row(["share", "tsh", "ft4"]),
  /** Of an analyte that `precision` does not name. */
  otherPrecision: positive,
});
export type LaboratoryParameters = z.output<typeof laboratoryParameters>;
