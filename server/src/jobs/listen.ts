import pg from "pg";
import type { ConnectTo } from "../db/database.ts";
import { errorName, type JobLog } from "./running.ts";

const againAfter = 5_000;

/**
 * Hears from every node, at each commit, for which clinic there may be something to do. A lost connection is made again; what was
 * missed meanwhile the next tick finds.
 *
 * @param heard is told the clinic, by channel
 */
export function listenForChanges(
  to: ConnectTo,
  heard: Readonly<Record<string, (clinic: string) => void>>,
  log: JobLog,
): { close: () => Promise<void> } {
  let isOver = false;
  let client: pg.Client | undefined;
  let again: NodeJS.Timeout | undefined;
  const lost = (error: unknown): void => {
    if (isOver || again !== undefined) return;
    log("listen-failed", { error: errorName(error) });
    again = setTimeout(() => void begin(), againAfter);
  };
  const begin = async (): Promise<void> => {
    again = undefined;
    const own = new pg.Client({ ...to, application_name: "longwatch listen", keepAlive: true });
    client = own;
    own.on("error", lost);
    own.on("end", () => lost(undefined));
    own.on("notification", ({ channel, payload }) => payload !== undefined && heard[channel]?.(payload));
    try {
      await own.connect();
      for (const channel of Object.keys(heard)) await own.query(`listen ${channel}`);
    } catch (error) {
      lost(error);
    }
  };
  const first = begin();
  return {
    close: async () => {
      isOver = true;
      clearTimeout(again);
      await first;
      await client?.end().catch(() => {});
    },
  };
}
