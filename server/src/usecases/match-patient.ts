import type { PatientMatchJson } from "@longwatch/api";
import * as z from "zod";
import { patientOfIdentifier } from "../db/identifiers.ts";
import { findPatient } from "../db/patients.ts";
import type { ClinicTx } from "../db/transaction.ts";

/** Whom another system means. `unknown`: nobody of ours, or more than one. `not-sent`: what would tell was not sent. */
export type Matched =
  | { readonly is: "one"; readonly patient: string }
  | { readonly is: "unknown" }
  | { readonly is: "not-sent" };

/** As it came: the id of the context, and the prefetched Patient: null: asked, and nothing there; undefined: not asked. */
export type Named = { readonly patientId: string; readonly prefetched: unknown };

/** Exact identifiers only: nobody is found by name or birth date. */
export async function matchPatient(tx: ClinicTx, how: PatientMatchJson, named: Named): Promise<Matched> {
  switch (how.by) {
    case "own-id":
      return one((await findPatient(tx, named.patientId))?.patient);
    case "context-identifier":
      return one(await patientOfIdentifier(tx, how.system, named.patientId));
    case "prefetched-identifier":
      return byPrefetched(tx, how.system, named);
  }
}

const one = (patient: string | undefined): Matched =>
  patient === undefined ? { is: "unknown" } : { is: "one", patient };

async function byPrefetched(tx: ClinicTx, system: string, { patientId, prefetched }: Named): Promise<Matched> {
  if (prefetched === null) return { is: "unknown" };
  const read = patientResource.safeParse(prefetched);
  // Missing, or an OperationOutcome that says why it is missing: not known, which is not the same as nobody.
  if (!read.success) return { is: "not-sent" };
  // Somebody else's Patient beside this context: nothing is told about either.
  if (read.data.id !== patientId) return { is: "unknown" };
  return byIdentifiers(tx, system, read.data);
}

/** Who has the identifiers of a Patient that are of this system; several people: nobody. */
export async function byIdentifiers(
  tx: ClinicTx,
  system: string,
  { identifier = [] }: z.infer<typeof patientResource>,
): Promise<Matched> {
  const values = new Set(identifier.flatMap((each) => (each.system === system ? (each.value ?? []) : [])));
  const found = new Set<string>();
  for (const value of [...values].slice(0, 10)) {
    const patient = await patientOfIdentifier(tx, system, value);
    if (patient !== undefined) found.add(patient);
  }
  return found.size === 1 ? one([...found][0]) : { is: "unknown" };
}

/** Of a Patient only what finds them. */
export const patientResource = z.looseObject({
  resourceType: z.literal("Patient"),
  id: z.string().max(200),
  identifier: z
    .array(z.looseObject({ system: z.string().optional(), value: z.string().optional() }))
    .max(100)
    .optional(),
});
