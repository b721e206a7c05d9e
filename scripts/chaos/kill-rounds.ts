import { between, oneOf, type Random, seededRandom } from "../../bench/random.ts";
import { pause } from "../../server/src/postgres/processes.ts";
import { type Campaign, type CampaignReport, campaign } from "./campaign.ts";
import { killNode, untilServing } from "./node-process.ts";
import { missing } from "./proofs.ts";
import type { Stand } from "./stand.ts";

/** What is killed: the node; the database; both at once, as in a power cut; the node, and again while it starts. */
export type Kill = "node" | "database" | "both" | "starting";
const choices: readonly Kill[] = ["node", "node", "database", "both", "both", "starting"];

export type KillReport = CampaignReport & {
  readonly stand: Stand["name"];
  readonly seed: number;
  /** Processes that were killed, and how often each way was chosen. */
  readonly kills: Readonly<Record<Kill, number>>;
  /** Milliseconds from the first start of anything until the node answered that it can serve. */
  readonly restarts: readonly number[];
  /** What had been acknowledged and was not there right after a restart. */
  readonly missingAfter: readonly string[];
};

export type KillOptions = {
  readonly rounds: number;
  readonly seed: number;
  readonly clients: number;
  readonly told?: (line: string) => void;
};

/** Kills so many times under load, at moments that a seed chooses, starts again, and proves what is there. */
export async function killRounds(stand: Stand, options: KillOptions): Promise<KillReport> {
  const { rounds, seed, clients, told = () => {} } = options;
  const random = seededRandom(seed);
  const kills = { node: 0, database: 0, both: 0, starting: 0 };
  const restarts: number[] = [];
  const missingAfter: string[] = [];
  let checked = 0;
  const report = await campaign(stand, { seed, clients }, async (running) => {
    for (let round = 1; round <= rounds; round += 1) {
      // Each way is met once before chance decides, so that a short run meets all.
      const kill =
        round <= 4 ? (["node", "database", "both", "starting"] as const)[round - 1]! : oneOf(random, choices);
      kills[kill] += 1;
      await running.acknowledges(1);
      await pause(between(random, 50, 900));
      restarts.push(await killAndStart(stand, running, kill, random));
      const keys = [...running.ledger.facts.keys()];
      missingAfter.push(...(await missing(stand, running.clinic.clinic, keys.slice(checked))));
      checked = keys.length;
      told(`${stand.name} ${round}/${rounds} ${kill}: ready in ${Math.round(restarts.at(-1)!)} ms, ${checked} facts`);
    }
  });
  return { ...report, stand: stand.name, seed, kills, restarts, missingAfter };
}

/** @returns milliseconds from the first start of anything until the node can serve */
async function killAndStart(stand: Stand, running: Campaign, kill: Kill, random: Random): Promise<number> {
  const node = running.node();
  const isDatabaseGone = kill === "database" || kill === "both";
  if (kill === "database") {
    await stand.killDatabase();
    // The embedded database's node ends with it, by itself and in words.
    if (stand.name === "embedded") await node.ended;
  } else await Promise.all([killNode(node), kill === "both" ? stand.killDatabase() : undefined]);
  if (kill === "starting") {
    const early = running.beginAgain();
    await pause(between(random, 30, 1500));
    await killNode(early);
  }
  const from = performance.now();
  if (isDatabaseGone) await stand.startDatabase();
  if (kill !== "database" || stand.name === "embedded") await running.startAgain();
  if ((await untilServing(running.node())) === undefined) throw new Error(`ended by itself: ${running.node().told()}`);
  return performance.now() - from;
}
