import { describe, expect, it } from "vitest";
import { protocolSample } from "../testing/protocol-sample.ts";
import { dayOf, signalRuleFile } from "../testing/signals.ts";
import { segmentOn } from "./in-force.ts";
import type { Protocol } from "./protocol.ts";
import { compileRulebook } from "./rulebook.ts";

const low = { kind: "limit", analyte: "platelets", op: "<", value: 100, unit: "10*9/L" } as const;
const defaults = protocolSample({
  protocol: "default-signals",
  layer: "local-policy",
  jurisdiction: "any",
  rules: [],
  signals: [signalRuleFile(low), signalRuleFile(low, { id: "T-2", layer: "label", confidence: "V1" })],
});
const clinic = (signals: readonly ReturnType<typeof signalRuleFile>[]): Protocol =>
  protocolSample({
    protocol: "our-clinic",
    layer: "local-policy",
    jurisdiction: "any",
    effective: { from: "2024-06-01", through: null, precision: "day" },
    rules: [],
    signals: [...signals],
  });
const inForce = (protocols: readonly Protocol[], on: string) =>
  [...segmentOn(compileRulebook(protocols).inForce("EU").segments, dayOf(on)).signals.values()].map(
    ({ rule, protocol, layer, others }) => `${rule.id} ${rule.urgency} ${protocol} ${layer} ${others.length}`,
  );

describe("signal rules in force", () => {
  it("name their protocol and layer; the default set reaches back to the beginning", () => {
    const expected = ["T-1 24H default-signals@1 local-policy 0", "T-2 24H default-signals@1 label 0"];
    expect(inForce([defaults], "1990-01-01")).toEqual(expected);
    expect(inForce([defaults], "2040-01-01")).toEqual(expected);
  });

  it("are tuned by a clinic's policy from its day on, but for what a label says", () => {
    const policy = clinic([
      signalRuleFile(low, { urgency: "7D" }),
      signalRuleFile(low, { id: "T-2", urgency: "ROUTINE" }),
    ]);
    expect(inForce([defaults, policy], "2024-05-31")[0]).toBe("T-1 24H default-signals@1 local-policy 0");
    expect(inForce([defaults, policy], "2024-06-01")).toEqual([
      "T-1 7D our-clinic@1 local-policy 0",
      "T-2 24H default-signals@1 label 1",
    ]);
  });

  it("are switched off by it", () => {
    const policy = clinic([signalRuleFile(low, { off: true }), signalRuleFile(low, { id: "T-2", off: true })]);
    expect(inForce([defaults, policy], "2024-06-01")).toEqual(["T-2 24H default-signals@1 label 0"]);
  });

  it("are one map in all segments in which they are the same", () => {
    const later = protocolSample({ effective: { from: "2035-01-01", through: null, precision: "day" }, version: "2" });
    const { segments } = compileRulebook([defaults, protocolSample(), later]).inForce("EU");
    expect(segments.length).toBeGreaterThan(1);
    expect(new Set(segments.map(({ signals }) => signals)).size).toBe(1);
  });
});
