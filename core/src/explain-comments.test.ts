import { expect, test } from "vitest";
import { describeFact } from "./describe-fact.ts";
import { parseFacts } from "./facts/parse-record.ts";

const described = (comments: string | readonly string[] | undefined) => {
  const read = parseFacts([
    { kind: "result-reported", collectedOn: "2026-04-07", analyte: "platelets", value: 212, unit: "10*9/L", comments },
  ]);
  return read.ok ? describeFact(read.value[0]!) : read.issues;
};

test("what the laboratory wrote beside a result stands with it, on one line", () => {
  expect(described(undefined)).toBe("Platelets 212 10*9/L collected 2026-04-07");
  expect(described("Checked on smear")).toBe("Platelets 212 10*9/L collected 2026-04-07; comment: Checked on smear");
  expect(described(["one\ntwo ", "three"])).toMatch(/2026-04-07; comment: one two; comment: three$/);
});
