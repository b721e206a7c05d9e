import { importMessage } from "@longwatch/interop";
import { describe, expect, it, test } from "vitest";
import { oneOf, seededRandom } from "../../bench/random.ts";
import { corpus } from "../../scripts/fuzz/corpus.ts";
import { agreed, dropped, faultsOf } from "../../scripts/fuzz/judge.ts";
import { mutate } from "../../scripts/fuzz/mutate.ts";

const messages = corpus();

/** Seeds that have found something once, with what they found. */
const found: readonly (readonly [seed: number, number: number, what: string])[] = [];

describe("mutated messages", () => {
  it("are read without a crash, and nothing of them is dropped in silence", { timeout: 120_000 }, () => {
    const faults: string[] = [];
    for (let i = 0; i < 3000; i += 1) {
      const random = seededRandom(1_000_003 + i);
      const mutated = mutate(random, oneOf(random, messages), messages);
      faults.push(...faultsOf(mutated, i % 2 === 0 ? {} : agreed).map((fault) => `${i}: ${fault}`));
    }
    expect(faults).toEqual([]);
  });

  test.each(found)("seed %i, message %i: %s", (seed, number) => {
    const random = seededRandom(seed * 1_000_003 + number);
    const mutated = mutate(random, oneOf(random, messages), messages);
    expect(faultsOf(mutated, number % 2 === 0 ? {} : agreed)).toEqual([]);
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
    expect(dropped(message, { ...read, parts: lossy })).toEqual(["dropped in silence: OBX 1 of 2 in MSH[1]"]);
  });
  it("finds it in whichever message of a file", () => {
    const two = Buffer.concat([message, Buffer.from("\r"), Buffer.from(message.toString().replace("|1|P|", "|2|P|"))]);
    const both = importMessage("x", two, { recordedAt: "2026-03-01T08:00:00Z" });
    expect(dropped(two, both)).toEqual([]);
    const [first, second] = both.parts;
    const lossy = { ...both, parts: [first!, { ...second!, facts: second!.facts.slice(0, 1) }] };
    expect(dropped(two, lossy)).toEqual(["dropped in silence: OBX 2 of 2 in MSH[2]"]);
  });
});
