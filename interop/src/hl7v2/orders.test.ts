import { describe, expect, it } from "vitest";
import { usualDelimiters } from "./delimiters.ts";
import { groupMessage } from "./groups.ts";
import { readOrder } from "./orders.ts";
import { countRepeats } from "./result-key.ts";
import { readSegment } from "./segment.ts";

const read = (...lines: readonly string[]) => {
  const seen = new Map<string, number>();
  const segments = ["MSH|^~\\&|LAB|MAIN", "PID|1||M1", ...lines].map((line) => {
    const name = line.slice(0, 3);
    seen.set(name, (seen.get(name) ?? 0) + 1);
    return readSegment(line, usualDelimiters, seen.get(name)!);
  });
  const [patient] = groupMessage({ delimiters: usualDelimiters, segments, issues: [] }).patients;
  const message = {
    at: "MSH[1]",
    sender: "LAB/MAIN",
    options: {},
    sentAt: undefined,
    lab: "MAIN",
    furtherNotes: [],
    messageId: "42",
  };
  const repeat = countRepeats();
  const readings = patient!.orders.map((order) => readOrder(order, message, repeat));
  return { facts: readings.flatMap((reading) => reading.facts), issues: readings.flatMap((reading) => reading.issues) };
};
const obr = "OBR|1|P1|F1|CBC|||20250115140000+0100";
const row = (value: string) => `OBX|1|NM|777-3^Platelets^LN||${value}|10*9/L|||||F`;

it("gives the results of an order its day and its number", () => {
  const { facts } = read(obr, row("212"), row("213"));
  expect(facts.map((fact) => [fact.collectedOn, fact.collectedAt, fact.resultKey])).toEqual([
    ["2025-01-15", "2025-01-15T13:00:00Z", "LAB/MAIN|F1|777-3||1"],
    ["2025-01-15", "2025-01-15T13:00:00Z", "LAB/MAIN|F1|777-3||2"],
  ]);
});

it("gives no key to results of an order without a number or a minute", () => {
  const { facts } = read("OBR|1|||CBC|||20250115", row("212"));
  expect(facts[0]).not.toHaveProperty("resultKey");
});

it("lets what is remarked on the specimen hold for every result of the order, and for no other", () => {
  const spm = `SPM|1${"|".repeat(23)}CLOT^Clotted^HL70493`;
  const { facts } = read(obr, row("212"), row("213"), spm, "OBR|2||F2|||| 20250115", row("214"));
  expect(facts.map((fact) => fact.specimen)).toEqual([["clotted"], ["clotted"], undefined]);
});

it("names places by message, order and row", () => {
  expect(read(obr, row("212"), "OBR|2||F2", "OBX|1|NM|PLT^x^L||5").issues.map((issue) => issue.at)).toEqual([
    "MSH[1]/OBR[2]/OBX[2]-3",
  ]);
});

describe("an OBX behind an SPM", () => {
  const specimenRow = "OBX|9|NM|35659-2^Age at specimen collection^LN||29|a";

  it("is about the specimen: no fact, a warning", () => {
    const { facts, issues } = read(obr, row("212"), "SPM|1", specimenRow);
    expect(facts).toHaveLength(1);
    expect(issues).toMatchObject([{ code: "value-not-a-result", severity: "warning", at: "MSH[1]/OBR[1]/OBX[2]" }]);
  });

  it("is an error where it is the order's only result and one of ours: the sender may have the order wrong", () => {
    expect(read(obr, "SPM|1", row("8")).issues).toMatchObject([{ code: "value-not-a-result", severity: "error" }]);
    expect(read(obr, "SPM|1", specimenRow).issues).toMatchObject([{ code: "value-not-a-result", severity: "warning" }]);
  });
});
