import type { Instant } from "@longwatch/core";
import { currentOf, patientMark } from "@longwatch/interop";
import type { BulkOrder } from "../../db/bulk-exports.ts";
import type { BulkPiece } from "../../db/bulk-pieces.ts";
import { isOfDatabase } from "../../db/database.ts";
import type { ClinicTx } from "../../db/transaction.ts";
import { loadView, wantedFor } from "../load-view.ts";
import { operationOutcome } from "../outcome.ts";

/** A file of Bundles that say what is there no more. */
export const deletedType = "Bundle";
/** A file of what was left out, and why. */
export const errorType = "OperationOutcome";

/** One patient's lines in the files of an export. Somebody whose record cannot be worked out is told of and left out; the others are not. */
export async function piecesOf(tx: ClinicTx, patient: string, order: BulkOrder): Promise<readonly BulkPiece[]> {
  try {
    return await read(tx, patient, order);
  } catch (error) {
    if (isOfDatabase(error)) throw error;
    return [{ type: errorType, patient, lines: [JSON.stringify(leftOut(patient))] }];
  }
}

async function read(
  tx: ClinicTx,
  patient: string,
  { types, since, isNamed }: BulkOrder,
): Promise<readonly BulkPiece[]> {
  const asker = { may: (permission: string) => isNamed || permission !== "read-details" };
  const view = await loadView({ tx, asker, base: "", isStrict: false }, patient, wantedFor(types));
  if (view === undefined) return [];
  const isNew = (at: Instant): boolean => since === undefined || at >= since;
  const gone: string[] = [];
  const pieces = types.map((type): BulkPiece => {
    const lines: string[] = [];
    for (const one of view.ofType(type)) {
      const resource = currentOf(one);
      if (!isNew(one.states.at(-1)!.at)) continue;
      if (resource !== undefined) lines.push(JSON.stringify(resource));
      else if (since !== undefined) gone.push(`${type}/${one.id}`);
    }
    return { type, patient, lines };
  });
  const deleted = gone.length === 0 ? [] : [{ type: deletedType, patient, lines: [JSON.stringify(deletions(gone))] }];
  return [...pieces.filter(({ lines }) => lines.length > 0), ...deleted];
}

const deletions = (addresses: readonly string[]) => ({
  resourceType: "Bundle",
  type: "transaction",
  entry: addresses.map((url) => ({ request: { method: "DELETE", url } })),
});

const leftOut = (patient: string) =>
  operationOutcome([
    {
      severity: "error",
      code: "exception",
      text: "This patient's resources could not be made, and none of them is in the files. The clinic's operator knows why.",
      expression: `Patient/${patientMark(patient)}`,
    },
  ]);
