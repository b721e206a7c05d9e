import { parseDay } from "@longwatch/core";
import { importMessage, readingOptionsOf } from "@longwatch/interop";
import { expect, it } from "vitest";
import { agreementWith, personOf, senders } from "../../scripts/intake/traffic.ts";
import { measuredResults, saidBy } from "../../scripts/intake/truth.ts";
import { momentOfLocal } from "../../server/src/clock.ts";

const options = readingOptionsOf(senders.map(agreementWith), momentOfLocal);
const read = (bytes: Uint8Array) =>
  importMessage("x", bytes, { ...options, recordedAt: "2100-01-01T00:00:00Z" }).parts.flatMap(({ facts }) => facts);

it("messages of simulated people say what was measured, and nothing else", () => {
  for (const index of [0, 1, 2]) {
    const { messages } = personOf("real-world", "truth", index, parseDay("2026-01-01")!);
    const [measured] = measuredResults(messages).values();
    const said = new Set(messages.flatMap(({ bytes }) => read(bytes)).map((fact) => saidBy(fact) ?? ""));
    expect(measured!.size).toBeGreaterThan(100);
    expect([...said].filter((one) => !measured!.has(one))).toEqual([]);
    expect([...measured!].filter((one) => !said.has(one))).toEqual([]);
  }
});

it("a value, a unit, a day or a status that is another is another result", () => {
  const fact = { kind: "result-reported" as const, collectedOn: "2026-01-01", analyte: "alt", value: 30, unit: "U/L" };
  const others = [{ value: 31 }, { unit: "ukat/L" }, { collectedOn: "2026-01-02" }, { status: "corrected" as const }];
  expect(new Set([fact, ...others.map((one) => ({ ...fact, ...one }))].map(saidBy)).size).toBe(5);
  expect(saidBy({ ...fact, status: "final" })).toBe(saidBy(fact));
});
