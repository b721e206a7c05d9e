import { describe, expect, test } from "vitest";
import { analyteColumn } from "./analyte-names.ts";
import { isIgnorable, knownColumn } from "./columns.ts";
import { parseCsvProfile } from "./profile.ts";
import { findDelimiter, readTable } from "./table.ts";

describe("the separator", () => {
  test.each([
    ["a;b;c\n1,5;2,5;3", ";"],
    ["a,b,c\n1,2,3", ","],
    ["a\tb\n1,5\t2", "\t"],
    ['"a;b",c,d\n1,2,3', ","],
    ["a|b\n1|2", "|"],
    ["a, b;c\n1;2", ";"],
    ["alone", undefined],
  ])("%j", (text, delimiter) => {
    expect(findDelimiter(text)).toBe(delimiter);
  });
});

describe("a table", () => {
  test("does not split what its one separator does not split", () => {
    expect(readTable("a;b\n<0,01;x", ";")?.rows).toEqual([{ cells: ["<0,01", "x"], line: 2 }]);
  });

  test("quotes hold separators, line breaks and quotes", () => {
    expect(readTable('a,b\r\n"x, ""y""\nz",1\r\n', ",")?.rows[0]?.cells).toEqual(['x, "y"\nz', "1"]);
  });

  test("uneven rows and totals are not read, empty cells at the end are no matter", () => {
    const table = readTable("a,b,\n1,2,\n\n1\n1,2,3\nTotal,5\n", ",");
    expect(table?.rows.map(({ line }) => line)).toEqual([2]);
    expect(readTable("a,b\n1,2,\n3,4,\n", ",")?.rows).toHaveLength(2);
    expect(readTable("a,b\n1,2,\n3,4\n", ",")?.rows).toHaveLength(1);
    expect(table?.issues.map(({ code, at }) => [code, at])).toEqual([
      ["row-uneven", "line 4"],
      ["row-uneven", "line 5"],
      ["value-not-a-result", "line 6"],
    ]);
  });

  test.each([
    ["Total;;", true],
    ["Total:;3;", true],
    [";Gesamt 25;", true],
    ["Grand total (1.250);;", true],
    // Results that only begin like one.
    ["Total bilirubin;;12", false],
    ["Total T4;;12", false],
    ["Total protein;;12", false],
    ["count of cells;;12", false],
    // A row that has somebody's number is theirs.
    ["Total;12;M1", false],
  ])("the row %s sums up: %s", (row, isTotals) => {
    const table = readTable(`name;value;patient_id\n${row}\n`, ";");
    expect(table?.rows).toHaveLength(isTotals ? 0 : 1);
    expect(table?.issues).toHaveLength(isTotals ? 1 : 0);
  });

  test("broken quotes are no table", () => {
    expect(readTable('a,b\n"1,2', ",")).toBeUndefined();
  });
});

test.each([
  ["Patienten-Nr.", "patient_id"],
  ["Entnahmedatum", "collected_at"],
  ["fecha de extracción", "collected_at"],
  ["Date de prélèvement", "collected_at"],
  ["Ergebnis", "value"],
  ["Unidad", "unit"],
  ["LOINC code", "loinc"],
  ["Date", undefined],
  ["observation", undefined],
])("the header %s is %s", (header, name) => {
  expect(knownColumn(header)).toBe(name);
});

test("names are known, and of no use", () => {
  expect(["Vorname", "last_name", "Apellidos", "#", "", "Тромбоциты", "DOB"].map(isIgnorable)).toEqual([
    ...[true, true, true, true, false, false, false],
  ]);
});

test.each([
  ["Platelets (10*9/L)", "platelets", "10*9/L"],
  ["platelets [G/l]", "platelets", "G/l"],
  ["TSH [m[IU]/L]", "tsh", "m[IU]/L"],
  ["Hb g/dL", "haemoglobin", "g/dL"],
  ["Thrombozyten (G/l)", "platelets", "G/l"],
  ["hbsag", "hbsag", ""],
])("the column %s is %s in %s", (header, key, unit) => {
  const column = analyteColumn(header);
  expect([column?.analyte.key, column?.unit]).toEqual([key, unit]);
});

test.each(["Leukozyten (G/l)", "protein", "Foo (g/dL)", "(g/dL)"])("the column %s may be several things", (header) => {
  expect(analyteColumn(header)).toBeUndefined();
});

describe("a profile", () => {
  test("of the right shape", () => {
    const profile = {
      delimiter: ";",
      decimalMark: ",",
      dateOrder: "dmy",
      zone: "+01:00",
      columns: { Plt: { analyte: "platelets", unit: "G/l" }, X: "ignore" },
    };
    expect(parseCsvProfile(profile)).toEqual({ ok: true, value: profile });
  });

  test.each([
    [[], "/"],
    [{ delimeter: ";" }, "/delimeter"],
    [{ delimiter: ";;" }, "/delimiter"],
    [{ zone: "Europe/Berlin" }, "/zone"],
    [{ encoding: "klingon" }, "/encoding"],
    [{ columns: { A: "colour" } }, "/columns"],
    [{ columns: { A: { analyte: "nothing" } } }, "/columns"],
    [{ codes: { PLT: "nothing" } }, "/codes"],
    [{ codes: ["PLT"] }, "/codes"],
  ])("%j is refused", (input, at) => {
    const parsed = parseCsvProfile(input);
    expect(parsed.ok ? [] : parsed.issues.map((issue) => issue.at)).toEqual([at]);
  });
});
