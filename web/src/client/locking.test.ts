import { beforeEach, expect, it, vi } from "vitest";
import { lock, seenAs, unlock } from "./locking.ts";
import type { Session } from "./session.ts";

const session = (account: string, signedInAt = "2026-11-21T09:00:00Z"): Session => ({ account, signedInAt }) as Session;

/** What a tab keeps through a reload. */
const kept = new Map<string, string>();
vi.stubGlobal("sessionStorage", {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => kept.set(key, value),
  removeItem: (key: string) => kept.delete(key),
});
beforeEach(() => kept.clear());

it("opens for who signs in at it, and for no answer that comes late or that another window brings", async () => {
  expect(seenAs(session("nurse"))).toBe(true);
  let isOn = false;
  const waiting = lock().then(() => {
    isOn = true;
  });
  expect(seenAs(session("nurse"))).toBe(true);
  expect(seenAs(session("somebody-else"))).toBe(false);
  await Promise.resolve();
  expect(isOn).toBe(false);
  unlock(session("nurse"));
  await waiting;
  expect(isOn).toBe(true);
});

it("stays locked through a reload while the server has not heard of it, and not for another sign-in", async () => {
  unlock(session("nurse"));
  void lock();
  vi.resetModules();
  const reloaded = await import("./locking.ts");
  reloaded.seenAs(session("nurse"));
  expect(reloaded.isScreenLocked()).toBe(true);
  vi.resetModules();
  const later = await import("./locking.ts");
  later.seenAs(session("nurse", "2026-11-21T10:00:00Z"));
  expect(later.isScreenLocked()).toBe(false);
});
