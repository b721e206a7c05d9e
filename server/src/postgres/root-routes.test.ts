import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, cpSync, mkdirSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { killApp, startApp } from "../testing/app-process.ts";
import { afterwards, started, temporaryFolder } from "../testing/temporary.ts";
import { findNative } from "./engine.ts";
import { startPostgres } from "./start-postgres.ts";

const isRoot = process.platform === "linux" && process.getuid?.() === 0;
const hasNamespaces = spawnSync("unshare", ["--user", "--map-user=65534", "true"]).status === 0;
const nobody = 65534;

async function answers(host: { connection: pg.ClientConfig }): Promise<number> {
  const client = new pg.Client(host.connection);
  await client.connect();
  return (await client.query("select 7 as seven").finally(() => client.end())).rows[0].seven;
}

/** Who runs a process, as the machine sees it. */
const userOf = (processId: number): number => statSync(`/proc/${processId}`).uid;

// Without root these routes cannot be taken: the tests say "skipped" there, and route.test.ts has the choice.
describe.runIf(isRoot)("as root", () => {
  it.runIf(hasNamespaces)("runs in a user namespace, and files stay root's", async () => {
    const server = await started({ folder: temporaryFolder() });
    expect(server.route).toBe("user-namespace");
    expect(await answers(server)).toBe(7);
    expect(statSync(server.cluster).uid).toBe(0);
  });

  it("runs as nobody where told to, and goes back and forth with all its files", async () => {
    const folder = temporaryFolder();
    for (const route of [
      "other-user",
      ...(hasNamespaces ? (["user-namespace", "other-user"] as const) : []),
    ] as const) {
      const server = await started({ folder, route });
      expect(server.route).toBe(route);
      expect(await answers(server)).toBe(7);
      const owner = route === "other-user" ? nobody : 0;
      expect(userOf(server.processId)).toBe(owner);
      expect(statSync(path.join(server.cluster, "global", "pg_control")).uid).toBe(owner);
      await server.stop();
    }
  });

  it("runs as the owner of the folder", async () => {
    const folder = temporaryFolder();
    chownSync(folder, nobody, nobody);
    chmodSync(folder, 0o700);
    const server = await started({ folder });
    expect(server.route).toBe("other-user");
    expect(await answers(server)).toBe(7);
  });

  it("is told what to do where no route is left", async () => {
    const folder = temporaryFolder();
    const outcome = await startPostgres({ folder, route: "direct" });
    expect(outcome).toMatchObject({
      ok: false,
      refusal: { code: "user-unusable", saw: 'The database cannot run here by the route "direct".' },
    });
    expect(readdirSync(folder).filter((name) => name.startsWith("cluster"))).toEqual([]);
  });

  it("is told so where the database's user may not enter a folder above", async () => {
    const closed = temporaryFolder();
    chmodSync(closed, 0o700);
    const outcome = await startPostgres({ folder: path.join(closed, "data"), route: "other-user" });
    expect(outcome).toMatchObject({
      ok: false,
      refusal: { code: "folder-unusable", remedy: expect.stringContaining("/var/lib/longwatch") },
    });
  });

  it("copies the programs where their folder is root's alone", async () => {
    const closed = temporaryFolder();
    chmodSync(closed, 0o700);
    const native = path.join(closed, "native");
    mkdirSync(native);
    cpSync(findNative(process.platform, process.arch), native, { recursive: true });
    cpSync(
      path.join(findNative(process.platform, process.arch), "..", "package.json"),
      path.join(closed, "package.json"),
    );
    const folder = temporaryFolder();
    const server = await started({ folder, native, route: "other-user" });
    expect(await answers(server)).toBe(7);
    expect(readdirSync(folder).some((name) => name.startsWith("engine-"))).toBe(true);
  });
});

describe.runIf(isRoot)("as an ordinary user", () => {
  /** The app as another user, on a folder of theirs. */
  function appAs(userId: number) {
    const folder = temporaryFolder();
    chownSync(folder, userId, userId);
    const app = startApp(folder, "hold", ["setpriv", `--reuid=${userId}`, `--regid=${userId}`, "--clear-groups"]);
    afterwards.push(() => killApp(app));
    return app;
  }

  it("runs directly", async () => {
    expect(await appAs(nobody).first).toMatchObject({ ready: true, route: "direct" });
  });

  it("gets a name from a user namespace where the machine has none, or is told so", async () => {
    const first = await appAs(43210).first;
    if (hasNamespaces) expect(first).toMatchObject({ ready: true, route: "user-namespace" });
    else expect(first.refused).toMatchObject({ code: "user-unusable", saw: expect.stringContaining("43210") });
  });
});
