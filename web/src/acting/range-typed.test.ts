import { expect, test } from "vitest";
import { acceptedRangeOf, meantBy, noRange } from "./range-typed.ts";

const platelets = { key: "platelets", units: ["10*9/L", "/uL"] };
const tsh = { key: "tsh", units: ["m[IU]/L"] };
const range = (typed: object, only: typeof platelets | undefined = platelets) => {
  const of = { ...noRange, ...typed };
  return acceptedRangeOf(of, meantBy(of, [platelets, tsh], only));
};

test.each([
  ["nothing typed is no range", {}, {}],
  ["one end", { low: "80" }, { analyte: "platelets", low: 80, unit: "10*9/L" }],
  ["both ends", { low: "80", high: "150" }, { analyte: "platelets", low: 80, high: 150, unit: "10*9/L" }],
  ["the unit that was chosen", { low: "80000", unit: "/uL" }, { analyte: "platelets", low: 80_000, unit: "/uL" }],
  ["the test that was chosen", { analyte: "tsh", high: "6" }, { analyte: "tsh", high: 6, unit: "m[IU]/L" }],
  ["what can be read in two ways stays as it was typed", { low: "1,5" }, { analyte: "platelets", low: "1,5" }],
])("%s", (_what, typed, expected) => {
  const is = range(typed);
  if (Object.keys(expected).length === 0) expect(is).toEqual({});
  else expect(is).toMatchObject({ acceptedRange: expected });
});

test("where nobody knows which test is meant, none is made up", () => {
  const of = { ...noRange, low: "80" };
  expect(acceptedRangeOf(of, meantBy(of, [platelets, tsh], undefined))).toMatchObject({
    acceptedRange: { analyte: "", low: 80, unit: "" },
  });
});
