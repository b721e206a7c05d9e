import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { tableHeaders } from "./table-headers.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const sample = readFileSync(path.join(import.meta.dirname, "../../test/samples/xlsx/clinic-sheet.xlsx"));

test.each([
  ["Nr;Datum;Wert\n1;2;3", ["Nr", "Datum", "Wert"]],
  ["\uFEFFNr,Datum\r\n1,2", ["Nr", "Datum"]],
  ["Nr\tDatum\n1\t2", ["Nr", "Datum"]],
  ['"Name, first","He said ""x""",c\n1,2,3', ["Name, first", 'He said "x"', "c"]],
  ["Nr;;Wert;Nr\n1;2;3;4", ["Nr", "Wert"]],
  ["one", []],
  ["", []],
])("%j", (text, headers) => {
  expect(tableHeaders(bytes(text))).toEqual(headers);
});

test("of a workbook those of the sheet that is meant", () => {
  const first = tableHeaders(sample);
  expect(first).toContain("Pat_ID");
  expect(tableHeaders(sample, { sheet: "Notizen" })).not.toEqual(first);
  expect(tableHeaders(sample.subarray(0, 200))).toEqual([]);
});
