import { expect, test } from "vitest";
import { monthlyCount, parameterSample, protocolSample } from "../testing/protocol-sample.ts";
import { describeDiff, diffProtocols } from "./diff.ts";

test("a protocol does not differ from itself", () => {
  const diff = diffProtocols(protocolSample(), protocolSample());
  expect(diff.rules).toEqual({ added: [], removed: [], changed: [] });
  expect(describeDiff(diff)).toBe("sample-eu@1 → sample-eu@1\n  No difference.\n");
});

test("added, removed and changed rules, field by field in words", () => {
  const { window: _, ...windowless } = monthlyCount;
  const before = protocolSample({ rules: [monthlyCount, { ...monthlyCount, id: "monitor.gone" }] });
  const after = protocolSample({
    version: "2",
    title: "Sample, revised",
    rules: [
      { ...windowless, every: { months: 3 }, evidence: { results: ["neutrophils", ["platelets", "haemoglobin"]] } },
      { ...monthlyCount, id: "monitor.new", says: "Something new is done." },
    ],
    parameters: [parameterSample("window.grace-days", 7)],
  });
  expect(describeDiff(diffProtocols(before, after))).toBe(`sample-eu@1 → sample-eu@2
  title: Sample → Sample, revised

Rules: 1 added, 1 removed, 1 changed
  + monitor.new
      Something new is done.
  - monitor.gone
      A blood count is taken every month.
  ~ monitor.cbc
      interval: 1 month → 3 months
      window: 7 days before to 7 days after → not stated
      evidence: a result of Platelets → results of all of: Neutrophils; Platelets or Haemoglobin

Numbers: 1 added, 0 removed, 0 changed
  + window.grace-days
      A number that somebody has chosen.
`);
});

test("signatures, sources and dates are read out", () => {
  const before = protocolSample();
  const after = protocolSample({
    status: "approved",
    signedBy: [{ role: "neurologist", initials: "AB", on: "2030-12-10" }],
    effective: { from: "2031-02-01", through: null, precision: "day" },
    rules: [{ ...monthlyCount, sources: [{ ref: "S1" }, { ref: "S2", at: "page 2" }] }],
  });
  const { protocol, rules } = diffProtocols(before, after);
  expect(protocol.map(({ label, before, after }) => `${label}: ${before} → ${after}`)).toEqual([
    "status: draft → approved",
    "in force: from 2031-01-01, until further notice → from 2031-02-01, until further notice",
    "signed by: nobody → neurologist AB on 2030-12-10",
  ]);
  expect(rules.changed[0]?.changes).toEqual([
    { field: "sources", label: "sources", before: "S1 (section 1)", after: "S1; S2 (page 2)" },
  ]);
});

test("an id that a file has in two layers meets its own layer", () => {
  const both = [monthlyCount, { ...monthlyCount, layer: "guideline" as const }];
  const changed = [monthlyCount, { ...monthlyCount, layer: "guideline" as const, every: { months: 2 } }];
  const { rules } = diffProtocols(protocolSample({ rules: both }), protocolSample({ rules: changed }));
  expect(rules.changed.map(({ changes }) => changes.map(({ field }) => field))).toEqual([["every"]]);
});
