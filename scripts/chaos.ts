import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { smallDisk } from "../server/src/testing/small-disk.ts";
import { cutConnections, fillDisk, restartDatabase, setClockBack, startSecondNode } from "./chaos/disturbances.ts";
import { killRounds } from "./chaos/kill-rounds.ts";
import { disturbanceLines, killLines, machine, twoNodesLines } from "./chaos/report.ts";
import { embeddedStand, type Stand, serverStand } from "./chaos/stand.ts";
import { promoteUnderLoad } from "./chaos/two-nodes.ts";

/**
 * The chaos test: `npm run chaos [rounds] [seed] [what …]`. Kills, cuts and fills under write load, and proves that nothing was
 * lost. Prints its report; ends with 1 when anything is. What may be: see docs/chaos.md.
 */
const [rounds = "100", seedText = "1", ...wanted] = process.argv.slice(2);
const seed = Number(seedText);
const load = { seed, clients: 4 };
const root = mkdtempSync(path.join(os.tmpdir(), "lw-chaos-"));
let made = 0;

const told = (line: string): void => void process.stderr.write(`${line}\n`);
const folder = (): string => {
  made += 1;
  return path.join(root, String(made));
};
const server = () => serverStand(folder(), folder());
const embedded = async () => embeddedStand(folder());

async function on<S extends Stand>(stand: Promise<S>, work: (stand: S) => Promise<string>): Promise<string> {
  const one = await stand;
  try {
    return await work(one);
  } finally {
    await one.close();
  }
}

async function diskFull(): Promise<string> {
  const disk = smallDisk(folder(), 220);
  if (disk === undefined) return "disk full: skipped, this machine refuses to mount a small disk";
  try {
    const place = embeddedStand(path.join(disk.folder, "data"));
    return await on(Promise.resolve(place), async (stand) =>
      disturbanceLines(await fillDisk(stand, disk, { ...load, times: 4 })),
    );
  } finally {
    disk.remove();
  }
}

const kill = async (stand: Stand) => killLines(await killRounds(stand, { ...load, rounds: Number(rounds), told }));
const parts: Readonly<Record<string, () => Promise<string>>> = {
  "kill-embedded": () => on(embedded(), kill),
  "kill-server": () => on(server(), kill),
  nodes: async () => twoNodesLines(await promoteUnderLoad({ ...load, folder: folder(), writes: 300 })),
  "disk-full": diskFull,
  restart: () => on(server(), async (stand) => disturbanceLines(await restartDatabase(stand, { ...load, times: 8 }))),
  cut: () => on(server(), async (stand) => disturbanceLines(await cutConnections(stand, { ...load, times: 40 }))),
  clock: () => on(embedded(), async (stand) => disturbanceLines(await setClockBack(stand, { ...load, times: 1 }))),
  "second-node": () =>
    on(embedded(), async (stand) => disturbanceLines(await startSecondNode(stand, { ...load, times: 5 }))),
};

const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length > 0) {
  told(`chaos: there is no part ${unknown.join(", ")}; there are ${Object.keys(parts).join(", ")}`);
  process.exit(2);
}
console.log(machine());
let isBroken = false;
for (const [name, run] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const text = await run().catch((error: Error) => `${name}: BROKEN OFF\n  ${error.stack}`);
  isBroken ||= text.includes("BROKEN");
  console.log(`\n${text}`);
}
rmSync(root, { recursive: true, force: true, maxRetries: 5 });
process.exit(isBroken ? 1 : 0);
