import type { Database } from "../db/database.ts";
import { inClinicPlanned, type Scope } from "../db/transaction.ts";
import { acceptMessages } from "../usecases/intake/accept-messages.ts";
import type { Described } from "../usecases/intake/describe-message.ts";

/** Keeps messages for whoever has to be answered. */
export type Acceptor = {
  /** Resolves when the message is on the disk; rejects when it could not be kept, and then it was not. */
  readonly accept: (message: Described) => Promise<void>;
  /** Resolves when nothing is under way any more. */
  readonly idle: () => Promise<void>;
};

/** In one transaction at most, so that nobody waits for others' large messages for long. */
const mostMessages = 200;
const mostBytes = 8 * 1024 * 1024;

type Asked = { readonly message: Described; readonly kept: () => void; readonly failed: (error: unknown) => void };

/**
 * What comes while a transaction is under way is kept by the next one, all together: a commit waits for the disk, and many
 * senders wait for one commit as long as one does.
 *
 * @param told that messages wait to be read
 */
export function openAcceptor(database: Database, scope: () => Scope, told: () => void): Acceptor {
  let waiting: Asked[] = [];
  let running: Promise<void> | undefined;

  const run = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = take();
      try {
        await inClinicPlanned(database, scope(), (tx) =>
          acceptMessages(
            tx,
            batch.map(({ message }) => message),
          ),
        );
        for (const { kept } of batch) kept();
        told();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    running = undefined;
  };
  const take = (): readonly Asked[] => {
    let bytes = 0;
    let count = 0;
    for (const { message } of waiting) {
      bytes += message.bytes.length;
      if (count > 0 && (count === mostMessages || bytes > mostBytes)) break;
      count += 1;
    }
    const batch = waiting.slice(0, count);
    waiting = waiting.slice(count);
    return batch;
  };
  return {
    accept: (message) =>
      new Promise((kept, failed) => {
        waiting.push({ message, kept, failed });
        running ??= run();
      }),
    idle: async () => {
      while (running !== undefined) await running;
    },
  };
}
