import path from "node:path";
import {
  type Assessment,
  type AssessmentJson,
  assess,
  compileRulebook,
  type Day,
  parseDay,
  parseRecord,
  type Rulebook,
  renderAssessment,
} from "@longwatch/core";
import { describe, expect, it } from "vitest";
import { presentAssessment } from "../server/src/cli/present/assessment.ts";
import { loadRules } from "../server/src/protocols/load.ts";

const root = path.join(import.meta.dirname, "..");
function rulebookWith(policy?: string): Rulebook {
  const rules = loadRules(policy);
  if (!rules.ok) throw new Error(JSON.stringify(rules.problems));
  return compileRulebook(rules.value.protocols, rules.value.adoptions);
}
const usual = rulebookWith();
const tuned = rulebookWith(path.join(root, "examples", "clinic-signals.yaml"));

const result = (collectedOn: string, analyte: string, value: number, more: object = {}) => ({
  kind: "result-reported",
  id: `${analyte}-${collectedOn}`,
  collectedOn,
  analyte,
  value,
  ...more,
});
const platelets = (on: string, value: number) => result(on, "platelets", value, { unit: "10*9/L" });
const creatinine = (on: string, value: number) =>
  result(on, "creatinine", value, { unit: "umol/L", refLow: 45, refHigh: 84 });

/** A woman treated in March 2024, with her values before it. */
const before = [
  platelets("2024-02-20", 180),
  creatinine("2024-02-20", 80),
  { kind: "infusion-given", infusedOn: "2024-03-04", drug: "alemtuzumab", doseMg: 12 },
];
function assessed(rulebook: Rulebook, facts: readonly object[], asOf: string): Assessment {
  const record = parseRecord({
    record: 1,
    patient: { id: "lw-1", sex: "female", jurisdiction: "EU" },
    facts: [...before, ...facts],
  });
  if (!record.ok) throw new Error(JSON.stringify(record.issues));
  return assess(record.value, rulebook, parseDay(asOf) as Day);
}
const answer = (rulebook: Rulebook, facts: readonly object[], asOf: string): AssessmentJson =>
  renderAssessment(assessed(rulebook, facts, asOf));
const said = (rulebook: Rulebook, facts: readonly object[], asOf = "2026-06-01") =>
  answer(rulebook, facts, asOf).signals.map(
    ({ rule, urgency, openedOn, protocol }) => `${rule} ${urgency} since ${openedOn} by ${protocol}`,
  );

describe("a clinic's dated policy over the warning signals", () => {
  it("changes nothing before its day", () => {
    const facts = [platelets("2025-12-31", 140), creatinine("2025-12-31", 88)];
    const expected = [
      "ITP-6 7D since 2025-12-31 by default-signals@1",
      "REN-5 7D since 2025-12-31 by default-signals@1",
    ];
    expect(said(usual, facts)).toEqual(expected);
    expect(said(tuned, facts)).toEqual(expected);
    expect(said(tuned, [platelets("2025-12-31", 160)])).toEqual([]);
  });

  it("from its day on makes a rule stricter, and the answer names it", () => {
    const facts = [platelets("2026-01-01", 140)];
    expect(said(usual, facts)).toEqual(["ITP-6 7D since 2026-01-01 by default-signals@1"]);
    expect(said(tuned, facts)).toEqual(["ITP-6 24H since 2026-01-01 by clinic-signals@1"]);
  });

  it.each([
    [169, ["ITP-6 24H since 2026-01-01 by clinic-signals@1"]],
    [170, []],
    [99, ["ITP-3 24H since 2026-01-01 by default-signals@1"]],
  ])("has its own limit beside the bands that stay: a count of %i", (value, expected) => {
    expect(said(tuned, [platelets("2026-01-01", value)])).toEqual(expected);
  });

  it("from its day on does without a rule, and the answer says since when and by whom", () => {
    const facts = [creatinine("2026-01-01", 88)];
    expect(said(usual, facts)).toEqual(["REN-5 7D since 2026-01-01 by default-signals@1"]);
    expect(said(tuned, facts)).toEqual([]);
    const policyOf = ({ protocols }: AssessmentJson) => protocols.find(({ id }) => id === "clinic-signals");
    expect(policyOf(answer(tuned, facts, "2026-06-01"))).toMatchObject({ from: "2026-01-01", signalsOff: ["REN-5"] });
    expect(presentAssessment(assessed(tuned, facts, "2026-06-01"), [], { all: false })).toContain(
      "Warnings switched off by clinic-signals@1 since 2026-01-01: REN-5.",
    );
    expect(answer(usual, facts, "2026-06-01").protocols.every(({ signalsOff }) => signalsOff === undefined)).toBe(true);
  });

  it("does not touch the other rules of the same analyte", () => {
    expect(said(tuned, [creatinine("2026-01-01", 160)])[0]).toMatch(/^REN-\d IMMEDIATE|^REN-\d\w? 24H/);
    expect(said(tuned, [creatinine("2026-01-01", 160)])).toEqual(said(usual, [creatinine("2026-01-01", 160)]));
  });

  it("keeps the episode that was open on its day, with its key", () => {
    const facts = [platelets("2025-12-30", 140), platelets("2026-01-06", 145)];
    expect(said(tuned, facts)).toEqual(["ITP-6 24H since 2025-12-30 by clinic-signals@1"]);
    expect(answer(tuned, facts, "2026-06-01").signals[0]!.key).toBe("ITP/platelets-2025-12-30");
    expect(said(tuned, [creatinine("2025-12-30", 88), creatinine("2026-01-06", 88)])).toEqual([
      "REN-5 7D since 2025-12-30 by default-signals@1",
    ]);
  });
});
