import { type Issue, ok, type Result } from "@longwatch/core";
import { type ImportedMessage, rejectedRows, sheetNames } from "@longwatch/interop";
import { recordEvent } from "../../audit/record.ts";
import { addImport, addImportAct, lockImport, type TableImport, tableImports } from "../../db/imports.ts";
import { factsOfMessage } from "../../db/message-facts.ts";
import { keepMessages, messageOf } from "../../db/messages.ts";
import type { ClinicTx } from "../../db/transaction.ts";
import { letGoOf, reopen } from "../intake/came-again.ts";
import { fileMessages } from "../intake/file-messages.ts";
import { matchPart } from "../intake/match.ts";
import { readKept } from "../intake/reading.ts";
import { giveAgain, retract } from "../intake/take-back.ts";
import { csvProfileOf, feedOfProfile } from "./profiles.ts";

/** What a table would become, before anything of it is filed. */
export type Preview = {
  readonly table: TableImport;
  readonly disposition: string;
  /** Of each patient of ours, how many facts. */
  readonly patients: readonly { readonly patient: string; readonly facts: number }[];
  /** People in it who are no patient here, or not for certain, and how many facts they have. */
  readonly unmatched: { readonly people: number; readonly facts: number };
  /** Of a workbook, the names of its sheets; of any other table none. */
  readonly sheets: readonly string[];
  /** Line by line. */
  readonly issues: readonly Issue[];
};

/** Keeps a table as it came and says what it would become. The same bytes are the same import. */
export async function bringTable(
  tx: ClinicTx,
  profile: string,
  bytes: Uint8Array,
  mediaType = "text/csv",
): Promise<Preview> {
  const [kept] = await keepMessages(tx, [{ feed: feedOfProfile(profile), mediaType, bytes }]);
  await addImport(tx, kept!.id, profile);
  return (await previewTable(tx, kept!.id))!;
}

/** @returns undefined where no such table was brought */
export async function previewTable(tx: ClinicTx, message: string): Promise<Preview | undefined> {
  const brought = await readTable(tx, message);
  if (brought === undefined) return undefined;
  const { table, kept, read } = brought;
  const patients = new Map<string, number>();
  let [people, facts] = [0, 0];
  for (const part of read.parts) {
    const match = await matchPart(tx, part);
    if (match.is === "patient") patients.set(match.patient, (patients.get(match.patient) ?? 0) + part.facts.length);
    else if (part.facts.length > 0) [people, facts] = [people + 1, facts + part.facts.length];
  }
  return {
    table,
    disposition: read.disposition,
    patients: [...patients].map(([patient, count]) => ({ patient, facts: count })),
    unmatched: { people, facts },
    sheets: sheetNames(kept.bytes),
    issues: issuesOf(read),
  };
}

async function readTable(tx: ClinicTx, message: string) {
  const [table] = await tableImports(tx, { message });
  const kept = table && (await messageOf(tx, message));
  if (table === undefined || kept === undefined) return undefined;
  return { table, kept, read: await readKept(tx, kept) };
}

const issuesOf = ({ issues, parts }: ImportedMessage): readonly Issue[] => [
  ...issues,
  ...parts.flatMap((part) => part.issues),
];

/**
 * The rows of a table that could not be read, with the reasons beside them, as CSV.
 *
 * @returns undefined where no such table was brought
 */
export async function rejectedOf(
  tx: ClinicTx,
  message: string,
): Promise<{ readonly profile: string; readonly text: string } | undefined> {
  const brought = await readTable(tx, message);
  if (brought === undefined) return undefined;
  const { table, kept, read } = brought;
  const text = rejectedRows(kept.bytes, issuesOf(read), (await csvProfileOf(tx, kept.feed)) ?? {});
  return { profile: table.profile, text };
}

/**
 * Files a table that was looked at. What of it is not certain is held back, as of any message. Filing it again, after somebody was
 * added or a code mapped, adds what was left; after it was undone, what was taken back holds again.
 *
 * @returns how many facts are new or hold again; undefined where no such table was brought
 */
export async function fileTable(tx: ClinicTx, message: string): Promise<Result<number> | undefined> {
  await lockImport(tx, message);
  const [table] = await tableImports(tx, { message });
  const kept = table && (await messageOf(tx, message));
  if (table === undefined || kept === undefined) return undefined;
  const again = table.state === "undone" ? await fileAnew(tx, message) : ok(0);
  if (!again.ok) return again;
  const heard = new Set(table.state === "previewed" ? [message] : []);
  const [filed] = await fileMessages(tx, [kept], undefined, heard);
  const added = again.value + filed!.recorded.reduce((sum, one) => sum + one.added, 0);
  await addImportAct(tx, message, "filed", table.state === "undone" ? added : table.facts + added);
  await recordEvent(tx, {
    action: "message.receive",
    object: message,
    detail: { table: table.profile, added, patients: filed!.recorded.map(({ patient }) => patient) },
  });
  return ok(added);
}

async function fileAnew(tx: ClinicTx, message: string): Promise<Result<number>> {
  await reopen(tx, [message], "the table is filed again");
  return giveAgain(tx, message, "The table is filed again.");
}

/**
 * Takes back every fact that came with a table, with a reason: each is retracted by name, and nothing is removed. What was known
 * before the table came stays; what of it was held waits for nobody any more.
 *
 * @returns how many facts were taken back; with issues none was; undefined where the table was not filed
 */
export async function undoTable(tx: ClinicTx, message: string, why: string): Promise<Result<number> | undefined> {
  await lockImport(tx, message);
  const [table] = await tableImports(tx, { message });
  if (table?.state !== "filed") return undefined;
  let taken = 0;
  for (const one of await factsOfMessage(tx, message)) {
    const back = await retract(tx, message, one, why);
    if (!back.ok) return back;
    taken += back.value;
  }
  await letGoOf(tx, message, why);
  await addImportAct(tx, message, "undone", taken, why);
  await recordEvent(tx, {
    action: "message.receive",
    object: message,
    why,
    detail: { table: table.profile, undone: taken },
  });
  return ok(taken);
}
