import { describe, expect, it } from "vitest";
import { compare, readable } from "./comparison.ts";
import { knownDeviations } from "./deviations.ts";
import { compileOracle } from "./oracle.ts";
import { peopleCount } from "./people.ts";
import { shippedRulebooks } from "./rulebooks.ts";

/** The comparison is cut into so many files, so that a machine with several processors does them side by side. */
const shares = 2;
/** People of one test: few enough that a slow machine ends it in time. */
const together = 50;

/** Statuses that every fifty people show of the blood count, so that a comparison of nothing is seen. */
const statuses = ["not-yet-open", "open", "due", "overdue", "fulfilled", "fulfilled-late", "missed", "superseded"];

/** Tests that core and CQL say the same of every person of one share. */
export function describeShare(share: number): void {
  describe("core and CQL say the same, obligation by obligation,", () => {
    const oracle = compileOracle();
    const rulebooks = shippedRulebooks();
    const each = peopleCount / shares;
    const starts = Array.from({ length: each / together }, (_, i) => share * each + i * together);
    it.each(starts)("of fifty people from number %i", async (start) => {
      const people = Array.from({ length: together }, (_, i) => start + i);
      const { differences, seen } = await compare(people, oracle, rulebooks);
      const unknown = differences.filter((one) => !knownDeviations.some(({ isMeant }) => isMeant(one)));
      expect(unknown.slice(0, 20).map(readable), `${unknown.length} differences, the first of them`).toEqual([]);
      expect([...seen.keys()]).toEqual(expect.arrayContaining(statuses.map((status) => `monitor.cbc ${status}`)));
    });
  });
}
