import { describe, expect, test } from "vitest";
import { formatDay } from "../base/calendar.ts";
import { monthlyCount, protocolFileSample } from "../testing/protocol-sample.ts";
import { parseProtocol } from "./parse-protocol.ts";

const issuesOf = (value: unknown) => {
  const parsed = parseProtocol(value, "sha256:x");
  return parsed.ok ? [] : parsed.issues.map(({ code, at }) => `${code} ${at}`);
};

describe("parseProtocol", () => {
  test("gives the protocol with its digest, days as days", () => {
    const parsed = parseProtocol(protocolFileSample(), "sha256:x");
    expect(parsed.ok && [parsed.value.digest, formatDay(parsed.value.effective.from)]).toEqual([
      "sha256:x",
      "2031-01-01",
    ]);
  });

  test("lists every problem at once", () => {
    const { every: _, ...withoutInterval } = monthlyCount;
    const value = {
      ...protocolFileSample(),
      status: "signed",
      colour: "red",
      rules: [{ ...withoutInterval, appliesTo: "nobody" }],
    };
    expect(issuesOf(value)).toEqual([
      "value-not-allowed /status",
      "value-not-allowed /rules/0/appliesTo",
      "value-missing /rules/0/every",
      "key-unknown /colour",
    ]);
  });

  test.each([
    ["no sources", { ...monthlyCount, sources: undefined }, "protocol-source-missing /rules/0/sources"],
    ["empty sources", { ...monthlyCount, sources: [] }, "protocol-source-missing /rules/0/sources"],
    ["no sentence", { ...monthlyCount, says: undefined }, "value-missing /rules/0/says"],
    ["an unknown kind", { ...monthlyCount, kind: "weekly" }, "value-not-allowed /rules/0/kind"],
  ])("refuses a rule with %s", (_, rule, expected) => {
    expect(issuesOf({ ...protocolFileSample(), rules: [rule] })).toEqual([expected]);
  });

  test("refuses a number without its unit, in words of its own", () => {
    const parameter = {
      id: "window.grace-days",
      value: 7,
      says: "Seven days later is on time.",
      confidence: "V1",
      sources: [{ ref: "S1" }],
    };
    expect(issuesOf({ ...protocolFileSample(), parameters: [parameter] })).toEqual([
      "protocol-unit-missing /parameters/0/unit",
    ]);
  });

  test.each([undefined, null, 7, "text", []])("refuses %j as a whole", (value) => {
    expect(issuesOf(value)).toHaveLength(1);
  });
});
