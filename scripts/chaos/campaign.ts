import { pause } from "../../server/src/postgres/processes.ts";
import { admitFirst, type Load, startLoad } from "./clients.ts";
import { type Clinic, makeClinic } from "./clinic.ts";
import { acknowledgedBy, emptyLedger, type Ledger } from "./ledger.ts";
import { endNode, freePort, type NodeEnvironment, type NodeProcess, startNode } from "./node-process.ts";
import { type Proof, proveAll } from "./proofs.ts";
import type { Stand } from "./stand.ts";
import { testClock } from "./test-clock.ts";

/** One node under load, and whatever is done to it. */
export type Campaign = {
  readonly clinic: Clinic;
  readonly ledger: Ledger;
  readonly load: Load;
  readonly node: () => NodeProcess;
  /** Starts a node in the place of one that has ended, and waits until it is ready. */
  readonly startAgain: () => Promise<void>;
  /** Starts one without waiting: it may be killed before it is ready. */
  readonly beginAgain: () => NodeProcess;
  /** Waits until so many more writes were acknowledged. */
  readonly acknowledges: (more: number) => Promise<void>;
  readonly setClock: (offsetMs: number) => void;
};

export type CampaignOptions = {
  readonly seed: number;
  readonly clients: number;
  readonly environment?: NodeEnvironment;
};

export type CampaignReport = {
  readonly proof: Proof;
  /** Requests that were sent again, those that were refused for good, and every answer that was no success. */
  readonly again: number;
  readonly refused: readonly string[];
  readonly statuses: ReadonlyMap<number, number>;
  /** What no operator should have to read: stacks, and errors in JavaScript's own words. */
  readonly traces: readonly string[];
  /** What the nodes told whoever started them. */
  readonly told: string;
  /** Faults that the nodes logged, by their code and place, with how often. */
  readonly faults: ReadonlyMap<string, number>;
};

/** Makes a clinic, writes to it, does `work` to it meanwhile, and proves what is there when every request was answered. */
export async function campaign(
  stand: Stand,
  { seed, clients, environment = {} }: CampaignOptions,
  work: (campaign: Campaign) => Promise<void>,
): Promise<CampaignReport> {
  const port = await freePort();
  const clock = testClock();
  const nodes: NodeProcess[] = [];
  const beginAgain = (): NodeProcess => {
    const one = startNode(port, { ...stand.environment, ...environment, CHAOS_CLOCK: clock.file });
    nodes.push(one);
    return one;
  };
  const node = (): NodeProcess => nodes.at(-1)!;
  const startAgain = async (): Promise<void> => {
    if ((await beginAgain().ready) === undefined) throw new Error(`a node did not start: ${node().told()}`);
  };
  try {
    await startAgain();
    const clinic = await makeClinic(stand, clients, new Date("2026-01-01T00:00:00Z"));
    const ledger = emptyLedger();
    await admitFirst(node().origin, clinic, ledger);
    const load = startLoad(ledger, { clinic, origins: [node().origin], clients, seed, today: clock.today });
    const acknowledges = async (more: number): Promise<void> => {
      const target = acknowledgedBy(ledger) + more;
      while (acknowledgedBy(ledger) < target && load.failure() === undefined) await pause(10);
      if (load.failure() !== undefined) throw load.failure();
    };
    await work({ clinic, ledger, load, node, startAgain, beginAgain, acknowledges, setClock: clock.set });
    await load.stop();
    const proof = await proven(stand, clinic, ledger, { node, startAgain }, clock.now());
    const { again, refused } = ledger;
    const told = nodes.map((one) => one.told()).join("");
    return {
      proof,
      again,
      refused,
      statuses: load.statuses,
      traces: nodes.flatMap(tracesIn),
      told,
      faults: faultsIn(nodes),
    };
  } finally {
    for (const one of nodes) one.child.kill("SIGKILL");
    await Promise.all(nodes.map(({ ended }) => ended));
    clock.remove();
  }
}

/** Ends the node as an operator does, so that nobody writes, and reads everything. */
async function proven(
  stand: Stand,
  { clinic }: Clinic,
  ledger: Ledger,
  { node, startAgain }: Pick<Campaign, "node" | "startAgain">,
  at: ReturnType<ReturnType<typeof testClock>["now"]>,
): Promise<Proof> {
  const code = await endNode(node());
  if (code !== 0) throw new Error(`a node that was asked to end did so with code ${code}: ${node().told()}`);
  // The embedded database has ended with its node: another brings it back for whoever reads.
  if (stand.name === "embedded") await startAgain();
  return proveAll(stand, clinic, ledger, at);
}

export const tracesIn = (node: NodeProcess): readonly string[] =>
  `${node.told()}\n${node.logged()}`
    .split("\n")
    .filter((line) => /^\s+at |Error: |Unhandled|node:internal|a fault of ours/.test(line));

function faultsIn(nodes: readonly NodeProcess[]): ReadonlyMap<string, number> {
  const faults = new Map<string, number>();
  for (const line of nodes.flatMap((one) => one.logged().split("\n"))) {
    const [, fields] = /^(\{.*\})$/.exec(line) ?? [];
    const { msg, event, error, code, where } = JSON.parse(fields ?? "{}") as Record<string, string>;
    const fault = [msg ?? event, error, code, where?.split("|")[0]].filter((one) => one).join(" ");
    if (fault !== "") faults.set(fault, (faults.get(fault) ?? 0) + 1);
  }
  return faults;
}
