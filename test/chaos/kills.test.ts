import path from "node:path";
import { expect, test } from "vitest";
import { killRounds } from "../../scripts/chaos/kill-rounds.ts";
import { wrongWith } from "../../scripts/chaos/report.ts";
import { embeddedStand, type Stand, serverStand } from "../../scripts/chaos/stand.ts";
import { temporaryFolder } from "../../server/src/testing/temporary.ts";

const makeStand = {
  embedded: async () => embeddedStand(temporaryFolder()),
  server: () => serverStand(temporaryFolder(), path.join(temporaryFolder(), "node")),
};

test.runIf(process.platform === "linux").each(["embedded", "server"] as const)(
  "killed six times under load, nothing that was acknowledged is lost or there twice: %s",
  async (name) => {
    const stand: Stand = await makeStand[name]();
    try {
      const report = await killRounds(stand, { rounds: 6, seed: 11, clients: 3 });
      expect(wrongWith(report)).toEqual([]);
      expect(report.missingAfter).toEqual([]);
      expect(report.proof.found).toBe(report.proof.acknowledged);
      expect(Object.values(report.kills)).not.toContain(0);
      // Kills without writes, and without a chain, would prove nothing.
      expect(report.proof.acknowledged).toBeGreaterThan(20);
      expect(report.proof.chained).toBeGreaterThan(10);
      expect(report.proof.lines).toBeGreaterThan(0);
      expect(report.again).toBeGreaterThan(0);
      expect([...report.statuses.keys()].filter((status) => status >= 500 && status !== 503)).toEqual([]);
      if (name === "embedded") expect(report.told).toContain("the database has ended by itself");
    } finally {
      await stand.close();
    }
  },
);
