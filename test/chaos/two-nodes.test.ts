import { expect, test } from "vitest";
import { wrongWith } from "../../scripts/chaos/report.ts";
import { promoteUnderLoad } from "../../scripts/chaos/two-nodes.ts";
import { temporaryFolder } from "../../server/src/testing/temporary.ts";

test.runIf(process.platform === "linux")(
  "two nodes, the primary killed and its replica promoted: nothing lost, nothing twice, no step and no message doubled",
  async () => {
    const report = await promoteUnderLoad({ folder: temporaryFolder(), seed: 13, clients: 4, writes: 60 });
    expect(wrongWith(report)).toEqual([]);
    expect(report.proof.found).toBe(report.proof.acknowledged);
    expect(report.acknowledgedBefore).toBeGreaterThanOrEqual(60);
    expect([...report.statuses.keys()].filter((status) => status >= 500 && status !== 503)).toEqual([]);
    expect(report.steps.taken).toBeGreaterThan(0);
    expect(report.steps.doubled).toBe(0);
    expect(report.mail).toMatchObject({ never: 0, unknown: 0 });
    expect(report.mail.sent).toBeGreaterThan(0);
    // One was taken and its word lost, so one came again, under the same id.
    expect(report.mail.repeated).toBeGreaterThan(0);
  },
);
