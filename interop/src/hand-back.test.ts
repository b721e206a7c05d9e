import { describe, expect, test } from "vitest";
import { readCsvFile, readCsvTable } from "./csv/read-file.ts";
import { rejectedRows } from "./hand-back.ts";
import { readSpreadsheet } from "./spreadsheet/read-file.ts";
import { factsOf } from "./testing/fhir.ts";
import { rowsOf, workbook } from "./testing/workbook.ts";

const profile = { patientSystem: "urn:mrn", decimalMark: "," } as const;
const merged = (...references: readonly string[]) =>
  `<mergeCells>${references.map((one) => `<mergeCell ref="${one}"/>`).join("")}</mergeCells>`;
const handedBack = (bytes: Uint8Array) => rejectedRows(bytes, readSpreadsheet(bytes, { profile }).issues, profile);
const mendedAndRead = (bytes: Uint8Array) =>
  readCsvFile(Buffer.from(handedBack(bytes).replaceAll("31.02.2026", "28.02.2026")), { profile });

describe("rows of a workbook that gave an error, mended, are read again under the same profile", () => {
  const lacking = '<row r="3"><c r="B3" t="inlineStr"><is><t>31.02.2026</t></is></c><c r="C3"><v>5.125</v></c></row>';

  test("with the numbers that were stored, for those whose merged number stands above", () => {
    const rows = rowsOf(["patient_id", "collected_at", "Kalium (mmol/l)"], ["M1", "31.02.2026", 4.125]);
    const bytes = workbook({
      rows: rows + lacking,
      after: merged("A2:A3"),
    });
    const again = mendedAndRead(bytes);
    expect(again.issues.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(again.patients.map(({ identifiers }) => identifiers[0]!.value)).toEqual(["M1"]);
    expect(factsOf(again).map((fact) => ("value" in fact ? fact.value : ""))).toEqual([4.125, 5.125]);
  });

  test("a value in merged cells is not doubled", () => {
    const rows = rowsOf(["patient_id", "collected_at", "Kalium (mmol/l)"], ["M1", "31.02.2026", 4.1]);
    const bytes = workbook({ rows: rows + lacking.replace(/<c r="C3">.*?<\/c>/, ""), after: merged("A2:A3", "C2:C3") });
    expect(factsOf(mendedAndRead(bytes))).toHaveLength(1);
  });

  test("amounts have the profile's mark, codes keep what they are", () => {
    const header = ["patient_id", "collected_at", "code", "value", "unit", "low", "high"];
    const bytes = workbook({ rows: rowsOf(header, ["M1", "31.02.2026", 1.5, -5.125, "mmol/L", 3.5, 5.5]) });
    expect(handedBack(bytes).split("\r\n")[1]).toMatch(/^M1,31\.02\.2026,1\.5,"-5,125",mmol\/L,"3,5","5,5",/);
  });
});

test("what would have been calculated comes back as it was", () => {
  const text = "patient_id,collected_at,code,value\nM1,31.02.2026,5792-7,+\n";
  const back = rejectedRows(Buffer.from(text), readCsvFile(Buffer.from(text), { profile }).issues, profile);
  expect(back).toContain(",'+,");
  const { rows } = readCsvTable(Buffer.from(back), profile).table!;
  expect(rows[0]!.cells[3]).toBe("+");
});

test("a merged number that may have lost its zeros is marked in each row, wherever its column stands", () => {
  const header = ["collected_at", "Kalium (mmol/l)", "patient_id"];
  const first = rowsOf(header, ["2026-03-01", 4.1, 12345]);
  const below = rowsOf(["2026-03-02", 4.2], ["2026-03-01", 4.1, "0099999"]);
  const lines = handedBack(workbook({ rows: first + below, after: merged("C2:C3") })).split("\r\n");
  expect(lines.slice(1, 3)).toEqual([
    expect.stringMatching(/^2026-03-01,"4,1",12345 \?,/),
    expect.stringMatching(/^2026-03-02,"4,2",12345 \?,/),
  ]);
});

test("a number that may have lost its zeros comes back as nobody's", () => {
  const header = ["patient_id", "collected_at", "Kalium (mmol/l)"];
  const bytes = workbook({ rows: rowsOf(header, ["0099999", "2026-03-01", 4.1], [12345, "2026-03-01", 4.2]) });
  const again = readCsvFile(Buffer.from(handedBack(bytes)), { profile });
  expect(again.patients.map(({ identifiers }) => identifiers[0]!.value)).toEqual(["12345 ?"]);
});
