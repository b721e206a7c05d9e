import { describe, expect, it } from "vitest";
import { on } from "../testing/ask.ts";
import { protocolOf } from "../testing/rulebook.ts";
import { segmentOn } from "./in-force.ts";
import type { ProtocolFile } from "./protocol.ts";
import { compileRulebook } from "./rulebook.ts";

type RuleFile = ProtocolFile["rules"][number];
type SpanFile = Extract<RuleFile, { kind: "course-span" }>;

const span = (more: Partial<SpanFile>): RuleFile => ({
  id: "prophylaxis.antiviral",
  name: "Antiviral",
  says: "It is taken around each course.",
  requirement: "required",
  confidence: "K2",
  sources: [{ ref: "TEST" }],
  kind: "course-span",
  courses: "all",
  startsDaysBefore: 0,
  untilAfterLastInfusion: { months: 1 },
  evidence: { medicineClass: "antiviral" },
  ...more,
});
const cd4 = (value: number) => ({ analyte: "cd4", op: ">=", value, unit: "10*9/L" }) as const;

function inForce(label: Partial<SpanFile>, policy: Partial<SpanFile>) {
  const book = compileRulebook([
    protocolOf({ protocol: "x-eu", rules: [span(label)] }, "2014-01-01"),
    protocolOf(
      { protocol: "our-clinic", layer: "local-policy", jurisdiction: "any", rules: [span(policy)] },
      "2014-01-01",
    ),
  ]);
  const one = segmentOn(book.inForce("EU").segments, on("2024-01-01")).rules.get("prophylaxis.antiviral")!;
  const { startsDaysBefore, untilAfterLastInfusion, endsWhen } = one.rule as SpanFile;
  return { starts: startsDaysBefore, until: untilAfterLastInfusion, limit: endsWhen?.value, protocol: one.protocol };
}

describe("a measure of which two layers speak", () => {
  it("keeps a label's count where a policy keeps the medicine longer and forgets the count", () => {
    expect(
      inForce({ untilAfterLastInfusion: { months: 2 }, endsWhen: cd4(0.2) }, { untilAfterLastInfusion: { months: 3 } }),
    ).toEqual({ starts: 0, until: { months: 3 }, limit: 0.2, protocol: "our-clinic@1" });
  });

  it("begins with the earlier, and takes the higher limit", () => {
    expect(
      inForce(
        { startsDaysBefore: 14, endsWhen: cd4(0.35) },
        { untilAfterLastInfusion: { days: 62 }, endsWhen: cd4(0.2) },
      ),
    ).toEqual({ starts: 14, until: { days: 62 }, limit: 0.35, protocol: "our-clinic@1" });
  });

  it("is that of one layer where it asks for most already", () => {
    expect(inForce({}, { untilAfterLastInfusion: { months: 2 }, endsWhen: cd4(0.2) })).toEqual({
      starts: 0,
      until: { months: 2 },
      limit: 0.2,
      protocol: "our-clinic@1",
    });
  });

  it("what is only considered ties nobody", () => {
    expect(
      inForce({ requirement: "consider", endsWhen: cd4(0.5) }, { untilAfterLastInfusion: { months: 2 } }).limit,
    ).toBeUndefined();
  });
});
