import { describe, expect, test } from "vitest";
import { monthlyCount, parameterSample, protocolSample } from "../testing/protocol-sample.ts";
import { lintProtocols } from "./lint-protocol.ts";
import type { Protocol, ProtocolFile } from "./protocol.ts";

const references = new Set(["S1"]);
const fileOf = (protocol: Protocol) => `${protocol.protocol}/${protocol.version}.yaml`;
const lint = (...protocols: Protocol[]) =>
  lintProtocols(
    protocols.map((protocol) => ({ file: fileOf(protocol), protocol })),
    references,
  ).map(({ file, issue }) => `${file} ${issue.code} ${issue.at}`);
const lintRules = (...rules: ProtocolFile["rules"]) =>
  lint(protocolSample({ rules })).map((line) => line.replace("sample-eu/1.yaml ", ""));

type RuleFile = ProtocolFile["rules"][number];
const base = {
  name: "Rule",
  says: "This is done in time.",
  requirement: "required",
  confidence: "V1",
  sources: [{ ref: "S1" }],
};
const beforeCourse = (more: object) =>
  ({
    ...base,
    id: "workup.a",
    kind: "before-course",
    courses: "all",
    evidence: { step: "a" },
    ...more,
  }) as unknown as RuleFile;
const infusionDay = (more: object) =>
  ({
    ...base,
    id: "infusion.a",
    kind: "infusion-day",
    courses: "all",
    infusions: "all",
    phase: "before",
    evidence: { step: "a" },
    ...more,
  }) as unknown as RuleFile;
const span = (more: object) =>
  ({
    ...base,
    id: "prophylaxis.a",
    kind: "course-span",
    courses: "all",
    startsDaysBefore: 0,
    untilAfterLastInfusion: { months: 1 },
    evidence: { step: "a" },
    ...more,
  }) as unknown as RuleFile;
const afterCourse = (more: object) =>
  ({
    ...base,
    id: "monitor.a",
    kind: "after-course",
    anchor: "last-infusion-of-course",
    due: [{ days: 14 }],
    window: { opensDaysBefore: 3, graceDays: 3 },
    evidence: { step: "a" },
    ...more,
  }) as unknown as RuleFile;

test("finds nothing wrong with the sample", () => {
  expect(lint(protocolSample())).toEqual([]);
});

describe("one protocol", () => {
  test.each<[string, readonly RuleFile[], readonly string[]]>([
    [
      "a source that the bibliography lacks",
      [{ ...monthlyCount, sources: [{ ref: "S1" }, { ref: "S9" }] }],
      ["protocol-source-unknown /rules/0/sources/1/ref"],
    ],
    [
      "general knowledge as label",
      [{ ...monthlyCount, confidence: "K2" }],
      ["protocol-confidence-layer /rules/0/confidence"],
    ],
    ["general knowledge as local policy", [{ ...monthlyCount, confidence: "K2", layer: "local-policy" }], []],
    [
      "the same rule twice",
      [monthlyCount, { ...monthlyCount, name: "Again" }],
      ["protocol-rule-duplicate /rules/1/id"],
    ],
    [
      "one id with two intervals",
      [monthlyCount, { ...monthlyCount, every: { months: 3 } }],
      ["protocol-rule-contradiction /rules/1/id"],
    ],
    [
      "one id with two intervals in two layers",
      [monthlyCount, { ...monthlyCount, every: { months: 3 }, layer: "guideline" }],
      [],
    ],
    [
      "one id with two kinds of evidence in two layers",
      [monthlyCount, { ...monthlyCount, evidence: { step: "a" }, layer: "guideline" }],
      ["protocol-rule-contradiction /rules/1/evidence"],
    ],
    [
      "one id with two kinds in two layers",
      [
        { ...afterCourse({}), id: "monitor.cbc" },
        { ...monthlyCount, layer: "guideline" },
      ],
      ["protocol-rule-contradiction /rules/1/kind"],
    ],
    [
      "an analyte that nobody measures",
      [{ ...monthlyCount, evidence: { results: ["platelets", ["plates", "neutrophils"]] } }],
      ["analyte-unknown /rules/0/evidence/results/1/0"],
    ],
    [
      "a limit in a unit that does not fit",
      [span({ endsWhen: { analyte: "platelets", op: ">=", value: 100, unit: "mmol/L" } })],
      ["unit-unfit /rules/0/endsWhen/unit"],
    ],
    [
      "a limit on an unknown analyte",
      [span({ endsWhen: { analyte: "plates", op: ">=", value: 100, unit: "10*9/L" } })],
      ["analyte-unknown /rules/0/endsWhen/analyte"],
    ],
    [
      "an interval longer than the watch",
      [{ ...monthlyCount, every: { months: 49 } }],
      ["protocol-rule-unreachable /rules/0/every"],
    ],
    ["an interval as long as the watch", [{ ...monthlyCount, every: { months: 48 } }], []],
    [
      "no day left before a course",
      [beforeCourse({ withinDays: 30, atLeastDaysBefore: 31 })],
      ["protocol-rule-unreachable /rules/0/atLeastDaysBefore"],
    ],
    ["one day left before a course", [beforeCourse({ withinDays: 30, atLeastDaysBefore: 30 })], []],
    [
      "days that end before they begin",
      [infusionDay({ fromDay: 2, throughDay: 1 })],
      ["protocol-rule-unreachable /rules/0/throughDay"],
    ],
    ["a sentence that is none", [{ ...monthlyCount, says: "Blood count" }], ["value-not-allowed /rules/0/says"]],
    [
      "a Spanish sentence that is none",
      [{ ...monthlyCount, saysEs: "Hemograma" }],
      ["value-not-allowed /rules/0/saysEs"],
    ],
    [
      "due days out of order",
      [afterCourse({ due: [{ months: 3 }, { months: 1 }] })],
      ["protocol-rule-contradiction /rules/0/due/1"],
    ],
    [
      "due days whose windows touch",
      [afterCourse({ due: [{ days: 14 }, { days: 20 }] })],
      ["protocol-rule-unreachable /rules/0/due/1"],
    ],
    ["due days whose windows do not touch", [afterCourse({ due: [{ days: 14 }, { days: 21 }] })], []],
  ])("judges %s", (_, rules, expected) => {
    expect(lintRules(...rules)).toEqual(expected);
  });

  test.each([
    [{ opensDaysBefore: 13, graceDays: 14 }, []],
    [{ opensDaysBefore: 14, graceDays: 14 }, ["protocol-rule-unreachable /rules/0/window"]],
    [{ opensDaysBefore: 0, graceDays: 27 }, []],
    [{ opensDaysBefore: 0, graceDays: 28 }, ["protocol-rule-contradiction /rules/0/window"]],
  ])("a month has at least 28 days, so a window of %j", (window, expected) => {
    expect(lintRules({ ...monthlyCount, window })).toEqual(expected);
  });

  test("a version that ends before it begins is never in force", () => {
    const effective = { from: "2031-01-02", through: "2031-01-01", precision: "day" } as const;
    expect(lint(protocolSample({ effective }))).toEqual([
      "sample-eu/1.yaml protocol-rule-unreachable /effective/through",
    ]);
  });

  test("approval needs a signature, and each person signs once", () => {
    const signature = { role: "neurologist", initials: "AB", on: "2030-12-10" };
    expect(lint(protocolSample({ status: "approved" }))).toEqual([
      "sample-eu/1.yaml protocol-signoff-missing /signedBy",
    ]);
    expect(lint(protocolSample({ status: "approved", signedBy: [signature] }))).toEqual([]);
    expect(lint(protocolSample({ signedBy: [signature, signature] }))).toEqual([
      "sample-eu/1.yaml protocol-rule-duplicate /signedBy/1",
    ]);
  });

  test.each([
    ["all", 5, []],
    ["all", 6, ["protocol-rule-unreachable /rules/0/infusions/0"]],
    ["first", 5, []],
    ["later", 4, ["protocol-rule-unreachable /rules/0/infusions/0"]],
    ["later", 3, []],
  ])("infusion of %s courses, number %i", (courses, ordinal, expected) => {
    const parameters = [
      parameterSample("course.first-infusions", 5, "1"),
      parameterSample("course.later-infusions", 3, "1"),
    ];
    const found = lint(protocolSample({ rules: [infusionDay({ courses, infusions: [ordinal] })], parameters }));
    expect(found.map((line) => line.replace("sample-eu/1.yaml ", ""))).toEqual(expected);
  });

  test("a repeated parameter", () => {
    const parameters = [parameterSample("window.grace-days", 7), parameterSample("window.grace-days", 8)];
    expect(lint(protocolSample({ parameters }))).toEqual(["sample-eu/1.yaml protocol-rule-duplicate /parameters/1/id"]);
  });
});
