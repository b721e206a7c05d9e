import { randomUUID } from "node:crypto";
import pg from "pg";
import type { ConnectTo } from "../db/database.ts";
import { faultOf, type Log } from "../log.ts";
import { channels } from "../usecases/announce.ts";

/** Tells whoever listens that a clinic's worklist may have changed. One connection for each node, however many listen. */
export type Changes = {
  /** Where a clinic's count of changes stands: the id of the last event. */
  readonly last: (clinic: string) => string;
  /** @returns what ends it */
  readonly listen: (clinic: string, told: (id: string) => void) => () => void;
  readonly close: () => Promise<void>;
};

const retryMs = [250, 1000, 5000];
/** A turn of the day announces every few patients: listeners hear of it a few times a second at most. */
const togetherMs = 200;

export async function openChanges(to: ConnectTo, log: Log): Promise<Changes> {
  // Ids of another process, or of this one before it lost its connection, are never the last: who brings one is told at once.
  let epoch = randomUUID().slice(0, 8);
  const counts = new Map<string, number>();
  const listeners = new Map<string, Set<(id: string) => void>>();
  const waiting = new Map<string, NodeJS.Timeout>();
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let isClosed = false;

  const last = (clinic: string): string => `${epoch}-${counts.get(clinic) ?? 0}`;
  const tell = (clinic: string): void => {
    waiting.delete(clinic);
    for (const told of listeners.get(clinic) ?? []) told(last(clinic));
  };
  const changed = (clinic: string): void => {
    counts.set(clinic, (counts.get(clinic) ?? 0) + 1);
    if (!waiting.has(clinic)) waiting.set(clinic, setTimeout(() => tell(clinic), togetherMs).unref());
  };
  const begin = async (): Promise<void> => {
    const next = new pg.Client({ ...to, application_name: "longwatch events", keepAlive: true });
    next.on("notification", ({ payload }) => payload !== undefined && changed(payload));
    next.on("error", (error) => lost(next, error));
    next.on("end", () => lost(next, undefined));
    await next.connect();
    await next.query(`listen ${channels.worklist}`);
    client = next;
  };
  const lost = (one: pg.Client, error: Error | undefined): void => {
    if (isClosed || client !== one) return;
    client = undefined;
    log.warn("events.lost", faultOf(error));
    again(0);
  };
  const again = (round: number): void => {
    retry = setTimeout(
      async () => {
        try {
          await begin();
        } catch {
          if (!isClosed) again(round + 1);
          return;
        }
        epoch = randomUUID().slice(0, 8);
        log.info("events.heard-again", { streams: listeners.size });
        for (const clinic of listeners.keys()) changed(clinic);
      },
      retryMs[Math.min(round, retryMs.length - 1)],
    );
  };

  await begin();
  return {
    last,
    listen(clinic, told) {
      const all = listeners.get(clinic) ?? new Set();
      listeners.set(clinic, all.add(told));
      return () => {
        all.delete(told);
        if (all.size === 0 && listeners.get(clinic) === all) listeners.delete(clinic);
      };
    },
    async close() {
      isClosed = true;
      clearTimeout(retry);
      for (const timer of waiting.values()) clearTimeout(timer);
      await client?.end();
    },
  };
}
