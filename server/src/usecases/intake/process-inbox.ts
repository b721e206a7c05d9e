import type { Instant } from "@longwatch/core";
import { type Database, isOfDatabase } from "../../db/database.ts";
import { removeFromInbox, takeFromInbox, tryAgainAfter } from "../../db/inbox.ts";
import { messagesOf } from "../../db/messages.ts";
import { type ClinicTx, inClinic, type Scope } from "../../db/transaction.ts";
import { heardFrom } from "../feeds.ts";
import { raise } from "../notices.ts";
import { fileMessages, unreadMessageKey } from "./file-messages.ts";

/** The most messages about one patient that are filed together. */
const together = 500;
/** After so many failures by itself a message is a person's to look at. */
const mostTries = 3;

export type Processed = { readonly filed: number; readonly failed: number };

/**
 * Reads what waits in a clinic's inbox, oldest first, until nothing is due: what is about one patient together, each time in one
 * transaction. What fails together is tried one by one; what fails by itself waits, and after a few times becomes a person's task. It
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
  for (let most = together; !isOver() && filed < atMost; ) {
    const done = await fileNext(database, scope(), most);
    if (done === undefined) break;
    // After a failure one by one, until one has gone through.
    most = done.failed > 0 ? 1 : together;
    filed += done.filed;
    failed += done.failed;
  }
  return { filed, failed };
}

/** @returns undefined where nothing is due */
async function fileNext(database: Database, scope: Scope, most: number): Promise<Processed | undefined> {
  let taken: readonly { readonly message: string; readonly tries: number }[] = [];
  try {
    return await inClinic(database, scope, async (tx) => {
      taken = await takeFromInbox(tx, most);
      if (taken.length === 0) return undefined;
      const ids = taken.map(({ message }) => message);
      const messages = await messagesOf(tx, ids);
      await fileMessages(
        tx,
        ids.flatMap((id) => messages.get(id) ?? []),
      );
      for (const feed of new Set([...messages.values()].map((one) => one.feed))) await heardFrom(tx, feed);
      await removeFromInbox(tx, ids);
      return { filed: ids.length, failed: 0 };
    });
  } catch (error) {
    // Without a database nothing can be written down about it either.
    if (isOfDatabase(error) && !isOfStatement(error)) throw error;
    if (taken.length > 1) return { filed: 0, failed: taken.length };
    await inClinic(database, scope, (tx) => setAside(tx, taken[0]!));
    return { filed: 0, failed: 1 };
  }
}

/** A statement that the database refused, not the loss of it: classes 22 to 23 of SQLSTATE are about what was written. */
const isOfStatement = (error: unknown): boolean => /^2[23]/.test((error as { code?: string }).code ?? "");

async function setAside(
  tx: ClinicTx,
  { message, tries }: { readonly message: string; readonly tries: number },
): Promise<void> {
  if (tries + 1 < mostTries) {
    await tryAgainAfter(tx, [message], (tx.at + 60_000 * 2 ** tries) as Instant);
    return;
  }
  await removeFromInbox(tx, [message]);
  await raise(tx, {
    key: unreadMessageKey(message),
    kind: "unread-message",
    role: "nurse",
    urgency: "24H",
    about: message,
    content: { codes: ["message-unreadable"] },
  });
}
