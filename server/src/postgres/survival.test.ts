import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { killApp, startApp } from "../testing/app-process.ts";
import { afterwards, started, temporaryFolder } from "../testing/temporary.ts";
import { findNative, linkLibraries } from "./engine.ts";
import { hostFacts } from "./host.ts";
import { pause, processesIn, signalTo } from "./processes.ts";
import { chooseRoute, launchPrefix } from "./route.ts";
import { settingArguments } from "./settings.ts";
import { isReady, superviseServer } from "./supervise.ts";

const isLinux = process.platform === "linux";

async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await condition())) await pause(20);
}

/** A server as a killed app of another kind would leave it: nobody holds the folder, nobody told it to end. */
async function orphanOn(folder: string) {
  const facts = hostFacts(folder);
  const engine = await linkLibraries(findNative(process.platform, process.arch), temporaryFolder());
  const launcher = { engine, route: chooseRoute(facts), hasSetpriv: false };
  const cluster = path.join(folder, "cluster");
  const server = superviseServer(launcher, cluster, settingArguments({}, temporaryFolder()), () => undefined);
  afterwards.push(async () => signalTo(server.processId, "SIGKILL"));
  expect(await isReady(server, cluster)).toBe(true);
  return server;
}

describe.runIf(isLinux)("the app is killed", () => {
  it("keeps every row that was acknowledged, five times over", async () => {
    const folder = temporaryFolder();
    const acked = new Map<string, number>();
    for (let round = 0; round < 5; round += 1) {
      const app = startApp(folder, "write");
      expect((await app.first).refused).toBeUndefined();
      await until(() => app.lines.length > 20 + round * 30);
      await killApp(app);
      for (const line of app.lines) if (line.round !== undefined) acked.set(line.round, line.acked ?? 0);
    }
    const server = await started({ folder });
    const client = new pg.Client(server.connection);
    await client.connect();
    const found = await client.query(
      "select round, count(*)::int as rows, max(number) as last from written group by 1",
    );
    await client.end();
    expect(found.rows.length).toBe(5);
    for (const row of found.rows as { round: string; rows: number; last: number }[]) {
      // Without a gap, and with at most the one more that was written and not yet told.
      expect(row.rows).toBe(row.last);
      expect(row.last - (acked.get(row.round) ?? Number.NaN)).toBeOneOf([0, 1]);
    }
  });

  it("ends the database cleanly, with nobody left to tell it to", async () => {
    const folder = temporaryFolder();
    const app = startApp(folder, "hold");
    expect((await app.first).ready).toBe(true);
    await killApp(app);
    const cluster = path.join(folder, "cluster");
    await until(async () => (await processesIn(cluster))?.length === 0);
    expect(readdirSync(cluster)).not.toContain("postmaster.pid");
    const texts: string[] = [];
    await started({ folder, log: (line) => texts.push(line.text) });
    expect(texts.join()).toContain("database system was shut down at");
  });

  it("in the middle of its first start leaves no half of a cluster", async () => {
    const folder = temporaryFolder();
    for (const wait of [150, 300, 450]) {
      const app = startApp(folder, "hold");
      app.first.catch(() => undefined);
      await until(() => readdirSync(folder).some((name) => name.startsWith("cluster")));
      await pause(wait);
      await killApp(app);
    }
    await started({ folder });
    expect(readdirSync(folder).filter((name) => name.includes("making"))).toEqual([]);
  });
});

describe.runIf(isLinux)("two starts at the same instant", () => {
  it("give one winner, on a new folder and on an old one", async () => {
    const folder = temporaryFolder();
    mkdirSync(folder, { recursive: true });
    for (let round = 0; round < 2; round += 1) {
      const apps = [startApp(folder, "hold"), startApp(folder, "hold"), startApp(folder, "hold")];
      const firsts = await Promise.all(apps.map((app) => app.first));
      expect(firsts.filter((line) => line.ready).length).toBe(1);
      expect(firsts.filter((line) => line.refused?.code === "folder-in-use").length).toBe(2);
      await Promise.all(apps.map(killApp));
    }
  });
});

describe.runIf(isLinux)("what a killed app left running", () => {
  it("is stopped and replaced", async () => {
    const folder = temporaryFolder();
    await (await started({ folder })).stop();
    const orphan = await orphanOn(folder);
    const server = await started({ folder });
    expect(server.processId).not.toBe(orphan.processId);
    expect((await orphan.ended).code).toBe(0);
  });

  it("is no hindrance when it is dead and nobody collects it", async () => {
    const folder = temporaryFolder();
    const first = await started({ folder });
    await first.stop();
    // `sleep` never asks for its children, so the killed server stays in the process list for ever.
    const facts = hostFacts(folder);
    const engine = await linkLibraries(findNative(process.platform, process.arch), temporaryFolder());
    const words = settingArguments({}, temporaryFolder());
    const command = [
      ...launchPrefix(chooseRoute(facts), false),
      path.join(engine.native, "bin", "postgres"),
      "-D",
      first.cluster,
      ...words,
    ];
    const parent = spawn("sh", ["-c", '"$@" & exec sleep 600', "sh", ...command], {
      stdio: "ignore",
      env: { PATH: process.env["PATH"], LD_LIBRARY_PATH: engine.libraryFolders.join(":") },
    });
    afterwards.push(async () => parent.kill("SIGKILL"));
    const pidFile = path.join(first.cluster, "postmaster.pid");
    await until(() => readdirSync(first.cluster).includes("postmaster.pid"));
    await until(() => readFileSync(pidFile, "utf8").includes("ready"));
    const dead = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
    process.kill(dead, "SIGKILL");
    await until(() => readFileSync(`/proc/${dead}/stat`, "utf8").includes(") Z "));
    const server = await started({ folder });
    expect(readFileSync(`/proc/${dead}/stat`, "utf8")).toContain(") Z ");
    expect(server.processId).not.toBe(dead);
  });

  it("is not taken for alive because its number was given to somebody else, who is left in peace", async () => {
    const folder = temporaryFolder();
    const first = await started({ folder });
    await first.stop();
    const other = spawn("sleep", ["600"], { stdio: "ignore" });
    afterwards.push(async () => other.kill("SIGKILL"));
    writeFileSync(path.join(first.cluster, "postmaster.pid"), `${other.pid}\n${first.cluster}\n0\n5432\n\n\n\n`);
    await started({ folder });
    expect(other.exitCode).toBe(null);
    expect(other.signalCode).toBe(null);
  });
});
