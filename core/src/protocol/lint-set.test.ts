import { describe, expect, test } from "vitest";
import { monthlyCount, parameterSample, protocolSample } from "../testing/protocol-sample.ts";
import { lintProtocols } from "./lint-protocol.ts";
import type { Protocol, ProtocolFile } from "./protocol.ts";

type RuleFile = ProtocolFile["rules"][number];
const references = new Set(["S1"]);
const fileOf = (protocol: Protocol) => `${protocol.protocol}/${protocol.version}.yaml`;
const lint = (...protocols: Protocol[]) =>
  lintProtocols(
    protocols.map((protocol) => ({ file: fileOf(protocol), protocol })),
    references,
  ).map(({ file, issue }) => `${file} ${issue.code} ${issue.at}`);

describe("carried rules", () => {
  const other = protocolSample({
    version: "0",
    effective: { from: "2030-01-01", through: "2030-12-31", precision: "day" },
  });
  const carrying = (more: object) => protocolSample({ rules: [{ ...monthlyCount, ...more } as RuleFile] });

  test("name a version that exists, as local policy of general knowledge", () => {
    expect(lint(other, carrying({ carriedFrom: "sample-eu@0", confidence: "K2", layer: "local-policy" }))).toEqual([]);
  });

  test("are refused from nowhere, from themselves, and in the voice of a label", () => {
    const policy = { confidence: "K2", layer: "local-policy" };
    expect(lint(carrying({ carriedFrom: "sample-eu@0", ...policy }))).toEqual([
      "sample-eu/1.yaml protocol-reference-unknown /rules/0/carriedFrom",
    ]);
    expect(lint(carrying({ carriedFrom: "sample-eu@1", ...policy }))).toEqual([
      "sample-eu/1.yaml protocol-reference-unknown /rules/0/carriedFrom",
    ]);
    expect(lint(other, carrying({ carriedFrom: "sample-eu@0" }))).toEqual([
      "sample-eu/1.yaml protocol-confidence-layer /rules/0/carriedFrom",
    ]);
  });
});

describe("a set of protocols", () => {
  const version = (name: string, from: string, through: string | null) =>
    protocolSample({ version: name, effective: { from, through, precision: "day" } });

  test.each([
    ["follow each other", version("a", "2031-01-01", "2031-12-31"), version("b", "2032-01-01", null), []],
    [
      "leave a gap",
      version("a", "2031-01-01", "2031-12-30"),
      version("b", "2032-01-01", null),
      ["sample-eu/b.yaml protocol-version-gap /effective/from"],
    ],
    [
      "overlap by a day",
      version("a", "2031-01-01", "2032-01-01"),
      version("b", "2032-01-01", null),
      ["sample-eu/a.yaml protocol-version-overlap /effective/through"],
    ],
    [
      "overlap for ever",
      version("a", "2031-01-01", null),
      version("b", "2032-01-01", null),
      ["sample-eu/a.yaml protocol-version-overlap /effective/through"],
    ],
    [
      "begin together",
      version("a", "2031-01-01", null),
      version("b", "2031-01-01", null),
      ["sample-eu/b.yaml protocol-version-overlap /effective/from"],
    ],
  ])("versions that %s", (_, a, b, expected) => {
    expect(lint(a, b)).toEqual(expected);
    expect(lint(b, a)).toEqual(expected);
  });

  test("a file in the wrong place", () => {
    const found = lintProtocols([{ file: "sample-us/1.yaml", protocol: protocolSample() }], references);
    expect(found.map(({ issue }) => issue.code)).toEqual(["protocol-name-mismatch"]);
  });

  test("a policy lends its windows, by rule or for all, to labels without one", () => {
    const { window: _, ...windowless } = monthlyCount;
    const label = protocolSample({ rules: [windowless] });
    const policy = (changes: Partial<ProtocolFile>) =>
      protocolSample({ protocol: "default-policy", layer: "local-policy", jurisdiction: "any", rules: [], ...changes });
    const wide = [parameterSample("window.opens-days-before", 20), parameterSample("window.grace-days", 20)];
    expect(lint(label, policy({ parameters: wide }))).toEqual([
      "sample-eu/1.yaml protocol-rule-unreachable /rules/0/every",
    ]);
    expect(lint(label, policy({ parameters: wide, rules: [monthlyCount] }))).toEqual([]);
  });

  test("layers of one jurisdiction ask for the same evidence under one id; elsewhere they may not care", () => {
    const evidence = { results: ["neutrophils"] };
    const other = (jurisdiction: ProtocolFile["jurisdiction"]) =>
      protocolSample({
        protocol: "sample-guideline",
        layer: "guideline",
        jurisdiction,
        rules: [{ ...monthlyCount, evidence }],
      });
    expect(lint(protocolSample(), other("EU"))).toEqual([
      "sample-guideline/1.yaml protocol-rule-contradiction /rules/0/evidence",
    ]);
    expect(lint(protocolSample(), other("US"))).toEqual([]);
    expect(lint(protocolSample(), other("any"))).toHaveLength(1);
  });

  test("what is already in use is not judged again, but must fit", () => {
    const shipped = version("1", "2031-01-01", null);
    const next = version("2", "2032-01-01", null);
    const beside = [{ file: fileOf(shipped), protocol: shipped }];
    const found = lintProtocols([{ file: fileOf(next), protocol: next }], references, beside);
    expect(found.map(({ file, issue }) => `${file} ${issue.code}`)).toEqual([
      "sample-eu/1.yaml protocol-version-overlap",
    ]);
    expect(lintProtocols(beside, references, beside)).toEqual([]);
  });
});
