import type { Instant } from "@longwatch/core";
import { stopwatch } from "../clock.ts";
import { type ConnectTo, connect } from "../db/database.ts";
import type { Share } from "../db/stale.ts";
import { theServer } from "../db/transaction.ts";
import { runBulkExports } from "../fhir/bulk/run.ts";
import { processInbox } from "../usecases/intake/process-inbox.ts";
import { runSentinel } from "../usecases/sentinel.ts";
import { turnDay } from "../usecases/turn-day.ts";

/** A share of a clinic's heavy work, with connections of its own. */
export type HeavyWork = {
  readonly work: "turn-day" | "sentinel" | "intake" | "bulk-export";
  readonly clinic: string;
  readonly share: Share;
  /** The moment at which it began; the process's clock goes on from there. */
  readonly at: Instant;
  readonly connect: { readonly app: ConnectTo; readonly sentinel: ConnectTo };
};

/** What the process says of it. */
export type Said = { readonly count: number } | { readonly fault: { readonly name: string; readonly code?: string } };

// A process of its own: it does the work that it is given, stops early when it is sent anything more, and ends.
process.on("disconnect", () => process.exit(1));
process.once("message", (work: HeavyWork) => void answer(work));

async function answer(work: HeavyWork): Promise<void> {
  const tell = (said: Said): Promise<void> => new Promise((resolve) => void process.send?.(said, () => resolve()));
  let isOver = false;
  process.on("message", () => {
    isOver = true;
  });
  try {
    await tell({ count: await done(work, () => isOver) });
  } catch (error) {
    const { name, code } = error as NodeJS.ErrnoException;
    await tell({ fault: { name, ...(code === undefined ? {} : { code }) } });
  }
  process.exit(0);
}

async function done(work: HeavyWork, isOver: () => boolean): Promise<number> {
  const { clinic, share, at } = work;
  const app = connect(work.connect.app, 2);
  const since = stopwatch();
  const clock = () => (at + Math.floor(since())) as Instant;
  try {
    if (work.work === "turn-day")
      return (await turnDay(app, { clinic, actor: theServer, at }, { share, isOver })).assessed;
    if (work.work === "intake")
      return (await processInbox(app, () => ({ clinic, actor: theServer, at: clock() }), isOver)).filed;
    if (work.work === "bulk-export") return await runBulkExports(app, clinic, clock, isOver);
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
