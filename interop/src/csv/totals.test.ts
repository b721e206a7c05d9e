import { expect, test } from "vitest";
import type { Row } from "./table.ts";
import { withoutTotals } from "./totals.ts";

const header = ["name", "patient_id", "value"];
const kept = (cells: readonly string[], spread?: Row["spread"]) =>
  withoutTotals([{ line: 2, cells, ...(spread === undefined ? {} : { spread }) }], header, {}).kept.length === 1;

test.each(["Total", "total:", "TOTAL = 12", "Grand total", "Summe (3)", "count  1,204.5", "Anzahl"])(
  "%s without a patient sums up",
  (text) => expect(kept([text, "", "9"])).toBe(false),
);

test.each(["Total bilirubin", "Total T4", "Totally", "Sum", "Count of platelets", "total 12 g/L"])(
  "%s is a row like any other",
  (text) => expect(kept([text, "", "9"])).toBe(true),
);

test("whoever has a patient's number is no sum", () => expect(kept(["Total", "M1", "9"])).toBe(true));

test("thousands of blanks are looked at once", () => {
  const text = `total${" ".repeat(30_000)}x`;
  expect(kept([text, "", "9"])).toBe(true);
});
