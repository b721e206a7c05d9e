import { failed, ok, type Result } from "@longwatch/core";
import { type Laboratory, parseLaboratory } from "@longwatch/interop";
import { recordEvent } from "../../audit/record.ts";
import { heldForCodes } from "../../db/held-messages.ts";
import { addToInbox } from "../../db/inbox.ts";
import { addLaboratoryVersion, laboratoryVersions } from "../../db/laboratories.ts";
import type { ClinicTx } from "../../db/transaction.ts";
import { changedMeanwhile } from "../record-facts.ts";
import { laboratoryOf } from "./reading.ts";
import { settleMapped } from "./unmapped-codes.ts";

export type LaboratoryChanged = {
  readonly version: number;
  /** Messages that waited for a code that is mapped now, and are read again. */
  readonly readAgain: number;
};

/**
 * Adds a version of what was agreed with a laboratory. Older ones stay: by which map a result was read can be told. Messages
 * that waited for a code that now means something are read again, soon.
 *
 * @param expected the newest version that the writer has seen; 0 where there was none
 */
export async function changeLaboratory(
  tx: ClinicTx,
  laboratory: string,
  written: unknown,
  expected: number,
): Promise<Result<LaboratoryChanged>> {
  const newest = (await laboratoryVersions(tx, laboratory)).at(-1);
  if ((newest?.version ?? 0) !== expected) return failed([changedMeanwhile(expected, newest?.version ?? 0)]);
  const read = parseLaboratory(written);
  if (!read.ok) return read;
  const version = expected + 1;
  await addLaboratoryVersion(tx, laboratory, version, read.value);
  const mapped = newlyMapped(read.value, newest && laboratoryOf(newest.content));
  const waiting = await heldForCodes(tx, read.value.senders, mapped);
  await addToInbox(
    tx,
    waiting.map((message) => ({ message, about: "", isAgain: true })),
  );
  await settleMapped(tx, read.value.senders, mapped);
  await recordEvent(tx, {
    action: "laboratory.change",
    object: laboratory,
    detail: { version, readAgain: waiting.length },
  });
  return ok({ version, readAgain: waiting.length });
}

/** Codes that mean something else than before; all of them for a sender who was not the laboratory's before. */
const newlyMapped = (now: Laboratory, before: Laboratory | undefined): readonly string[] => {
  const isSameSenders = before !== undefined && now.senders.every((one) => before.senders.includes(one));
  return Object.entries(now.codes).flatMap(([code, analyte]) =>
    isSameSenders && before.codes[code] === analyte ? [] : [code],
  );
};
