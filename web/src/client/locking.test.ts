import { expect, it } from "vitest";
import { lock, seenAs, unlock } from "./locking.ts";
import type { Session } from "./session.ts";

const session = (account: string): Session => ({ account }) as Session;

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
