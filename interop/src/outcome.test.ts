import { describe, expect, test } from "vitest";
import { mergeOutcomes, mergePatients, outcomeOf, patientKey, refused } from "./outcome.ts";

const a = { system: "urn:a", value: "1" };
const b = { system: "urn:b", value: "2" };
const fact = { kind: "infusion-given", infusedOn: "2024-03-04", drug: "alemtuzumab", doseMg: 12 } as const;
const issue = (severity: "error" | "warning", code: "unit-unknown" | "message-not-for-patients" = "unit-unknown") =>
  ({ code, severity, at: "/", saw: "x", remedy: "y" }) as const;

describe("a disposition", () => {
  test.each([
    [[{ identifiers: [a], facts: [fact] }], [], "accept"],
    [[{ identifiers: [a], facts: [fact] }], [issue("error")], "accept-with-warnings"],
    [[{ identifiers: [a], facts: [] }], [issue("error")], "accept-with-warnings"],
    [[], [issue("warning")], "accept-with-warnings"],
    [[], [issue("error")], "quarantine"],
    [[{ identifiers: [a], facts: [fact] }], [issue("error", "message-not-for-patients")], "quarantine"],
  ])("%j with %j is %s", (patients, issues, disposition) => {
    expect(outcomeOf(patients, issues).disposition).toBe(disposition);
  });

  test("of several is the worst, but for a rejected part", () => {
    expect(
      mergeOutcomes([refused("reject", [issue("error")]), outcomeOf([{ identifiers: [a], facts: [fact] }], [])]),
    ).toMatchObject({
      disposition: "quarantine",
      patients: [{ facts: [fact] }],
      issues: [{ code: "unit-unknown" }],
    });
  });
});

test("people are one where all their numbers are, in whatever order", () => {
  expect(patientKey([a, b])).toBe(patientKey([b, a]));
  expect(
    mergePatients([
      { identifiers: [a, b], facts: [fact] },
      { identifiers: [b, a], facts: [fact] },
      { identifiers: [a], facts: [fact] },
    ]),
  ).toEqual([
    { identifiers: [a, b], facts: [fact] },
    { identifiers: [a], facts: [fact] },
  ]);
});
