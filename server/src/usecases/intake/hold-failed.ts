import type { Issue, Urgency } from "@longwatch/core";
import { putHeldAbout } from "../../db/held-about.ts";
import { actOnHeld, heldOfMessage, holdBack } from "../../db/held-messages.ts";
import { messageOf, type ReadMessage } from "../../db/messages.ts";
import { type ClinicTx, theServer } from "../../db/transaction.ts";
import { raise } from "../notices.ts";
import { matchPart, whoItMayBe } from "./match.ts";
import { readKept } from "./reading.ts";
import { unreadNotice } from "./unread-message.ts";
import { moreUrgent, worstReading } from "./worst-reading.ts";

export const filingFailed = "filing-failed";

/**
 * Holds a message back as a whole after filing it has failed time and again: it stands in the quarantine with the reason, as urgent as
 * what it says, and a person files it again after the fault was mended, or rejects it.
 *
 * @param code by which the database refused what was to be written; undefined: a fault of ours
 */
export async function holdFailed(tx: ClinicTx, message: string, code: string | undefined, judge: Judge): Promise<void> {
  const kept = await messageOf(tx, message);
  if (kept === undefined) return;
  const { urgency, patients, isCertain } = await judge(tx, kept);
  const { feed, sender } = kept;
  const place = { message, part: 0 };
  await holdBack(tx, { ...place, feed, sender, urgency, codes: [filingFailed], unmapped: [] });
  await putHeldAbout(tx, place, patients, isCertain);
  const before = (await heldOfMessage(tx, message)).find(({ part }) => part === 0);
  if (before?.state === "rejected") return;
  const why = code === undefined ? "a fault of the program" : `refused by the database (${code})`;
  await actOnHeld({ ...tx, actor: theServer }, place, { action: "failed", state: "open", why });
  await raise(tx, unreadNotice(message, [filingFailed], urgency));
}

/** What is known of a message that cannot be filed. */
export type Judged = {
  readonly urgency: Urgency;
  /** Whom it may be about. */
  readonly patients: readonly string[];
  /** Whose every part of it is, is known. */
  readonly isCertain: boolean;
};
export type Judge = (tx: ClinicTx, message: ReadMessage) => Promise<Judged>;

/** By the worst that stands in it, for everybody whom it may be about. Fails where reading it does. */
export async function judgeMessage(tx: ClinicTx, kept: ReadMessage): Promise<Judged> {
  let urgency: Urgency = "24H";
  const patients: string[] = [];
  let isCertain = true;
  for (const part of (await readKept(tx, kept)).parts) {
    const match = await matchPart(tx, part);
    urgency = moreUrgent(urgency, await worstReading(tx, match, part, part.facts));
    patients.push(...whoItMayBe(match));
    isCertain &&= match.is === "patient";
  }
  return { urgency, patients, isCertain };
}

/** Of a message that nobody can read. */
export const judgeUnread: Judge = async () => ({ urgency: "24H", patients: [], isCertain: false });

/** What the quarantine says of it. `why` as it was written down when filing failed last. */
export const failureIssue = (why: string | null): Issue => ({
  code: filingFailed,
  severity: "error",
  at: "/",
  saw: why ?? "filing failed",
  remedy: "Nothing of it was filed. Have the fault mended and file the message again, or reject it and say why.",
});
