import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { Refusal } from "../databases/refusal.ts";
import type { Database } from "../db/database.ts";
import { listenMllp, type MllpListener } from "../hl7/listen.ts";
import type { Log } from "../log.ts";

type Feeds = { readonly ports: readonly number[]; readonly close: () => Promise<void> };

/** Listens for every feed that the configuration names; where one cannot be listened to, for none. */
export async function listenToFeeds(
  { mllp, mllpTls }: Config,
  database: Database,
  { clock, log, intake }: { readonly clock: Clock; readonly log: Log; readonly intake: (clinic: string) => void },
): Promise<{ readonly ok: true; readonly value: Feeds } | { readonly ok: false; readonly refusal: Refusal }> {
  const open: MllpListener[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(open.map((one) => one.close()));
  };
  for (const place of mllp) {
    try {
      const told = (what: string): void => {
        if (what !== "message") log.warn("feed.trouble", { clinic: place.clinic, feed: place.feed, what });
      };
      open.push(await listenMllp(place, { database, clock, waiting: intake, told, tls: mllpTls }));
      log.info("feed.listening", { clinic: place.clinic, feed: place.feed, port: open.at(-1)!.port });
    } catch (error) {
      await close();
      const { code = "unknown" } = error as NodeJS.ErrnoException;
      const saw = `${place.host}:${place.port}, where a feed cannot be listened to (${code})`;
      return {
        ok: false,
        refusal: { saw, remedy: "Choose another address or port in LONGWATCH_MLLP, or stop what listens there." },
      };
    }
  }
  return { ok: true, value: { ports: open.map(({ port }) => port), close } };
}
