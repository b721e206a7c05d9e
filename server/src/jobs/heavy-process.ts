import type { Instant } from "@longwatch/core";
import { stopwatch } from "../clock.ts";
import { type ConnectTo, connect } from "../db/database.ts";
import type { Share } from "../db/stale.ts";
import { theServer } from "../db/transaction.ts";
import { startOwnProcess } from "../own-process.ts";

/** A share of a clinic's heavy work, with connections of its own. */
export type HeavyWork = {
  readonly work: "turn-day" | "sentinel";
  readonly clinic: string;
  readonly share: Share;
  /** The moment at which it began; the process's clock goes on from there. */
  readonly at: Instant;
  readonly connect: { readonly app: ConnectTo; readonly sentinel: ConnectTo };
};

type Said = { readonly count: number } | { readonly fault: { readonly name: string; readonly code?: string } };

const mark = "LONGWATCH_HEAVY";
const isOurs = process.env[mark] === "1" && process.send !== undefined;

if (isOurs) {
  process.on("disconnect", () => process.exit(1));
  process.once("message", (work: HeavyWork) => void answer(work));
}

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

/** Runs a share in a process of its own; asks every second whether it should stop. */
export function runInProcess(work: HeavyWork, isOver: () => boolean): Promise<number> {
  const child = startOwnProcess(import.meta.url, mark);
  child.send(work);
  const asking = setInterval(() => {
    if (isOver() && child.connected) child.send("stop");
  }, 1000);
  return new Promise<number>((resolve, reject) => {
    child.on("message", (said: Said) => {
      if ("count" in said) resolve(said.count);
      else reject(Object.assign(new Error("a process failed"), said.fault));
    });
    child.on("error", reject);
    child.on("exit", (code) => reject(new Error(`a process ended by itself, with code ${code}`)));
  }).finally(() => clearInterval(asking));
}
