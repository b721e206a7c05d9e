import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";

const launcher = path.join(import.meta.dirname, "..", "..", "bin", "longwatch.cjs");

/** An installation with a bundle of our own, so that only the launcher is tried. */
function installation(bundle?: string, { pinned = true } = {}) {
  const root = mkdtempSync(path.join(tmpdir(), "longwatch-launcher-"));
  const server = path.join(root, "node_modules", "@longwatch", "server");
  mkdirSync(path.join(server, "bin"), { recursive: true });
  cpSync(launcher, path.join(server, "bin", "longwatch.cjs"));
  if (bundle !== undefined) {
    mkdirSync(path.join(server, "dist"));
    writeFileSync(path.join(server, "dist", "longwatch.mjs"), bundle);
  }
  if (pinned) {
    mkdirSync(path.join(root, "node_modules", ".bin"), { recursive: true });
    symlinkSync(process.execPath, path.join(root, "node_modules", ".bin", "node"));
  }
  const preload = path.join(root, "old-node.cjs");
  const when = 'process.env.LONGWATCH_RERUN !== "1" || process.env.ALWAYS_OLD';
  writeFileSync(
    preload,
    `if (${when}) Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.0.0" } });`,
  );
  return { file: path.join(server, "bin", "longwatch.cjs"), onOldNode: ["--require", preload] };
}

const run = (node: readonly string[], file: string, env: object = {}) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...node, file, "a", "b c"], {
    encoding: "utf8",
    env: {
      ...process.env,
      NODE_OPTIONS: node.map((word) => (word.includes(" ") ? JSON.stringify(word) : word)).join(" "),
      ...env,
    },
  });
  return { status, stdout, stderr };
};
const echo = "console.log(process.argv.slice(2).join('|')); process.exitCode = 7;";

describe("the launcher", () => {
  test("runs the bundle in its own process on a Node that is new enough", () => {
    const { file } = installation(echo, { pinned: false });
    expect(run([], file)).toEqual({ status: 7, stdout: "a|b c\n", stderr: "" });
  });

  test("runs it on the pinned Node when this one is too old, with the same words and exit code", () => {
    const { file, onOldNode } = installation(echo);
    expect(run(onOldNode, file)).toEqual({ status: 7, stdout: "a|b c\n", stderr: "" });
  });

  test("gives the pinned Node the options that this one was given", () => {
    const { file, onOldNode } = installation("console.log(process.execArgv.includes('--max-semi-space-size=8'));");
    const options = ["--max-semi-space-size=8", ...onOldNode];
    expect(run(options, file, { NODE_OPTIONS: onOldNode.join(" ") }).stdout).toBe("true\n");
  });

  test("says what to do when there is no such Node, or the one there is too old as well", () => {
    const none = installation(echo, { pinned: false });
    expect(run(none.onOldNode, none.file)).toMatchObject({
      status: 1,
      stdout: "",
      stderr: expect.stringContaining("needs Node 24 or newer"),
    });
    const old = installation(echo);
    expect(run(old.onOldNode, old.file, { ALWAYS_OLD: "1" })).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("needs Node 24"),
    });
  });

  test("says what to do when the bundle is missing", () => {
    const { file } = installation();
    expect(run([], file)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("is missing. Install @longwatch/server again."),
    });
  });

  test("passes a signal on and ends by it", async () => {
    const { file, onOldNode } = installation("process.stdout.write('up'); setInterval(() => {}, 1000);");
    const child = spawn(process.execPath, [...onOldNode, file], {
      env: { ...process.env, NODE_OPTIONS: onOldNode.join(" ") },
    });
    await new Promise((resolve) => child.stdout.once("data", resolve));
    child.kill("SIGTERM");
    const signal = await new Promise((resolve) => child.once("exit", (_, name) => resolve(name)));
    expect(signal).toBe("SIGTERM");
  });
});
