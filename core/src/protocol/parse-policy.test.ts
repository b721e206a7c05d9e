import { expect, test } from "vitest";
import { protocolFileSample } from "../testing/protocol-sample.ts";
import { parsePolicy } from "./parse-policy.ts";

const names = new Set(["sample-eu@1"]);
const codes = (value: unknown) => {
  const parsed = parsePolicy(value, "sha256:x", names);
  return parsed.ok ? [] : parsed.issues.map(({ code, at }) => `${code} ${at}`);
};
const adopted = { protocol: "sample-eu@1", from: "2031-02-01", by: "AB" };

test("a clinic may adopt versions that exist, and add a policy of its own", () => {
  const policy = protocolFileSample({ protocol: "our-policy", layer: "local-policy", jurisdiction: "any" });
  const parsed = parsePolicy({ adoptions: [adopted], policy }, "sha256:x", names);
  expect(parsed.ok && [parsed.value.adoptions.length, parsed.value.policy?.digest]).toEqual([1, "sha256:x"]);
  expect(codes({})).toEqual([]);
});

test("it may not adopt what is not there, adopt twice, or speak as a label", () => {
  expect(codes({ adoptions: [{ ...adopted, protocol: "sample-eu@2" }] })).toEqual([
    "protocol-reference-unknown /adoptions/0/protocol",
  ]);
  expect(codes({ adoptions: [adopted, adopted] })).toEqual(["protocol-rule-duplicate /adoptions/1/protocol"]);
  expect(codes({ policy: protocolFileSample() })).toEqual(["value-not-allowed /policy/layer"]);
});

test("shape is judged as in a protocol file", () => {
  const policy = protocolFileSample({
    layer: "local-policy",
    rules: [{ ...protocolFileSample().rules[0]!, sources: [] }],
  });
  expect(codes({ policy, adopted: [] })).toEqual([
    "protocol-source-missing /policy/rules/0/sources",
    "key-unknown /adopted",
  ]);
});
