import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import type { Instant } from "@longwatch/core";
import { stopwatch } from "../clock.ts";
import { type ConnectTo, connect } from "../db/database.ts";
import type { Share } from "../db/stale.ts";
import { theServer } from "../db/transaction.ts";

/** A share of a clinic's heavy work, with connections of its own. */
export type HeavyWork = {
  readonly work: "turn-day" | "sentinel";
  readonly clinic: string;
  readonly share: Share;
  /** The moment at which it began; the thread's clock goes on from there. */
  readonly at: Instant;
  readonly connect: { readonly app: ConnectTo; readonly sentinel: ConnectTo };
};

/** Threads, not processes: whatever ends the server ends them too. The thread starts from the file in which this module lies. */
type Given = { readonly longwatchHeavy: HeavyWork };
type Said = { readonly count: number } | { readonly fault: { readonly name: string; readonly code?: string } };

const isOurs = (data: unknown): data is Given => typeof data === "object" && data !== null && "longwatchHeavy" in data;

if (!isMainThread && parentPort !== null && isOurs(workerData)) void answer(parentPort, workerData.longwatchHeavy);

async function answer(port: NonNullable<typeof parentPort>, work: HeavyWork): Promise<void> {
  let isOver = false;
  port.on("message", () => {
    isOver = true;
  });
  try {
    port.postMessage({ count: await done(work, () => isOver) } satisfies Said);
  } catch (error) {
    const { name, code } = error as NodeJS.ErrnoException;
    port.postMessage({ fault: { name, ...(code === undefined ? {} : { code }) } } satisfies Said);
  }
  port.close();
}

async function done(work: HeavyWork, isOver: () => boolean): Promise<number> {
  const { clinic, share, at } = work;
  const app = connect(work.connect.app, 2);
  const since = stopwatch();
  const clock = () => (at + Math.floor(since())) as Instant;
  try {
    if (work.work === "turn-day") {
      const { turnDay } = await import("../usecases/turn-day.ts");
      return (await turnDay(app, { clinic, actor: theServer, at }, { share, isOver })).assessed;
    }
    const { runSentinel } = await import("../usecases/sentinel.ts");
    const reading = connect(work.connect.sentinel, 1);
    try {
      return (await runSentinel(app, reading, clinic, clock, { share, isOver })).patients;
    } finally {
      await reading.close();
    }
  } finally {
    await app.close();
  }
}

/** Runs a share in a thread of its own; asks every second whether it should stop. */
export function runInThread(work: HeavyWork, isOver: () => boolean): Promise<number> {
  const isSource = import.meta.url.endsWith(".ts");
  const worker = new Worker(new URL(import.meta.url), {
    workerData: { longwatchHeavy: work } satisfies Given,
    ...(isSource ? { execArgv: ["--conditions=@longwatch/source"] } : {}),
  });
  const asking = setInterval(() => {
    if (isOver()) worker.postMessage("stop");
  }, 1000);
  return new Promise<number>((resolve, reject) => {
    worker.on("message", (said: Said) => {
      if ("count" in said) resolve(said.count);
      else reject(Object.assign(new Error("a thread failed"), said.fault));
    });
    worker.on("error", reject);
    worker.on("exit", (code) => reject(new Error(`a thread ended by itself, with code ${code}`)));
  }).finally(() => clearInterval(asking));
}
