import { formatInstant, InvariantError } from "@longwatch/core";
import { type BulkExport, findBulkExport } from "../../db/bulk-exports.ts";
import { countsOf } from "../../db/bulk-pieces.ts";
import { countPatients } from "../../db/patients.ts";
import type { Actor } from "../../db/transaction.ts";
import { notFound, type Refusal, refusal } from "../outcome.ts";
import { answer, type FhirAnswer, type FhirRequest } from "../request.ts";
import { deletedType, errorType } from "./person-pieces.ts";

/** The files of an export, by what they hold. */
export const fileAddress = (base: string, id: string, type: string): string =>
  `${base}/$export-file/${id}/${type}.ndjson`;

/** How far an export has come, for who asked for it: under way, done with its files, or failed. */
export async function status(request: FhirRequest, actor: Actor, id: string): Promise<FhirAnswer | Refusal> {
  const found = await findBulkExport(request.tx, id, actor.id);
  if (found === undefined) return notFound();
  switch (found.state) {
    case "waiting":
    case "running":
      return underWay(request, found);
    case "failed":
      return failed(found);
    case "complete":
      return manifest(request, found);
  }
}

async function underWay({ tx }: FhirRequest, { state, people }: BulkExport): Promise<FhirAnswer> {
  const progress = state === "waiting" ? "waiting" : `${people} of ${await countPatients(tx)} people`;
  return { status: 202, headers: { "x-progress": progress, "retry-after": "10" }, body: undefined };
}

const failed = ({ fault }: BulkExport): Refusal =>
  fault === "disk-full"
    ? refusal(500, "transient", "The server had no room for the files. Nothing of them was kept; ask again later.")
    : refusal(500, "exception", "The export failed, and nothing of it was kept. Tell the clinic's operator.");

async function manifest({ tx, base }: FhirRequest, found: BulkExport): Promise<FhirAnswer> {
  const { transactionTime, request, doubts, endsAt } = found;
  if (transactionTime === undefined) throw new InvariantError("An export is complete and has no moment.");
  const counts = new Map(await countsOf(tx, found.export));
  const file = (type: string, count: number) => ({ type, url: fileAddress(base, found.export, type), count });
  const deleted = counts.get(deletedType) ?? 0;
  const errors = (counts.get(errorType) ?? 0) + doubts.length;
  const output = [...counts].filter(([type]) => type !== deletedType && type !== errorType);
  const body = {
    transactionTime: formatInstant(transactionTime),
    request,
    requiresAccessToken: true,
    output: output.map(([type, count]) => file(type, count)),
    deleted: deleted === 0 ? [] : [file(deletedType, deleted)],
    error: errors === 0 ? [] : [file(errorType, errors)],
  };
  return answer(body, 200, { "content-type": "application/json", expires: new Date(endsAt).toUTCString() });
}
