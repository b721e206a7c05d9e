import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { temporaryFolder } from "../testing/temporary.ts";

const main = path.join(import.meta.dirname, "main.ts");
const running: ChildProcess[] = [];
afterAll(() => {
  for (const one of running) one.kill("SIGKILL");
});

/** `longwatch serve` as whoever starts it sees it. */
function serve(data: string, port: number) {
  const args = ["--conditions=@longwatch/source", main, "serve", "--data", data, "--listen", `127.0.0.1:${port}`];
  const child = spawn(process.execPath, args, { env: { ...process.env, LONGWATCH_LOG: "error" } });
  running.push(child);
  let said = "";
  const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
  const heard = new Promise<void>((resolve) => {
    child.stderr.on("data", (chunk) => {
      said += chunk;
      if (said.includes("Set up the clinic")) resolve();
    });
  });
  return { child, ended, said: () => said, ready: Promise.race([heard, ended]) };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

test("a server starts, shows the set-up once, keeps its folder and its port to itself, and ends when asked", async () => {
  const data = temporaryFolder();
  const port = await freePort();
  const first = serve(data, port);
  await first.ready;
  expect(first.said()).toContain(`Longwatch is ready: http://localhost:${port}`);
  const link = /http:\/\/localhost:\d+\/set-up\?token=\S+/.exec(first.said())![0];
  const there = link.replace("localhost", "127.0.0.1");
  expect((await fetch(there)).status).toBe(200);
  expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200);

  const sameFolder = serve(data, await freePort());
  expect(await sameFolder.ended).toBe(2);
  expect(sameFolder.said()).toMatch(/Another Longwatch is running on this folder/);
  const samePort = serve(temporaryFolder(), port);
  expect(await samePort.ended).toBe(2);
  expect(samePort.said()).toContain("EADDRINUSE");
  for (const { said } of [sameFolder, samePort]) expect(said()).not.toMatch(/\n\s+at /);
  expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200);

  first.child.kill("SIGTERM");
  expect(await first.ended).toBe(0);
});

test("a folder that cannot be one is refused in a line", async () => {
  const refused = serve(path.join(main, "below-a-file"), await freePort());
  expect(await refused.ended).toBe(2);
  expect(refused.said()).toMatch(/^Starting[^\n]*\nlongwatch: .*\n {2}→ .*\n$/);
});
