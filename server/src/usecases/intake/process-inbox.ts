import type { Instant } from "@longwatch/core";
import type { Database } from "../../db/database.ts";
import { removeFromInbox, takeFromInbox, tryAgainAfter, type Waiting } from "../../db/inbox.ts";
import { messagesOf } from "../../db/messages.ts";
import { isOfConnection, isOfStatement } from "../../db/statement-errors.ts";
import { type ClinicTx, inClinic, type Scope } from "../../db/transaction.ts";
import { heardFrom } from "../feeds.ts";
import { fileMessages } from "./file-messages.ts";
import { holdFailed, type Judge, judgeMessage, judgeUnread } from "./hold-failed.ts";

/** The most messages about one patient that are filed together. */
const together = 500;
/** After so many failures by itself a message is a person's to look at. */
const mostTries = 3;

export type Processed = { readonly filed: number; readonly failed: number };

/**
 * Reads what waits in a clinic's inbox, oldest first, until nothing is due: what is about one patient together, each time in one
 * transaction. What fails together is tried one by one; what fails by itself waits, and after a few times is held back for a person. It
 * never keeps others from being read.
 *
 * @param atMost ends after so many messages, or a few more that are about the same patient
 */
export async function processInbox(
  database: Database,
  scope: () => Scope,
  isOver: () => boolean = () => false,
  atMost = Number.POSITIVE_INFINITY,
): Promise<Processed> {
  let filed = 0;
  let failed = 0;
  // About whom something failed together: theirs are tried one by one, or one failure among hundreds were as many.
  const alone = new Set<string>();
  while (!isOver() && filed < atMost) {
    const done = await fileNext(database, scope(), alone);
    if (done === undefined) break;
    filed += done.filed;
    failed += done.failed;
  }
  return { filed, failed };
}

/** @returns undefined where nothing is due */
async function fileNext(database: Database, scope: Scope, alone: Set<string>): Promise<Processed | undefined> {
  let taken: readonly (Waiting & { readonly tries: number })[] = [];
  try {
    return await inClinic(database, scope, async (tx) => {
      taken = await takeFromInbox(tx, together, alone);
      if (taken.length === 0) return undefined;
      const ids = taken.map(({ message }) => message);
      const messages = await messagesOf(tx, ids);
      const heard = new Set(taken.flatMap(({ message, isAgain }) => (isAgain ? [] : [message])));
      await fileMessages(
        tx,
        ids.flatMap((id) => messages.get(id) ?? []),
        undefined,
        heard,
      );
      const feeds = new Set([...messages.values()].flatMap(({ id, feed }) => (heard.has(id) ? [feed] : [])));
      for (const feed of [...feeds].toSorted()) await heardFrom(tx, feed);
      await removeFromInbox(tx, ids);
      return { filed: ids.length, failed: 0 };
    });
  } catch (error) {
    // Without a database nothing can be written down about it either.
    if (isOfConnection(error)) throw error;
    const [one] = taken;
    if (taken.length > 1) {
      alone.add(one!.about);
      return { filed: 0, failed: taken.length };
    }
    try {
      await inClinic(database, scope, (tx) => setAside(tx, one!, error, judgeMessage));
    } catch (again) {
      if (isOfConnection(again)) throw again;
      // What fails may be the reading itself: then nobody knows how urgent it is.
      await inClinic(database, scope, (tx) => setAside(tx, one!, error, judgeUnread));
    }
    return { filed: 0, failed: 1 };
  }
}

async function setAside(
  tx: ClinicTx,
  { message, tries }: { readonly message: string; readonly tries: number },
  error: unknown,
  judge: Judge,
): Promise<void> {
  if (tries + 1 < mostTries) {
    await tryAgainAfter(tx, [message], (tx.at + 60_000 * 2 ** tries) as Instant);
    return;
  }
  await removeFromInbox(tx, [message]);
  const code = isOfStatement(error) ? error.code : undefined;
  await holdFailed(tx, message, code, judge);
}
