import { importMessage } from "@longwatch/interop";
import { describe, expect, it, test } from "vitest";
import { oneOf, seededRandom } from "../../bench/random.ts";
import { corpus } from "../../scripts/fuzz/corpus.ts";
import { dropped, faultsOf } from "../../scripts/fuzz/judge.ts";
import { mutate } from "../../scripts/fuzz/mutate.ts";

const messages = corpus();

/** Seeds that have found something once, with what they found. */
const found: readonly (readonly [seed: number, number: number, what: string])[] = [];

describe("mutated messages", () => {
  it("are read without a crash, and nothing of them is dropped in silence", { timeout: 120_000 }, () => {
    const faults: string[] = [];
    for (let i = 0; i < 3000; i += 1) {
      const random = seededRandom(1_000_003 + i);
      faults.push(...faultsOf(mutate(random, oneOf(random, messages), messages)).map((fault) => `${i}: ${fault}`));
    }
    expect(faults).toEqual([]);
  });

  test.each(found)("seed %i, message %i: %s", (seed, number) => {
    const random = seededRandom(seed * 1_000_003 + number);
    expect(faultsOf(mutate(random, oneOf(random, messages), messages))).toEqual([]);
  });
});

describe("the judge", () => {
  const message = messages.find((bytes) => bytes.includes("OBX|3"))!;
  const read = importMessage("x", message, { recordedAt: "2026-03-01T08:00:00Z" });
  it("finds nothing where nothing is lost", () => expect(dropped(message, read)).toEqual([]));
  it("finds a result that is dropped in silence", () => {
    const [first, ...others] = read.parts[0]!.facts;
    const isSaid = (at: string) => at.includes("OBX[1]");
    expect(first).toBeDefined();
    const lossy = read.parts.map((part) => ({
      ...part,
      facts: others,
      issues: part.issues.filter(({ at }) => !isSaid(at)),
    }));
    expect(dropped(message, { ...read, issues: [], parts: lossy })).not.toEqual([]);
  });
});
