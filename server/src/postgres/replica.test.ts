import path from "node:path";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { afterwards, started, temporaryFolder } from "../testing/temporary.ts";
import { makeCluster } from "./cluster.ts";
import { folderSink, physicalCopy } from "./physical-copy.ts";
import { promote, type ReplicaOptions, replicaReaches, requireReplicas, startReplica } from "./replica.ts";
import type { RunningPostgres } from "./start-postgres.ts";

async function replicaOf(primary: RunningPostgres, options: Partial<ReplicaOptions> = {}): Promise<RunningPostgres> {
  const outcome = await startReplica({ folder: temporaryFolder(), primary, name: "second", ...options });
  if (!outcome.ok) throw new Error(outcome.refusal.saw);
  afterwards.push(outcome.value.stop);
  return outcome.value;
}

async function open(server: RunningPostgres): Promise<pg.Client> {
  const client = new pg.Client(server.connection);
  client.on("error", () => undefined);
  await client.connect();
  afterwards.push(() => client.end().catch(() => undefined));
  return client;
}

/** Writes numbered rows until the connection goes; tells the last that was acknowledged. */
function writing(client: pg.Client): { readonly over: Promise<void>; readonly acked: () => number } {
  let acked = 0;
  const over = (async () => {
    for (let number = 1; ; number += 1) {
      await client.query("insert into written values ($1)", [number]);
      acked = number;
    }
  })().catch(() => undefined);
  return { over, acked: () => acked };
}

const rowsIn = async (client: pg.Client): Promise<{ rows: number; last: number }> =>
  (await client.query("select count(*)::int as rows, coalesce(max(number), 0) as last from written")).rows[0];

describe("a replica", () => {
  it("follows, refuses writes, and has every acknowledged row when its primary is killed and it is promoted", async () => {
    const primary = await started({ folder: temporaryFolder() });
    const client = await open(primary);
    await client.query("create table written (number int primary key)");
    const replica = await replicaOf(primary);
    await requireReplicas(primary.connection, ["second"]);
    expect(await replicaReaches(primary.connection, "second", ["quorum", "sync"])).toBe(true);
    const reader = await open(replica);
    await expect(reader.query("insert into written values (0)")).rejects.toThrow("read-only");

    const load = writing(client);
    while (load.acked() < 50) await new Promise((resolve) => setTimeout(resolve, 10));
    process.kill(primary.processId, "SIGKILL");
    await load.over;
    expect(await promote(replica.connection)).toBe(true);
    const found = await rowsIn(reader);
    expect(found.rows).toBe(found.last);
    // Of the one row that was under way when the primary died nobody was told.
    expect(found.last - load.acked()).toBeOneOf([0, 1]);
    // It waits for nobody: not for the server that is gone, not for itself.
    await reader.query("insert into written values (-1)");
  });

  it("comes back after a stop and catches up", async () => {
    const primary = await started({ folder: temporaryFolder() });
    const client = await open(primary);
    await client.query("create table written (number int primary key)");
    const folder = temporaryFolder();
    await (await replicaOf(primary, { folder })).stop();
    await client.query("insert into written select generate_series(1, 1000)");
    const replica = await replicaOf(primary, { folder });
    expect(await replicaReaches(primary.connection, "second", ["async"])).toBe(true);
    const reader = await open(replica);
    while ((await rowsIn(reader)).rows < 1000) await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await rowsIn(reader)).last).toBe(1000);
  });

  it("is not made again out of a server that was promoted", async () => {
    const primary = await started({ folder: temporaryFolder() });
    const folder = temporaryFolder();
    const replica = await replicaOf(primary, { folder });
    expect(await promote(replica.connection)).toBe(true);
    await replica.stop();
    expect(await startReplica({ folder, primary, name: "second" })).toMatchObject({
      ok: false,
      refusal: { saw: expect.stringContaining("not a replica") },
    });
    await started({ folder });
  });
});

describe("a copy of a running server", () => {
  it("starts by itself, is consistent, and has all that was acknowledged before the copy began", async () => {
    const source = await started({ folder: temporaryFolder() });
    const client = await open(source);
    await client.query("create table written (number int primary key)");
    await client.query("create index on written ((number * 2))");
    const load = writing(client);
    while (load.acked() < 50) await new Promise((resolve) => setTimeout(resolve, 10));
    const before = load.acked();
    const folder = temporaryFolder();
    const owner = { userId: process.getuid?.() ?? 0, groupId: process.getgid?.() ?? 0 };
    let bytes = 0;
    await makeCluster(folder, owner, async (making) => {
      const report = await physicalCopy(source.connection, source.cluster, folderSink(making));
      expect(report.startLsn).toMatch(/^[0-9A-F]+\/[0-9A-F]+$/);
      bytes = report.bytes;
    });
    const after = load.acked();
    await source.stop();
    await load.over;
    expect(after).toBeGreaterThan(before);
    expect(bytes).toBeGreaterThan(20_000_000);

    const copy = await started({ folder });
    expect(path.dirname(copy.cluster)).toBe(folder);
    const reader = await open(copy);
    const found = await rowsIn(reader);
    expect(found.rows).toBe(found.last);
    expect(found.last).toBeGreaterThanOrEqual(before);
    await reader.query("create extension amcheck");
    await reader.query(
      "select bt_index_check(c.oid, true) from pg_class c where c.relkind = 'i' and c.relname like 'written%'",
    );
    expect((await reader.query("select * from verify_heapam('written')")).rows).toEqual([]);
    expect((await reader.query("select count(*)::int as slots from pg_replication_slots")).rows).toEqual([
      { slots: 0 },
    ]);
  });
});
