import type { Issue } from "@longwatch/core";
import type { ClinicTx } from "../../db/transaction.ts";
import { recordFacts } from "../record-facts.ts";
import type { Part } from "./part.ts";

/** One patient after the other in one order, so that two who file at once wait for each other and never for ever. */
export async function recordParts(tx: ClinicTx, parts: readonly Part[]): Promise<void> {
  const toRecord = parts.flatMap((part) =>
    part.match.is !== "patient" || part.isRejected || part.read.facts.length === 0
      ? []
      : [{ patient: part.match.patient, part }],
  );
  const byPatient = Map.groupBy(toRecord, ({ patient }) => patient);
  for (const [patient, all] of [...byPatient].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const own = all.map(({ part }) => part);
    if (own.length > 1 && (await recordOf(tx, patient, own))) continue;
    // One that cannot be recorded does not keep the others out.
    for (const part of own) await recordOf(tx, patient, [part]);
  }
}

/** @returns false where something in them cannot be recorded, and nothing was */
async function recordOf(tx: ClinicTx, patient: string, parts: readonly Part[]): Promise<boolean> {
  const facts = parts.flatMap(({ read }) => read.facts);
  const message = parts.flatMap((part) => part.read.facts.map(() => part.message.id));
  const recorded = await recordFacts(tx, patient, facts, { message });
  const [only] = parts;
  if (recorded === undefined || !recorded.ok) {
    if (parts.length === 1) {
      only!.issues = [...only!.issues, ...(recorded === undefined ? [gone] : recorded.issues)];
      only!.isRefused = true;
    }
    return false;
  }
  // Which of several brought what is new is not told apart: the first did.
  only!.added = recorded.value.added;
  return true;
}

const gone: Issue = {
  code: "subject-unknown",
  severity: "error",
  at: "/",
  saw: "a patient who is not here",
  remedy: "Look for the patient again, and file the message with them.",
};
