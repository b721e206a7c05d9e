import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { startApp } from "../testing/app-process.ts";
import { afterwards, started, temporaryFolder } from "../testing/temporary.ts";
import type { PostgresLogLine } from "./log-lines.ts";
import { type PostgresConnection, startPostgres } from "./start-postgres.ts";

async function ask(connection: PostgresConnection | string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(connection);
  await client.connect();
  return (await client.query(sql).finally(() => client.end())).rows;
}

describe("a data folder of its own", () => {
  it("starts on a folder that is not there, keeps what was written, and starts again", async () => {
    const folder = path.join(temporaryFolder(), "not", "there");
    const first = await started({ folder });
    await ask(first.connection, "create table kept as select 42 as answer");
    await first.stop();
    expect(await first.exited).toEqual({ code: 0, signal: null });
    const second = await started({ folder });
    expect(await ask(second.url, "select answer from kept")).toEqual([{ answer: 42 }]);
    await second.stop();
    expect(readdirSync(folder).filter((name) => /making|socket|lock-owner/.test(name))).toEqual([]);
  });

  it("is durable, checks its pages, sorts alike on every machine, and cannot be reached from the network", async () => {
    const server = await started({ folder: temporaryFolder() });
    const names = [
      "fsync",
      "synchronous_commit",
      "full_page_writes",
      "data_checksums",
      "wal_level",
      "listen_addresses",
    ];
    const rows = await ask(
      server.connection,
      `select name, setting from pg_settings where name in (${names.map((name) => `'${name}'`)}) order by name`,
    );
    expect(Object.fromEntries(rows.map((row) => [row["name"], row["setting"]]))).toEqual({
      data_checksums: "on",
      fsync: "on",
      full_page_writes: "on",
      listen_addresses: "",
      synchronous_commit: "on",
      wal_level: "replica",
    });
    expect(await ask(server.connection, "select datlocprovider, datlocale from pg_database limit 1")).toEqual([
      { datlocprovider: "b", datlocale: "C.UTF-8" },
    ]);
    expect(server.version).toMatch(/^18\.\d+$/);
  });

  it("takes settings of the caller, but never a network address", async () => {
    const server = await started({
      folder: temporaryFolder(),
      settings: { max_connections: "13", listen_addresses: "*" },
    });
    const rows = await ask(
      server.connection,
      "select current_setting('max_connections') as most, current_setting('listen_addresses') as addresses",
    );
    expect(rows).toEqual([{ most: "13", addresses: "" }]);
  });

  it("starts on a path too long for a socket", async () => {
    const folder = path.join(temporaryFolder(), "x".repeat(60), "y".repeat(60));
    const server = await started({ folder });
    expect(server.connection.host.startsWith(folder)).toBe(false);
    expect(await ask(server.url, "select 1 as one")).toEqual([{ one: 1 }]);
    await server.stop();
    expect(() => readdirSync(server.connection.host)).toThrow(/ENOENT/);
  });

  it("can be stopped twice, and by the side", async () => {
    const server = await started({ folder: temporaryFolder() });
    await Promise.all([server.stop(), server.stop()]);
    await server.stop();
    expect((await server.exited).code).toBe(0);
  });

  it("tells when the server ends by itself, and frees the folder", async () => {
    const folder = temporaryFolder();
    const server = await started({ folder });
    process.kill(server.processId, "SIGKILL");
    expect((await server.exited).signal).toBe("SIGKILL");
    await server.stop();
    const again = await started({ folder });
    expect(await ask(again.connection, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  it("cuts a stop short when somebody keeps it waiting", async () => {
    const server = await started({ folder: temporaryFolder(), stopPatienceMs: 200 });
    // A stopped session cannot hear that it should end, so the fast stop waits for it.
    const client = new pg.Client(server.connection);
    client.on("error", () => undefined);
    await client.connect();
    const found = await client.query("select pg_backend_pid() as number");
    process.kill(found.rows[0].number as number, "SIGSTOP");
    await server.stop();
    expect((await server.exited).code).not.toBe(null);
    await client.end().catch(() => undefined);
  });

  it("logs what the machine did and nothing that a statement said", async () => {
    const lines: PostgresLogLine[] = [];
    const server = await started({ folder: temporaryFolder(), log: (line) => lines.push(line) });
    await expect(ask(server.connection, "select 'Anna Muster'::int")).rejects.toThrow("Anna Muster");
    await ask(
      server.connection,
      "create table person (name text primary key); insert into person values ('Anna Muster')",
    );
    await expect(ask(server.connection, "insert into person values ('Anna Muster')")).rejects.toThrow("duplicate key");
    await server.stop();
    expect(lines.some((line) => line.text.includes("ready to accept connections"))).toBe(true);
    expect(lines.filter((line) => line.severity === "ERROR").map((line) => line.sqlState)).toEqual(["22P02", "23505"]);
    expect(JSON.stringify(lines)).not.toContain("Muster");
  });
});

describe("a folder that cannot be used", () => {
  async function refusalOn(folder: string, more: Partial<Parameters<typeof startPostgres>[0]> = {}) {
    const outcome = await startPostgres({ folder, ...more });
    if (outcome.ok) {
      afterwards.push(outcome.value.stop);
      throw new Error("it started");
    }
    return outcome.refusal;
  }

  it("is refused while another living process has it, which is named", async () => {
    const folder = temporaryFolder();
    const app = startApp(folder, "hold");
    expect((await app.first).ready).toBe(true);
    const refusal = await refusalOn(folder);
    expect(refusal.code).toBe("folder-in-use");
    expect(refusal.saw).toBe(`Another Longwatch is running on this folder, process ${app.child.pid}: ${folder}.`);
    const second = startApp(folder, "hold");
    expect((await second.first).refused?.code).toBe("folder-in-use");
    await second.ended;
    expect(second.child.exitCode).toBe(2);
    app.child.kill("SIGKILL");
    await app.ended;
  });

  it("is refused when a file stands in its place", async () => {
    const file = path.join(temporaryFolder(), "file");
    writeFileSync(file, "mine");
    expect((await refusalOn(file)).code).toBe("folder-unusable");
    expect((await refusalOn(path.join(file, "below"))).code).toBe("folder-unusable");
    expect(readFileSync(file, "utf8")).toBe("mine");
  });

  it("is refused when another version wrote it, older or newer, and is left as it was", async () => {
    const folder = temporaryFolder();
    const server = await started({ folder });
    await server.stop();
    const file = path.join(server.cluster, "PG_VERSION");
    for (const [version, advice] of [
      ["17", "Take a backup"],
      ["19", "Use the newer release"],
    ] as const) {
      writeFileSync(file, `${version}\n`);
      const refusal = await refusalOn(folder);
      expect(refusal.code).toBe("cluster-other-version");
      expect(refusal.saw).toContain(`PostgreSQL ${version}`);
      expect(refusal.remedy).toContain(advice);
    }
    writeFileSync(file, "18\n");
    await started({ folder });
  });

  it("is refused when something else than a database lies there, which is left alone", async () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, "cluster"));
    writeFileSync(path.join(folder, "cluster", "thesis.txt"), "years of work");
    expect((await refusalOn(folder)).code).toBe("cluster-damaged");
    expect(readFileSync(path.join(folder, "cluster", "thesis.txt"), "utf8")).toBe("years of work");
  });

  it("is refused when its files are damaged", async () => {
    const folder = temporaryFolder();
    const server = await started({ folder });
    await server.stop();
    const control = path.join(server.cluster, "global", "pg_control");
    const whole = readFileSync(control);
    writeFileSync(control, Buffer.alloc(whole.length));
    expect(["cluster-damaged", "cluster-other-version"]).toContain((await refusalOn(folder)).code);
    writeFileSync(control, whole);
    await started({ folder });
  });

  it("is refused for a setting that PostgreSQL does not know, with its own words", async () => {
    const refusal = await refusalOn(temporaryFolder(), { settings: { no_such_setting: "1" } });
    expect(refusal.code).toBe("start-failed");
    expect(refusal.saw).toContain("no_such_setting");
  });

  it("is refused when the programs do not run here, and no cluster is begun", async () => {
    const folder = temporaryFolder();
    const native = path.join(temporaryFolder(), "native");
    mkdirSync(path.join(native, "bin"), { recursive: true });
    writeFileSync(path.join(native, "..", "package.json"), '{"version":"0"}');
    writeFileSync(path.join(native, "pg-symlinks.json"), "[]");
    // As on a system without glibc: the file is there, its loader is not.
    writeFileSync(path.join(native, "bin", "postgres"), "#!/no/such/loader\n", { mode: 0o755 });
    const refusal = await refusalOn(folder, { native });
    expect(refusal.code).toBe("engine-unusable");
    expect(refusal.remedy).toContain("DATABASE_URL");
    expect(readdirSync(folder).filter((name) => name.startsWith("cluster"))).toEqual([]);
  });
});
