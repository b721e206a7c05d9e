import path from "node:path";
import type { Instant } from "@longwatch/core";
import type { Clock } from "../../server/src/clock.ts";
import { connect } from "../../server/src/db/database.ts";
import { appRole } from "../../server/src/db/roles.ts";
import { inClinic, theServer } from "../../server/src/db/transaction.ts";
import { mailPost } from "../../server/src/jobs/mail.ts";
import { pause, signalTo } from "../../server/src/postgres/processes.ts";
import { promote, replicaReaches, requireReplicas, startReplica } from "../../server/src/postgres/replica.ts";
import { type RunningPostgres, startPostgres } from "../../server/src/postgres/start-postgres.ts";
import { mailServer } from "../../server/src/testing/mail-server.ts";
import { deliverDue } from "../../server/src/usecases/deliver.ts";
import { escalate } from "../../server/src/usecases/escalate.ts";
import { tracesIn } from "./campaign.ts";
import { admitFirst, startLoad } from "./clients.ts";
import { makeClinic } from "./clinic.ts";
import { openGate } from "./gate.ts";
import { acknowledgedBy, emptyLedger } from "./ledger.ts";
import { endNode, freePort, type NodeProcess, startNode, untilServing } from "./node-process.ts";
import { type Proof, proveAll } from "./proofs.ts";
import { addressedTo, ask, killAll, makeDatabase, type Stand } from "./stand.ts";
import { testClock } from "./test-clock.ts";

export type TwoNodesReport = {
  readonly proof: Proof;
  readonly acknowledgedBefore: number;
  /** Milliseconds from the kill of the primary until both nodes could serve again, the promotion in it. */
  readonly outageMs: number;
  readonly again: number;
  readonly refused: readonly string[];
  readonly statuses: ReadonlyMap<number, number>;
  readonly traces: readonly string[];
  readonly steps: { readonly taken: number; readonly doubled: number };
  /** Messages that were to be sent; those that the mail server never had; arrivals beyond the first, which carry the same Message-ID. */
  readonly mail: { readonly sent: number; readonly never: number; readonly repeated: number; readonly unknown: number };
};

export type TwoNodesOptions = {
  readonly folder: string;
  readonly seed: number;
  readonly clients: number;
  /** Writes that are acknowledged before the primary is killed, and after. */
  readonly writes: number;
};

/** Two nodes on one PostgreSQL server with a replica that commits wait for. The primary is killed under load, the replica promoted. */
export async function promoteUnderLoad(options: TwoNodesOptions): Promise<TwoNodesReport> {
  const { folder, seed, clients, writes } = options;
  const gate = await openGate();
  const mail = await mailServer();
  const clock = testClock();
  const nodes: NodeProcess[] = [];
  const servers: RunningPostgres[] = [];
  try {
    const { primary, replica } = await pair(folder, servers);
    gate.leadTo(socketOf(primary));
    let current = primary;
    const stand: Pick<Stand, "at"> = { at: (user) => ({ ...current.connection, user, database: "longwatch" }) };
    for (const name of ["a", "b"]) {
      nodes.push(
        startNode(await freePort(), {
          ...addressedTo(gate.port, path.join(folder, `node-${name}`)),
          LONGWATCH_SECRET_KEY: Buffer.alloc(32, 7).toString("base64"),
          LONGWATCH_ORIGIN: origin,
          SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
          MAIL_FROM: sender,
          CHAOS_CLOCK: clock.file,
        }),
      );
      if ((await nodes.at(-1)!.ready) === undefined) throw new Error(`a node did not start: ${nodes.at(-1)!.told()}`);
    }
    const clinic = await makeClinic(stand, clients, new Date("2026-01-01T00:00:00Z"));
    const ledger = emptyLedger();
    await admitFirst(nodes[0]!.origin, clinic, ledger);
    const origins = nodes.map(({ origin }) => origin);
    const load = startLoad(ledger, { clinic, origins, clients, seed, today: clock.today });
    const acknowledged = async (many: number): Promise<void> => {
      while (acknowledgedBy(ledger) < many && load.failure() === undefined) await pause(10);
      if (load.failure() !== undefined) throw load.failure();
    };

    // The first message arrives, and the word that it did is lost: it must come again, and be known again.
    mail.behave("cut-after");
    await acknowledged(writes);
    const acknowledgedBefore = acknowledgedBy(ledger);
    // The stream stands still for a moment first: what is acknowledged meanwhile would be lost.
    const resume = await haltStream(replica);
    await pause(400);
    const from = performance.now();
    await killAll(primary.cluster);
    resume();
    await primary.exited;
    gate.leadTo(undefined);
    if (!(await promote(replica.connection))) throw new Error("the replica was not promoted");
    current = replica;
    gate.leadTo(socketOf(replica));
    await Promise.all(nodes.map(untilServing));
    const outageMs = performance.now() - from;
    await acknowledged(acknowledgedBefore + writes);
    await load.stop();
    await Promise.all(nodes.map(endNode));
    await finishLater(stand, clinic.clinic, mail.port, clock.now);

    const proof = await proveAll(stand, clinic.clinic, ledger, clock.now());
    const { again, refused } = ledger;
    return {
      proof,
      acknowledgedBefore,
      outageMs,
      again,
      refused,
      statuses: load.statuses,
      traces: nodes.flatMap(tracesIn),
      steps: await stepsOf(stand, clinic.clinic),
      mail: await mailOf(stand, clinic.clinic, mail.arrived),
    };
  } finally {
    for (const node of nodes) node.child.kill("SIGKILL");
    await Promise.all(nodes.map(({ ended }) => ended));
    await gate.close();
    for (const server of servers.toReversed()) await server.stop();
    await mail.close();
    clock.remove();
  }
}

const origin = "http://localhost:8080";
const sender = "clinic@clinic.test";
const socketOf = ({ connection }: RunningPostgres): string => path.join(connection.host, ".s.PGSQL.5432");

/** A server and its replica, as docs/operations/replica.md makes them: a commit is acknowledged when both have it on disk. */
async function pair(folder: string, servers: RunningPostgres[]) {
  const settings = { max_connections: "100" };
  const primary = await startPostgres({ folder: path.join(folder, "a"), settings });
  if (!primary.ok) throw new Error(primary.refusal.saw);
  servers.push(primary.value);
  await makeDatabase(primary.value);
  const replica = await startReplica({
    folder: path.join(folder, "b"),
    settings,
    primary: primary.value,
    name: "second",
  });
  if (!replica.ok) throw new Error(replica.refusal.saw);
  servers.push(replica.value);
  await requireReplicas(primary.value.connection, ["second"]);
  if (!(await replicaReaches(primary.value.connection, "second", ["quorum", "sync"])))
    throw new Error("the replica does not follow");
  return { primary: primary.value, replica: replica.value };
}

/**
 * What a third node would do later: take every step that is due, and send what was claimed by a node that lost the database, or
 * was put off. Later, by the clock: a claim holds for minutes.
 */
async function finishLater({ at }: Pick<Stand, "at">, clinic: string, port: number, now: Clock): Promise<void> {
  const database = connect(at(appRole), 2);
  const post = mailPost({ host: "127.0.0.1", port, security: "none", from: sender }, origin);
  const isWaiting = async (): Promise<boolean> =>
    (await ask(at("postgres"), "select from outbox where clinic_id = $1", [clinic])).length > 0;
  try {
    await inClinic(database, { clinic, actor: theServer, at: now() }, (tx) => escalate(tx, true));
    for (let minutes = 5; await isWaiting(); minutes *= 2)
      await deliverDue(database, clinic, () => (now() + minutes * 60_000) as Instant, post);
  } finally {
    await database.close();
  }
}

/** Stops the process that receives the primary's log, and answers how to let it go on. */
async function haltStream({ connection }: RunningPostgres): Promise<() => void> {
  const [receiver] = await ask<{ pid: number }>(connection, "select pid from pg_stat_wal_receiver");
  signalTo(receiver!.pid, "SIGSTOP");
  return () => signalTo(receiver!.pid, "SIGCONT");
}

async function stepsOf({ at }: Pick<Stand, "at">, clinic: string): Promise<TwoNodesReport["steps"]> {
  const rows = await ask<{ taken: number; different: number }>(
    at("postgres"),
    "select count(*)::int as taken, count(distinct step_key)::int as different from escalation where clinic_id = $1",
    [clinic],
  );
  const { taken, different } = rows[0]!;
  return { taken, doubled: taken - different };
}

/** What the database says was sent against what the mail server had. */
async function mailOf(
  { at }: Pick<Stand, "at">,
  clinic: string,
  arrived: readonly { readonly content: string }[],
): Promise<TwoNodesReport["mail"]> {
  const rows = await ask<{ id: string; sent: boolean }>(
    at("postgres"),
    "select message_id as id, bool_or(outcome = 'delivered') as sent from delivery_attempt where clinic_id = $1 group by 1",
    [clinic],
  );
  const ids = arrived.map(({ content }) => /^message-id:\s*(\S+)/im.exec(content)?.[1] ?? "none");
  const sent = new Set(rows.filter((one) => one.sent).map(({ id }) => id));
  const known = new Set(rows.map(({ id }) => id));
  return {
    sent: sent.size,
    never: [...sent].filter((id) => !ids.includes(id)).length,
    repeated: ids.length - new Set(ids).size,
    unknown: [...new Set(ids)].filter((id) => !known.has(id)).length,
  };
}
