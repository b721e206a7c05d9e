import { recordEvent } from "../../audit/record.ts";
import { findBulkExport } from "../../db/bulk-exports.ts";
import { piecesAfter } from "../../db/bulk-pieces.ts";
import type { Database } from "../../db/database.ts";
import { inClinic, type Scope } from "../../db/transaction.ts";
import { type Asker, refuseFhir } from "../authorise.ts";
import { notFound, type Refusal } from "../outcome.ts";
import { deletedType, errorType } from "./person-pieces.ts";

/** So many patients' lines are in memory at a time. */
const atOnce = 8;

/** A file that is there, for who asked for it: what stands in it that is of no patient, and what ends its reading early. */
export type BulkFile = { readonly first: string; readonly lines: () => AsyncGenerator<Buffer> };

/** The program has taken its export away, or its time is over: no fault of anybody's. */
export class ExportEnded extends Error {}

/** Opens a file of an export, and writes down that it was read; or says why not. */
export async function openFile(
  database: Database,
  scope: Scope,
  asker: Asker,
  id: string,
  name: string,
): Promise<BulkFile | Refusal> {
  const type = name.replace(/\.ndjson$/, "");
  const found = await inClinic(database, scope, async (tx) => {
    const one = await findBulkExport(tx, id, scope.actor.id);
    if (one?.state !== "complete" || !name.endsWith(".ndjson")) return notFound();
    const isOwn = type === deletedType || type === errorType;
    if (!isOwn && !one.types.includes(type)) return notFound();
    const refused = isOwn ? undefined : refuseFhir(asker, { type, interaction: "read" });
    if (refused !== undefined) return refused;
    await recordEvent(tx, { action: "export.read", object: id, detail: { type } });
    return one;
  });
  if ("issues" in found) return found;
  const first = type === errorType ? found.doubts.map((one) => `${JSON.stringify(one)}\n`).join("") : "";
  return { first, lines: () => linesOf(database, scope, id, type) };
}

/**
 * A few patients in each transaction, so that a slow reader keeps nobody waiting; who is erased meanwhile is left out.
 *
 * @throws ExportEnded where the export was taken away meanwhile: a file that ends well is whole
 */
async function* linesOf(database: Database, scope: Scope, id: string, type: string): AsyncGenerator<Buffer> {
  for (let after = ""; ; ) {
    const pieces = await inClinic(database, scope, async (tx) =>
      (await findBulkExport(tx, id, scope.actor.id)) === undefined
        ? undefined
        : piecesAfter(tx, id, type, after, atOnce),
    );
    if (pieces === undefined) throw new ExportEnded("the export has ended");
    for (const { text } of pieces) yield text;
    if (pieces.length < atOnce) return;
    after = pieces.at(-1)!.patient;
  }
}
