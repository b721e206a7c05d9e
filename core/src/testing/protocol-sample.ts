import { InvariantError } from "../base/result.ts";
import { parseProtocol } from "../protocol/parse-protocol.ts";
import type { Protocol, ProtocolFile } from "../protocol/protocol.ts";

type RuleFile = ProtocolFile["rules"][number];

/** A monthly blood count that nothing is wrong with. Illustration, not clinical content. */
export const monthlyCount: Extract<RuleFile, { kind: "periodic" }> = {
  id: "monitor.cbc",
  name: "Blood count",
  says: "A blood count is taken every month.",
  requirement: "required",
  confidence: "V1",
  sources: [{ ref: "S1", at: "section 1" }],
  kind: "periodic",
  anchor: "last-infusion-of-course",
  every: { months: 1 },
  untilMonthsAfterLastInfusion: 48,
  window: { opensDaysBefore: 7, graceDays: 7 },
  evidence: { results: ["platelets"] },
};

/** A label of one rule that nothing is wrong with, changed as a test needs it. */
export const protocolFileSample = (changes: Partial<ProtocolFile> = {}): ProtocolFile => ({
  protocol: "sample-eu",
  version: "1",
  title: "Sample",
  layer: "label",
  jurisdiction: "EU",
  status: "draft",
  effective: { from: "2031-01-01", through: null, precision: "day" },
  signedBy: [],
  rules: [monthlyCount],
  ...changes,
});

export function protocolSample(changes: Partial<ProtocolFile> = {}): Protocol {
  const parsed = parseProtocol(protocolFileSample(changes), "sha256:sample");
  if (!parsed.ok) throw new InvariantError(JSON.stringify(parsed.issues));
  return parsed.value;
}

export const parameterSample = (
  id: NonNullable<ProtocolFile["parameters"]>[number]["id"],
  value: number,
  unit: "d" | "mo" | "1" = "d",
): NonNullable<ProtocolFile["parameters"]>[number] => ({
  id,
  value,
  unit,
  says: "A number that somebody has chosen.",
  layer: "local-policy",
  confidence: "K2",
  sources: [{ ref: "S1" }],
});
