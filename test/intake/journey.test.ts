import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { embeddedStand } from "../../scripts/chaos/stand.ts";
import { runJourney } from "../../scripts/intake/journey.ts";

/** The short form of `npm run intake`: a real server in a process of its own, real sockets, a kill in the middle. */
test("years of results, shuffled, doubled and with garbage among them, are there once after a kill", {
  timeout: 300_000,
}, async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "lw-intake-"));
  const stand = embeddedStand(path.join(folder, "data"));
  try {
    const plan = { people: 4, years: 2, seed: 7, lines: 4, told: () => {} };
    const { wrong, facts, held, garbage, answered } = await runJourney(stand, plan);
    expect(wrong).toEqual([]);
    expect(facts).toBeGreaterThan(100);
    expect(held).toBe(garbage);
    expect(answered.sentAgain).toBeGreaterThan(0);
  } finally {
    await stand.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
