import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Instant } from "@longwatch/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hookKeys } from "../testing/hooks-client.ts";
import { instant } from "../testing/scope.ts";
import { keyOf } from "./key-sets.ts";

let other: Server;
let asked: string[];
let isWell = true;
const at = instant("2026-11-21T09:00:00Z");
const later = (seconds: number): Instant => (at + seconds * 1000) as Instant;
const place = (path: string) => ({ jwksUrl: `http://127.0.0.1:${(other.address() as AddressInfo).port}${path}` });

beforeAll(async () => {
  const { publicKey } = await hookKeys("ES384", "k1");
  asked = [];
  other = createServer((request, response) => {
    asked.push(request.url!);
    response.writeHead(isWell ? 200 : 503).end(JSON.stringify({ keys: [publicKey] }));
  });
  await new Promise<void>((listening) => void other.listen(0, "127.0.0.1", listening));
});
afterAll(() => {
  other.closeAllConnections();
  other.close();
});
const find = async (path: string, moment: Instant, kid = "k1") =>
  (await keyOf(place(path), { alg: "ES384", kid }, moment)) !== undefined;
const countOf = (path: string) => asked.filter((one) => one === path).length;

test("who asks at the same time shares one reading", async () => {
  isWell = true;
  expect(await Promise.all([find("/many", at), find("/many", at), find("/many", later(1))])).toEqual([
    true,
    true,
    true,
  ]);
  expect(countOf("/many")).toBe(1);
});

test("a set that fails is left alone for 30 seconds, however many ask", async () => {
  isWell = false;
  expect(await Promise.all([find("/ill", at), find("/ill", at)])).toEqual([false, false]);
  expect([await find("/ill", later(1)), await find("/ill", later(29))]).toEqual([false, false]);
  expect(countOf("/ill")).toBe(1);
  isWell = true;
  expect([await find("/ill", later(30)), countOf("/ill")]).toEqual([true, 2]);
});

test("known keys outlive a reading that failed, until they are old", async () => {
  isWell = true;
  expect(await find("/known", at)).toBe(true);
  isWell = false;
  expect([await find("/known", later(60), "new"), await find("/known", later(61))]).toEqual([false, true]);
  expect([await find("/known", later(599)), await find("/known", later(600))]).toEqual([true, false]);
  expect(countOf("/known")).toBe(3);
});
