import { expect, test } from "vitest";
import { formatIssues } from "./print-issues.ts";

const issue = {
  code: "unit-missing",
  severity: "error",
  at: "/facts/3/unit",
  saw: "nothing",
  remedy: "Add the unit.",
} as const;

test("one line for each problem, in the order of the file, and their number", () => {
  const text = formatIssues([
    {
      file: "record.json",
      issues: [
        { ...issue, severity: "warning", at: "line 9, column 2" },
        issue,
        { ...issue, code: "patient-missing", at: "/" },
      ],
      locate: (pointer) => (pointer === "/" ? { line: 1, column: 1 } : { line: 7, column: 5 }),
    },
  ]);
  expect(text).toBe(
    [
      "record.json:1:1  patient-missing  saw nothing → Add the unit.",
      "record.json:7:5  unit-missing  /facts/3/unit: saw nothing → Add the unit.",
      "record.json:9:2  warning  unit-missing  saw nothing → Add the unit.",
      "2 problems, 1 warning.",
      "",
    ].join("\n"),
  );
});

test("a place that is no pointer stands as it is, and without places the file alone is named", () => {
  expect(formatIssues([{ file: "m.hl7", issues: [{ ...issue, at: "OBX[3]-6" }] }])).toBe(
    "m.hl7  unit-missing  OBX[3]-6: saw nothing → Add the unit.\n1 problem.\n",
  );
  expect(formatIssues([])).toBe("");
});

test("what a sender wrote neither steers the terminal nor makes a line of its own", () => {
  expect(formatIssues([{ file: "m.hl7", issues: [{ ...issue, saw: "a\u001b[2J\nm.hl7  forged\u202e" }] }])).toBe(
    "m.hl7  unit-missing  /facts/3/unit: saw a [2J m.hl7  forged  → Add the unit.\n1 problem.\n",
  );
});
