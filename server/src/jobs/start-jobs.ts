import { type JobWithMetadata, PgBoss } from "pg-boss";
import { stopwatch } from "../clock.ts";
import { inClinic, theServer } from "../db/transaction.ts";
import { channels } from "../usecases/announce.ts";
import { raise } from "../usecases/notices.ts";
import { sentinelAlarm } from "../usecases/sentinel-alarm.ts";
import { afterChanges } from "./after-changes.ts";
import { enqueueNow } from "./enqueue.ts";
import { handlersOf, sweep } from "./handlers.ts";
import { listenForChanges } from "./listen.ts";
import { bossConnection } from "./prepare-queues.ts";
import { deadQueue, type JobData, type QueueName, queueNames, queueSchema } from "./queues.ts";
import { errorName, type Running } from "./running.ts";
import { sealDue } from "./seal.ts";
import { soon } from "./soon.ts";
import { tick } from "./tick.ts";

/** The work of this node. */
export type Jobs = {
  /** Looks now for what is due, as it does every minute. */
  readonly tick: () => Promise<void>;
  /** Messages wait to be read at a clinic: they are, soon. */
  readonly intake: (clinic: string) => void;
  /** How much waits and runs, by queue. */
  readonly depths: () => Promise<Readonly<Record<string, { readonly waiting: number; readonly running: number }>>>;
  /** Begins nothing new, lets what runs come to a good place, and ends. */
  readonly stop: () => Promise<void>;
};

const tickEvery = 60_000;
const sealEvery = 1_000;
/**
 * Seconds. New work is heard of at once; what is tried again, what had to wait for its like, and what a dead node left shows at the
 * next look. Nobody should hear of an urgent warning later for that.
 */
const lookEvery = (queue: string) => {
  const seconds = ["escalate", "deliver", "notify", "intake", "bulk-export"].includes(queue) ? 2 : 10;
  return { pollingIntervalSeconds: seconds, notifyPollingIntervalSeconds: seconds };
};
const stopWithin = 20_000;

/** Starts this node's share of the work; the queues must have been prepared. Several nodes share it. */
export async function startJobs(running: Running): Promise<Jobs> {
  const { log } = running;
  const boss = new PgBoss({
    ...bossConnection(running.connect.app),
    schema: queueSchema,
    max: 3,
    application_name: "longwatch jobs",
    migrate: false,
    createSchema: false,
    schedule: false,
    supervise: true,
    superviseIntervalSeconds: 15,
    monitorIntervalSeconds: 15,
    // It needs the owner; prepareQueues runs as it.
    reindex: false,
    monitorVacuum: false,
    useListenNotify: true,
  });
  boss.on("error", (error) => log("queue-failed", { error: errorName(error) }));
  await boss.start();
  let isOver = false;
  await work(boss, running, () => isOver);

  const enqueue = (queue: QueueName) => (clinic: string) => {
    enqueueNow(boss, clinic, queue).catch((error) => log("queue-failed", { error: errorName(error) }));
  };
  const changes = afterChanges(enqueue("escalate"));
  const intake = soon(enqueue("intake"));
  const exports = soon(enqueue("bulk-export"));
  const heard = { [channels.worklist]: changes.heard, [channels.export]: exports.heard };
  const listening = listenForChanges(running.connect.app, heard, log);
  const ticking = repeat(tickEvery, () =>
    tick(boss, running).catch((error) => log("tick-failed", { error: errorName(error) })),
  );
  const sealing = repeat(sealEvery, () => sealDue(running));

  return {
    tick: () => tick(boss, running),
    intake: intake.heard,
    depths: async () =>
      Object.fromEntries(
        (await boss.getQueues()).map(({ name, readyCount, activeCount }) => [
          name,
          { waiting: readyCount, running: activeCount },
        ]),
      ),
    stop: async () => {
      isOver = true;
      changes.end();
      intake.end();
      exports.end();
      await Promise.all([ticking.end(), sealing.end(), listening.close()]);
      await boss.stop({ graceful: true, timeout: stopWithin });
      // What was written since the last second.
      await sealDue(running);
    },
  };
}

async function work(boss: PgBoss, running: Running, isOver: () => boolean): Promise<void> {
  const handlers = handlersOf(boss, running);
  for (const queue of queueNames) {
    const handle = (clinic: string | undefined, isEnded: () => boolean) =>
      queue === "sweep" ? sweep(running) : clinic === undefined ? undefined : handlers[queue](clinic, isEnded);
    await boss.work<JobData>(queue, { ...lookEvery(queue), batchSize: 1 }, async ([job]) => {
      if (job === undefined) return;
      await told(running, queue, job.data.clinic, () => handle(job.data.clinic, () => isOver() || job.signal.aborted));
    });
  }
  await boss.work(
    deadQueue,
    { ...lookEvery(deadQueue), batchSize: 1, includeMetadata: true },
    async ([job]: JobWithMetadata<JobData>[]) => {
      const clinic = job?.data.clinic;
      if (job === undefined || clinic === undefined) return;
      const scope = { clinic, actor: theServer, at: running.clock() };
      await inClinic(running.database, scope, (tx) =>
        raise(tx, sentinelAlarm("job-failed", job.sourceName ?? "unknown")),
      );
    },
  );
}

/** The queue keeps what a failed job threw: only the error's name, because its words may hold more than ids. */
async function told(running: Running, queue: QueueName, clinic: string | undefined, run: () => unknown): Promise<void> {
  const since = stopwatch();
  const of = { queue, ...(clinic === undefined ? {} : { clinic }) };
  try {
    const count = await run();
    running.log("job-done", {
      ...of,
      milliseconds: Math.round(since()),
      ...(typeof count === "number" ? { count } : {}),
    });
  } catch (error) {
    running.log("job-failed", { ...of, milliseconds: Math.round(since()), error: errorName(error) });
    throw new Error(`failed: ${errorName(error)}`);
  }
}

/** Runs at once and then again and again, never twice at the same time. */
function repeat(milliseconds: number, run: () => Promise<unknown>): { readonly end: () => Promise<unknown> } {
  let isOver = false;
  let timer: NodeJS.Timeout | undefined;
  let current: Promise<unknown> = Promise.resolve();
  const next = (): void => {
    current = run().finally(() => {
      if (!isOver) timer = setTimeout(next, milliseconds);
    });
  };
  next();
  return {
    end: () => {
      isOver = true;
      clearTimeout(timer);
      return current;
    },
  };
}
