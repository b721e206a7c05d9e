import { expect, test } from "vitest";
import { headersIn, headersOf } from "./table-headers.ts";

test.each([
  ["Nr;Datum;Wert", ["Nr", "Datum", "Wert"]],
  ["Nr,Datum,Wert", ["Nr", "Datum", "Wert"]],
  ["Nr\tDatum", ["Nr", "Datum"]],
  ["a|b|c", ["a", "b", "c"]],
  ['"Name, first";"He said ""x""";c', ["Name, first", 'He said "x"', "c"]],
  ["one", ["one"]],
  ["", []],
])("%j", (line, headers) => {
  expect(headersIn(line)).toEqual(headers);
});

test("a mark of the byte order is no part of a header, and a workbook has none that can be read here", async () => {
  expect(await headersOf(new File(["\uFEFFNr;Datum\r\n1;2"], "a.csv"))).toEqual(["Nr", "Datum"]);
  expect(await headersOf(new File(["PK"], "a.xlsx"))).toEqual([]);
  expect(await headersOf(null)).toEqual([]);
});
