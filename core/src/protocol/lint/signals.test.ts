import { describe, expect, it } from "vitest";
import { protocolSample } from "../../testing/protocol-sample.ts";
import { signalRuleFile, type When } from "../../testing/signals.ts";
import { checkSignals } from "./signals.ts";

const context = { references: new Set(["S1"]), policies: [], names: new Set<string>() };
const low = { kind: "limit", analyte: "platelets", op: "<", value: 100, unit: "10*9/L" } as const;
const problems = (...rules: readonly ReturnType<typeof signalRuleFile>[]): readonly string[] =>
  checkSignals(protocolSample({ signals: [...rules] }), context).map(({ code, at }) => `${code} ${at}`);
const problemsOf = (when: When): readonly string[] => problems(signalRuleFile(when));

describe("signal rules", () => {
  it.each<[When, readonly string[]]>([
    [low, []],
    [{ ...low, unit: "/uL" }, []],
    [{ ...low, analyte: "thrombos" }, ["analyte-unknown /signals/0/when/analyte"]],
    [{ ...low, analyte: "plt" }, ["analyte-unknown /signals/0/when/analyte"]],
    [{ ...low, unit: "g/L" }, ["unit-unfit /signals/0/when/unit"]],
    [
      { kind: "all", of: [low, { kind: "any", of: [{ ...low, unit: "mm" }] }] },
      ["unit-unfit /signals/0/when/of/1/of/0/unit"],
    ],
    [
      { kind: "again", times: 2, of: { kind: "range", analyte: "nobody", side: "above" } },
      ["analyte-unknown /signals/0/when/of/analyte"],
    ],
    [
      { kind: "change", analyte: "platelets", direction: "fall", from: ["previous"] },
      ["value-missing /signals/0/when/percent"],
    ],
    [
      { kind: "change", analyte: "platelets", direction: "fall", from: ["previous"], by: { value: 1, unit: "mm" } },
      ["unit-unfit /signals/0/when/by/unit"],
    ],
    [{ kind: "condition", anyOf: ["duffy-null"] }, ["protocol-rule-unreachable /signals/0/when"]],
    [{ kind: "sex", is: "male" }, ["protocol-rule-unreachable /signals/0/when"]],
    [
      { kind: "all", of: [low, { kind: "absent", anyOf: ["creatinine", "crea"], daysBefore: 3 }] },
      ["analyte-unknown /signals/0/when/of/1/anyOf/1"],
    ],
    [
      { kind: "vital", sign: "spo2", op: ">=", value: 4, pointsBelowStart: true, percentAboveStart: true },
      ["value-not-allowed /signals/0/when"],
    ],
    [{ kind: "not", of: low }, ["protocol-rule-unreachable /signals/0/when"]],
  ])("%j: %j", (when, expected) => {
    expect(problemsOf(when)).toEqual(expected);
  });

  it("name each other and those of the policies beside them, and no one else", () => {
    const one = (id: string, notWhen: string[]) => signalRuleFile(low, { id, notWhen });
    expect(problems(one("T-1", ["T-2"]), one("T-2", []))).toEqual([]);
    expect(problems(one("T-1", ["T-2"]))).toEqual(["protocol-reference-unknown /signals/0/notWhen/0"]);
    const defaults = protocolSample({ signals: [one("T-2", [])] });
    expect(
      checkSignals(protocolSample({ signals: [one("T-1", ["T-2"])] }), { ...context, policies: [defaults] }),
    ).toEqual([]);
    expect(problems(one("T-1", ["T-1"]))).toEqual(["protocol-reference-unknown /signals/0/notWhen/0"]);
  });

  it("have an id of their own in a layer", () => {
    expect(problems(signalRuleFile(low), signalRuleFile(low))).toEqual(["protocol-rule-duplicate /signals/1/id"]);
    expect(problems(signalRuleFile(low), signalRuleFile(low, { layer: "guideline" }))).toEqual([]);
  });
});
