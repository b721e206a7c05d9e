import type { PgBoss } from "pg-boss";
import { forgetBulkExports } from "../db/bulk-exports.ts";
import { forgetGrants } from "../db/client-grants.ts";
import { clinicIds, removeEnded } from "../db/clinics.ts";
import { forgetKeys, keyHours } from "../db/idempotency.ts";
import { forgetEvents } from "../db/subscription-events.ts";
import { hasSubscriptions } from "../db/subscriptions.ts";
import { inClinic, theServer } from "../db/transaction.ts";
import { forgetAssertions } from "../db/used-assertions.ts";
import { deliverDue } from "../usecases/deliver.ts";
import { escalate } from "../usecases/escalate.ts";
import { checkFeeds } from "../usecases/feeds.ts";
import { collectEvents } from "../usecases/subscriptions/collect.ts";
import { tellDue } from "../usecases/subscriptions/tell.ts";
import { enqueue, enqueueNow } from "./enqueue.ts";
import { exportClinic, intakeClinic, turnClinic, watchClinic } from "./heavy.ts";
import type { QueueName } from "./queues.ts";
import type { Running } from "./running.ts";

/** Does a clinic's work of one kind; again and again it changes nothing more. Answers how much there was. */
export type Handler = (clinic: string, isOver: () => boolean) => Promise<number>;

export function handlersOf(boss: PgBoss, running: Running): Readonly<Record<Exclude<QueueName, "sweep">, Handler>> {
  const { database, clock, post, courier } = running;
  const scope = (clinic: string) => ({ clinic, actor: theServer, at: clock() });
  return {
    "turn-day": async (clinic, isOver) => {
      const assessed = await turnClinic(running, clinic, isOver);
      if (assessed > 0) await enqueueNow(boss, clinic, "escalate");
      return assessed;
    },
    escalate: (clinic) =>
      inClinic(database, scope(clinic), async (tx) => {
        const { steps, messages } = await escalate(tx, post !== undefined);
        // With the messages or not at all.
        if (messages > 0) await enqueue(boss, tx, "deliver");
        if (await hasSubscriptions(tx)) await enqueue(boss, tx, "notify");
        return steps;
      }),
    notify: async (clinic, isOver) => {
      await inClinic(database, scope(clinic), collectEvents);
      return tellDue(database, clinic, clock, courier, isOver);
    },
    deliver: (clinic, isOver) =>
      post === undefined ? Promise.resolve(0) : deliverDue(database, clinic, clock, post, isOver),
    feeds: async (clinic) => (await inClinic(database, scope(clinic), checkFeeds)).length,
    intake: (clinic, isOver) => intakeClinic(running, clinic, isOver),
    "bulk-export": (clinic, isOver) => exportClinic(running, clinic, isOver),
    sentinel: (clinic, isOver) => watchClinic(running, clinic, isOver),
  };
}

/** Removes what outlived its use. */
export async function sweep({ database, clock }: Pick<Running, "database" | "clock">): Promise<void> {
  const at = clock();
  await removeEnded(database, new Date(at));
  for (const clinic of await clinicIds(database))
    await inClinic(database, { clinic, actor: theServer, at }, async (tx) => {
      await forgetKeys(tx, new Date(at - 2 * keyHours * 3_600_000));
      // An hour, so that a clock that was put back a little lets nothing in twice.
      await forgetGrants(tx, new Date(at - 86_400_000));
      await forgetBulkExports(tx);
      await forgetAssertions(tx, new Date(at - 3_600_000));
      await forgetEvents(tx, new Date(at - 30 * 86_400_000));
    });
}
