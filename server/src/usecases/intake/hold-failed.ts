import type { Issue, Urgency } from "@longwatch/core";
import { actOnHeld, heldOfMessage, holdBack } from "../../db/held-messages.ts";
import { messageOf, type ReadMessage } from "../../db/messages.ts";
import { type ClinicTx, theServer } from "../../db/transaction.ts";
import { raise } from "../notices.ts";
import { matchPart } from "./match.ts";
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
export async function holdFailed(
  tx: ClinicTx,
  message: string,
  code: string | undefined,
  urgencyOf: UrgencyOf,
): Promise<void> {
  const kept = await messageOf(tx, message);
  if (kept === undefined) return;
  const urgency = await urgencyOf(tx, kept);
  const { feed, sender } = kept;
  await holdBack(tx, { message, part: 0, feed, sender, urgency, codes: [filingFailed], unmapped: [] });
  const before = (await heldOfMessage(tx, message)).find(({ part }) => part === 0);
  if (before?.state === "rejected") return;
  const why = code === undefined ? "a fault of the program" : `refused by the database (${code})`;
  await actOnHeld({ ...tx, actor: theServer }, { message, part: 0 }, { action: "failed", state: "open", why });
  await raise(tx, unreadNotice(message, [filingFailed], urgency));
}

export type UrgencyOf = (tx: ClinicTx, message: ReadMessage) => Promise<Urgency>;

/** That of the worst that stands in it, for everybody whom it may be about. Fails where reading it does. */
export async function urgencyOfMessage(tx: ClinicTx, kept: ReadMessage): Promise<Urgency> {
  let worst: Urgency = "24H";
  for (const part of (await readKept(tx, kept)).parts)
    worst = moreUrgent(worst, await worstReading(tx, await matchPart(tx, part), part, part.facts));
  return worst;
}

/** What the quarantine says of it. `why` as it was written down when filing failed last. */
export const failureIssue = (why: string | null): Issue => ({
  code: filingFailed,
  severity: "error",
  at: "/",
  saw: why ?? "filing failed",
  remedy: "Nothing of it was filed. Have the fault mended and file the message again, or reject it and say why.",
});
