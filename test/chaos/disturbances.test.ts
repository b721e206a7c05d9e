import path from "node:path";
import { expect, test } from "vitest";
import {
  cutConnections,
  type DisturbanceReport,
  fillDisk,
  restartDatabase,
  setClockBack,
  startSecondNode,
} from "../../scripts/chaos/disturbances.ts";
import { wrongWith } from "../../scripts/chaos/report.ts";
import { embeddedStand, type Stand, serverStand } from "../../scripts/chaos/stand.ts";
import { smallDisk } from "../../server/src/testing/small-disk.ts";
import { afterwards, temporaryFolder } from "../../server/src/testing/temporary.ts";

const load = { seed: 12, clients: 3 };
const isLinux = process.platform === "linux";
const disk = isLinux ? smallDisk(temporaryFolder(), 220) : undefined;
afterwards.push(async () => disk?.remove());

const server = () => serverStand(temporaryFolder(), path.join(temporaryFolder(), "node"));

async function on<S extends Stand>(stand: S, work: (stand: S) => Promise<DisturbanceReport>) {
  try {
    const report = await work(stand);
    expect(wrongWith(report)).toEqual([]);
    expect(report.proof.acknowledged).toBeGreaterThan(20);
    return report;
  } finally {
    await stand.close();
  }
}

test.runIf(isLinux)(
  "the database is restarted: whoever writes is told to come again, and nothing is lost",
  async () => {
    const { message, statuses } = await on(await server(), (stand) => restartDatabase(stand, { ...load, times: 2 }));
    expect(message).toContain("503 The database cannot be reached");
    expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([503]);
  },
);

test.runIf(isLinux)(
  "connections are cut, also between COMMIT and its answer: nothing is lost, nothing written twice",
  async () => {
    const { done, message } = await on(await server(), (stand) => cutConnections(stand, { ...load, times: 6 }));
    expect(done["commits unanswered"]).toBeGreaterThan(0);
    // It was written; that it was not would be wrong.
    expect(message).toContain("whether this was written is not known");
  },
);

test.runIf(isLinux)("the clock is set back: nothing is recorded before what was recorded already", async () => {
  const { done } = await on(embeddedStand(temporaryFolder()), (stand) => setClockBack(stand, { ...load, times: 1 }));
  expect(done).toEqual({ jumps: 5, "recorded backwards": 0 });
});

test.runIf(isLinux)("a second server on the same folder is refused in words, and the first serves on", async () => {
  const folder = temporaryFolder();
  const { done, message } = await on(embeddedStand(folder), (stand) => startSecondNode(stand, { ...load, times: 2 }));
  expect(done).toEqual({ starts: 2, refused: 2 });
  expect(message).toMatch(
    /longwatch: Another Longwatch is running on this folder, process \d+: .+\n {2}→ Use that one, stop it/,
  );
  expect(message).not.toMatch(/^\s+at /m);
});

test.skipIf(disk === undefined)(
  "the disk is full: whoever writes is told why, and with room again all goes on",
  async () => {
    const place = embeddedStand(path.join(disk!.folder, "data"));
    const { message } = await on(place, (stand) => fillDisk(stand, disk!, { ...load, times: 2 }));
    expect(message).toMatch(/no room left on its disk|ended by itself/);
  },
);
