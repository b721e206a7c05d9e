import { readdirSync } from "node:fs";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { type SmallDisk, smallDisk } from "../testing/small-disk.ts";
import { afterwards, started, temporaryFolder } from "../testing/temporary.ts";
import { startPostgres } from "./start-postgres.ts";

/** One that goes away after the test file; undefined where mounting is refused. */
function temporaryDisk(megabytes: number): SmallDisk | undefined {
  const disk = smallDisk(temporaryFolder(), megabytes);
  if (disk !== undefined) afterwards.push(async () => disk.remove());
  return disk;
}

const cannotMount = temporaryDisk(1) === undefined;

// A quota by `ulimit -f` answers with a signal, not with "no space": it would test something else.
describe.skipIf(cannotMount)(
  `the disk is full${cannotMount ? " (skipped: this machine refuses to mount a small disk)" : ""}`,
  () => {
    it("a first start is refused, and leaves no cluster", async () => {
      const { folder } = temporaryDisk(20)!;
      const outcome = await startPostgres({ folder });
      expect(outcome).toMatchObject({ ok: false, refusal: { code: "disk-full" } });
      expect(readdirSync(folder).filter((name) => name.startsWith("cluster"))).toEqual([]);
    });

    it("a later start is refused, and starts when there is room again", async () => {
      const { folder, fill, makeRoom } = temporaryDisk(120)!;
      const server = await started({ folder });
      await server.stop();
      fill(0);
      const outcome = await startPostgres({ folder });
      expect(outcome).toMatchObject({ ok: false, refusal: { code: "disk-full" } });
      makeRoom();
      await started({ folder });
    });

    it("while running: what was acknowledged is there when there is room again", async () => {
      const { folder, fill, makeRoom } = temporaryDisk(160)!;
      const server = await started({ folder });
      const client = new pg.Client(server.connection);
      client.on("error", () => undefined);
      await client.connect();
      await client.query("create table written (number int primary key, filling text storage external)");
      fill(40_000_000);
      let acked = 0;
      const failed = await (async () => {
        for (let number = 1; number < 100_000; number += 1) {
          await client.query("insert into written values ($1::int, repeat(md5($1::int::text), 2000))", [number]);
          acked = number;
        }
      })().then(
        () => "never",
        (error: Error) => error.message,
      );
      expect(failed).toMatch(/No space left|terminat|recovery|shutting down|ECONN/);
      await client.end().catch(() => undefined);
      makeRoom();
      await server.stop();
      const again = await started({ folder });
      const reader = new pg.Client(again.connection);
      await reader.connect();
      const found = await reader.query("select count(*)::int as rows, max(number) as last from written");
      await reader.end();
      expect(acked).toBeGreaterThan(0);
      expect(found.rows[0].rows).toBe(found.rows[0].last);
      expect(found.rows[0].last - acked).toBeOneOf([0, 1]);
    });
  },
);
