import type { Instant } from "@longwatch/core";
import { recordEvent } from "../../audit/record.ts";
import type { Clock } from "../../clock.ts";
import {
  type BulkExport,
  changeBulkExport,
  holdBulkExport,
  nextBulkExport,
  removePieces,
} from "../../db/bulk-exports.ts";
import { peopleIn, putPieces } from "../../db/bulk-pieces.ts";
import type { Database } from "../../db/database.ts";
import { oldestTransactionMs } from "../../db/oldest-transaction.ts";
import { holdPatient, patientIds } from "../../db/patients.ts";
import { isOfConnection } from "../../db/statement-errors.ts";
import { type ClinicTx, inClinic, theServer } from "../../db/transaction.ts";
import { piecesOf } from "./person-pieces.ts";

/** People of one transaction: what they change meanwhile waits for nobody, and a cancelled export ends soon. */
const atOnce = 10;
/** Files are there so long after they are complete. */
const keptFor = 86_400_000;
/** The moment of what is written is that of its request, which may take a minute to arrive before its transaction begins. */
const arrivesWithin = 120_000;
/** So many patients an event of the audit can name. */
const mostNamed = 1000;
const diskFull = "53100";
const tookTooLong = "57014";

/**
 * Does what programs have asked to take of a clinic, one export after another, each from where it stands: what a node left unfinished another
 * goes on with.
 *
 * @returns how many people were written
 */
export async function runBulkExports(
  database: Database,
  clinic: string,
  clock: Clock,
  isOver: () => boolean,
): Promise<number> {
  let people = 0;
  while (!isOver()) {
    const next = await inClinic(database, { clinic, actor: theServer, at: clock() }, nextBulkExport);
    if (next === undefined) break;
    people += await runOne(database, clinic, next, clock, isOver);
  }
  return people;
}

async function runOne(
  database: Database,
  clinic: string,
  id: string,
  clock: Clock,
  isOver: () => boolean,
): Promise<number> {
  const scope = () => ({ clinic, actor: theServer, at: clock() });
  let written = 0;
  try {
    while (!isOver()) {
      const step = await inClinic(database, scope(), (tx) => writeSome(tx, id));
      written += step.people;
      if (step.isDone) break;
    }
    return written;
  } catch (error) {
    const { code } = error as { code?: unknown };
    const isFull = code === diskFull;
    // What passes by itself, such as somebody else's long work on a patient, is tried again by the queue, and goes on where it stood.
    // Anything else would keep all others waiting.
    if ((isOfConnection(error) && !isFull) || code === tookTooLong) throw error;
    await inClinic(database, scope(), (tx) => giveUp(tx, id, isFull ? "disk-full" : "failed"));
    if (!isFull) throw error;
    return written;
  }
}

/** The next few people, with the place to which it has come: both or neither. */
async function writeSome(tx: ClinicTx, id: string): Promise<{ readonly people: number; readonly isDone: boolean }> {
  const found = await holdBulkExport(tx, id);
  // Cancelled, ended, or finished by another node.
  if (found === undefined) return { people: 0, isDone: true };
  // Before anybody is read.
  const transactionTime = found.transactionTime ?? (await settledAt(tx));
  const people = await patientIds(tx, found.walkedThrough, atOnce);
  for (const patient of people) {
    if (await holdPatient(tx, patient)) await putPieces(tx, id, await piecesOf(tx, patient, found));
  }
  const isDone = people.length < atOnce;
  await changeBulkExport(tx, id, {
    state: isDone ? "complete" : "running",
    transactionTime,
    walkedThrough: people.at(-1) ?? found.walkedThrough,
    people: found.people + people.length,
    ...(isDone ? { endsAt: (tx.at + keptFor) as Instant } : {}),
  });
  if (isDone) await trace(tx, found);
  return { people: people.length, isDone };
}

/**
 * Whatever was recorded before this moment is committed, and so will be in the files. What came later may be there too, and comes again with the
 * next `_since`; nothing is missed.
 */
const settledAt = async (tx: ClinicTx): Promise<Instant> =>
  (tx.at - arrivesWithin - (await oldestTransactionMs(tx))) as Instant;

/** Everybody who is in the files, named as the program's doing before it can see them. */
async function trace(tx: ClinicTx, { export: id, askedBy, types, isNamed }: BulkExport): Promise<void> {
  const asProgram: ClinicTx = { ...tx, actor: { kind: "service", id: askedBy } };
  for (let after = "", from = 0; ; from += mostNamed) {
    const patients = await peopleIn(tx, id, after, mostNamed);
    if (patients.length === 0 && from > 0) return;
    const detail = { shape: "fhir", types, privacy: isNamed ? "identified" : "without-names", patients };
    await recordEvent(asProgram, { action: "export.make", object: id, detail });
    if (patients.length < mostNamed) return;
    after = patients.at(-1)!;
  }
}

async function giveUp(tx: ClinicTx, id: string, fault: "disk-full" | "failed"): Promise<void> {
  if ((await holdBulkExport(tx, id)) === undefined) return;
  await removePieces(tx, id);
  await changeBulkExport(tx, id, { state: "failed", fault });
}
