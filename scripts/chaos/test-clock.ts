import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { formatDay, type Instant } from "@longwatch/core";
import { dayIn, now } from "../../server/src/clock.ts";
import { zone } from "./clinic.ts";

/** A clock that the nodes of a test show: the time of day and what is added to it. */
export type TestClock = {
  /** What the nodes are told of by `CHAOS_CLOCK`. */
  readonly file: string;
  readonly set: (offsetMs: number) => void;
  readonly now: () => Instant;
  /** The clinic's day; of the days that it has shown the earliest, so that no result lies in anybody's future. */
  readonly today: () => string;
  readonly remove: () => void;
};

export function testClock(): TestClock {
  const folder = mkdtempSync(path.join(os.tmpdir(), "lw-clock-"));
  const file = path.join(folder, "offset");
  let offset = 0;
  let least = 0;
  writeFileSync(file, "0");
  const shown = (by: number): Instant => (now() + by) as Instant;
  return {
    file,
    set: (offsetMs) => {
      offset = offsetMs;
      least = Math.min(least, offsetMs);
      writeFileSync(file, String(offsetMs));
    },
    now: () => shown(offset),
    today: () => formatDay(dayIn(zone, shown(least))),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
