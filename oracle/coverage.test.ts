import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { compare } from "./comparison.ts";
import { knownDeviations } from "./deviations.ts";
import { expressed, unexpressed } from "./expressed.ts";
import { compileOracle } from "./oracle.ts";
import { shippedRulebooks } from "./rulebooks.ts";

const monitoring: ReadonlySet<string> = new Set(["periodic", "after-course", "started", "end-of-watch"]);
const page = readFileSync(path.join(import.meta.dirname, "..", "docs", "known-deviations.md"), "utf8");

describe("what the oracle covers", () => {
  it("is every rule of monitoring that any shipped rulebook schedules, or stands among those that it leaves out", () => {
    const { full } = shippedRulebooks();
    const tracks = ["EU", "US", "GB", "CH", "CA", "AU"].flatMap((place) => full.inForce(place).tracks);
    const rules = tracks.filter(({ kind }) => monitoring.has(kind)).map(({ id }) => id);
    expect([...new Set(rules)].toSorted()).toEqual([...expressed, ...unexpressed].toSorted());
  });

  it("has no deviation that is not in docs/known-deviations.md", () => {
    for (const { id } of knownDeviations) expect(page).toContain(`| ${id} |`);
  });

  it("has no deviation that its witness no longer shows", async () => {
    for (const { id, witness, isMeant } of knownDeviations) {
      const { differences } = await compare([witness], compileOracle(), shippedRulebooks());
      expect(differences.some(isMeant), `${id} is not needed any more`).toBe(true);
    }
  });
});
