import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { healthCommand } from "./health.ts";

let status = 200;
const asked: (string | undefined)[] = [];
const server = createServer((request, response) => {
  asked.push(request.url);
  response.writeHead(status).end("{}");
});
let origin = "";
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
afterEach(() => {
  process.exitCode = undefined;
  vi.restoreAllMocks();
});

async function ask(where: string) {
  const said: string[] = [];
  const take = (text: unknown): boolean => said.push(String(text)) > 0;
  vi.spyOn(process.stdout, "write").mockImplementation(take);
  vi.spyOn(process.stderr, "write").mockImplementation(take);
  await healthCommand().parseAsync([where], { from: "user" });
  return { said: said.join(""), code: process.exitCode };
}

test("a server that is ready is told from one that is not, and from none", async () => {
  expect(await ask(origin)).toEqual({ said: `${origin} is ready\n`, code: undefined });
  status = 503;
  expect(await ask(origin)).toMatchObject({ said: expect.stringContaining("not ready (503)"), code: 2 });
  expect(await ask("http://127.0.0.1:1")).toMatchObject({ said: expect.stringContaining("nobody"), code: 2 });
  expect(asked).toEqual(["/health/ready", "/health/ready"]);
});
