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
  const message = Buffer.from(
    [
      "MSH|^~\\&|LAB|MAIN|||20260301080000+0000||ORU^R01|1|P|2.5.1",
      "PID|1||M1^^^HOSP",
      "OBR|1||F1|CBC|||20260301",
      "OBX|1|NM|777-3^Platelets^LN||212|10*9/L|||||F",
      "OBX|2|NM|6690-2^Leukocytes^LN||5|10*9/L|||||F",
    ].join("\r"),
  );
  const read = importMessage("x", message, { recordedAt: "2026-03-01T08:00:00Z" });
  it("finds nothing where nothing is lost", () => {
    expect(read.parts[0]!.facts).toHaveLength(2);
    expect(dropped(message, read)).toEqual([]);
  });
  it("finds a result that is dropped in silence", () => {
    const lossy = read.parts.map((part) => ({ ...part, facts: part.facts.slice(1) }));
    expect(dropped(message, { ...read, parts: lossy })).toEqual(["dropped in silence: OBX 1 of 2"]);
  });
});
