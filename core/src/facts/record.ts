import * as z from "zod/mini";
import { type Fact, factSchema } from "./fact.ts";
import type { FactIndex } from "./fact-index.ts";
import { type Patient, patientSchema } from "./patient.ts";

/** A record file: one patient's facts (contract, section 1). */
export const recordFile = z.strictObject({
  record: z.literal(1),
  patient: patientSchema,
  facts: z.array(factSchema),
});

export type RecordJson = z.input<typeof recordFile>;

/**
 * A record, parsed. `facts`: all, in the order of clinical day, then id. `held`: those that hold by all we know; worked out when
 * somebody asks, so that a spread leaves it out.
 */
export type PatientRecord = { readonly patient: Patient; readonly facts: readonly Fact[]; readonly held: FactIndex };
