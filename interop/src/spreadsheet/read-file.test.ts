import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readCsvFile } from "../csv/read-file.ts";
import { rejectedRows } from "../hand-back.ts";
import { importFiles } from "../import.ts";
import { asWhole, factsOf } from "../testing/fhir.ts";
import { packed, rowsOf, type WrittenSheet, workbook, workbookParts } from "../testing/workbook.ts";
import { readSpreadsheet } from "./read-file.ts";

const header = ["patient_id", "id_authority", "collected_at", "loinc", "value", "unit"];
const result = (patient: string | number, value: string | number = 212) => [
  ...[patient, "urn:mrn", "2026-03-01", "777-3", value, "10*9/L"],
];
const read = (sheet: WrittenSheet, profile = {}) => readSpreadsheet(workbook(sheet), { profile });
const said = ({ issues }: ReturnType<typeof read>) => issues.map(({ code, at, saw }) => `${code} ${at} ${saw}`);
const people = ({ patients }: ReturnType<typeof read>) =>
  patients.map(({ identifiers, facts }) => `${identifiers[0]!.value} ${facts.length}`);

/** Written by two programs of others; what they give was read by eye. Never rewritten by a program. */
describe("samples", () => {
  const sample = (name: string) => readFileSync(new URL(`../../../test/samples/xlsx/${name}`, import.meta.url));
  const golden = (name: string): unknown =>
    JSON.parse(readFileSync(new URL(`./golden/${name}.golden.json`, import.meta.url), "utf8"));

  test("a clinic's sheet: title, merged number, days and times, formulas, hidden rows, a total", () => {
    const profile = { patientSystem: "urn:mrn", decimalMark: "," } as const;
    expect(asWhole(readSpreadsheet(sample("clinic-sheet.xlsx"), { profile }))).toEqual(golden("clinic-sheet"));
  });

  test("results by another program: days counted from 1904, numbers with zeros before them", () => {
    const profile = { sheet: "results" };
    expect(asWhole(readSpreadsheet(sample("results-1904.xlsx"), { profile }))).toEqual(golden("results-1904"));
  });

  test("are told by their content, on the way of any file", () => {
    const bytes = sample("results-1904.xlsx");
    const report = importFiles([{ name: "x.csv", bytes }], {
      recordedAt: "2026-04-01T00:00:00Z",
      csvProfile: { sheet: "Results" },
    });
    expect(report.files[0]!.patients.flatMap(({ facts }) => facts)).toHaveLength(3);
  });
});

describe("which sheet", () => {
  const one = rowsOf(header, result("M1"));
  test("the only one that is to be seen and holds something; that another is hidden is said", () => {
    const bytes = workbook({ rows: "" }, { rows: one }, { rows: one, state: "veryHidden" });
    const outcome = readSpreadsheet(bytes);
    expect(factsOf(outcome)).toHaveLength(1);
    expect(said(outcome)).toEqual(["value-questionable / hidden sheets that hold something: 1"]);
  });

  test("of several nobody guesses, and no name of a sheet is repeated", () => {
    const bytes = workbook({ rows: one, name: "Ada Lövgren" }, { rows: one });
    expect(said(readSpreadsheet(bytes))).toEqual(["value-missing / none chosen of 2 sheets that hold something"]);
    expect(factsOf(readSpreadsheet(bytes, { profile: { sheet: "ada lövgren " } }))).toHaveLength(1);
    expect(said(readSpreadsheet(bytes, { profile: { sheet: "Bo" } }))).toEqual([
      "value-not-allowed / none of 2 sheets has the name in the profile",
    ]);
  });

  test("a hidden one counts where it is named", () => {
    const bytes = workbook({ rows: one, name: "a", state: "hidden" }, { rows: one });
    expect(factsOf(readSpreadsheet(bytes, { profile: { sheet: "A" } }))).toHaveLength(1);
  });

  test("an empty one holds nothing", () => {
    expect(read({ rows: "" }).disposition).toBe("quarantine");
  });
});

describe("numbers of patients", () => {
  test("a shorter one that lost its zeros is nobody's", () => {
    const outcome = read({ rows: rowsOf(header, result("0012345"), result(12345), result(1234567)) });
    expect(people(outcome)).toEqual(["0012345 1", "1234567 1"]);
    expect(said(outcome)).toEqual(["patient-missing line 3 a number whose zeros may be lost"]);
  });

  test("it is nobody's in each row of its merged cells, and its results are held", () => {
    const day = '<c r="C3" t="inlineStr"><is><t>2026-03-01</t></is></c>';
    const rest = '<c r="D3"><is><t>777-3</t></is></c><c r="E3"><v>12</v></c><c r="F3"><is><t>10*9/L</t></is></c>';
    const rows = `${rowsOf(header, result(12345, 12))}<row r="3">${day}${rest}</row>${rowsOf(result("0099999"))}`;
    const after = '<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="B2:B3"/></mergeCells>';
    const outcome = read({ rows, after });
    expect(people(outcome)).toEqual(["0099999 1"]);
    expect(said(outcome).filter((one) => one.startsWith("patient-missing"))).toEqual([
      "patient-missing line 2 a number whose zeros may be lost",
      "patient-missing line 3 a number whose zeros may be lost",
    ]);
    const held = outcome.parts.filter(({ identifiers }) => identifiers.length === 0).flatMap((part) => part.held);
    expect(
      held.map(({ at, readings }) => [at, readings.map((one) => ("value" in one ? one.value : undefined))]),
    ).toEqual([
      ["line 2", [12]],
      ["line 3", [12]],
    ]);
  });

  test("different lengths without any proof are said once", () => {
    const outcome = read({ rows: rowsOf(header, result(12345), result(123), result(12)) });
    expect(people(outcome)).toHaveLength(3);
    expect(said(outcome)).toEqual([
      "identifier-check-digit line 2 patient numbers of different lengths, stored as numbers",
    ]);
    expect(said(read({ rows: rowsOf(header, result(12345), result(12346)) }))).toEqual([]);
  });
});

describe("days of a column of which a program has understood only some", () => {
  /** 46082 is 2026-03-01. */
  const first = 46082;
  const dated = (day: string | number) => [...["M1", "urn:mrn", day, "777-3", 212, "10*9/L"]];
  const days = (...all: readonly (string | number)[]) => {
    const rows = rowsOf(header, ...all.map(dated)).replace(/<c><v>(46\d+)/g, '<c s="1"><v>$1');
    const written = workbookParts([{ rows }]);
    const name = "xl/_rels/workbook.xml.rels";
    const styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>';
    const relation = '<Relationship Id="s" Type="x/styles" Target="styles.xml"/></Relationships>';
    const related = written[name]!.replace("</Relationships>", relation);
    return packed({ ...written, "xl/styles.xml": styles, [name]: related });
  };
  const outcome = (all: readonly (string | number)[], profile = {}) => readSpreadsheet(days(...all), { profile });
  const taken = (...all: readonly (string | number)[]) =>
    factsOf(outcome(all)).map((fact) => ("collectedOn" in fact ? fact.collectedOn : ""));

  test.each<readonly [string, readonly (string | number)[], readonly string[]]>([
    // 4 March, which was 3 April before a program that puts the day first has read it.
    ["a day that may have been swapped is not taken", ["03/15/2026", first + 3], ["2026-03-15"]],
    ["whichever order it was", ["15/03/2026", first + 3], ["2026-03-15"]],
    ["with a time, or more behind it", ["3/15/2026 8:30 AM", first + 3], []],
    ["with hyphens", ["03-15-2026", first + 3], ["2026-03-15"]],
    [
      "a day above 12, or in the month of its number, is the same either way",
      ["03/15/2026", first + 12, first + 2],
      ["2026-03-15", "2026-03-13", "2026-03-03"],
    ],
    [
      "beside days that are sure nothing was swapped",
      ["2026-03-15", "16.03.2026", first + 3],
      ["2026-03-15", "2026-03-16", "2026-03-04"],
    ],
    [
      "a text that every program would have understood was never given to one",
      ["03/04/2026", first + 3],
      ["2026-03-04"],
    ],
  ])("%s", (_, all, expected) => {
    expect(taken(...all)).toEqual(expected);
  });

  test("its row is said, and held without a day", () => {
    const { issues, parts } = outcome(["03/15/2026", first + 3]);
    expect(issues.map(({ code, severity, at }) => `${severity} ${code} ${at}`)).toEqual([
      "error date-order-ambiguous line 3",
    ]);
    const held = parts.flatMap((part) => part.held);
    expect(held.map(({ readings }) => readings)).toMatchObject([[{ analyte: "platelets", value: 212 }]]);
    expect(held[0]!.readings[0]).not.toHaveProperty("collectedOn");
  });

  test("an agreed order is that of the texts, and does not say what a program made of the others", () => {
    expect(factsOf(outcome(["03/15/2026", first + 3], { dateOrder: "mdy" }))).toHaveLength(1);
  });

  test("handed back it is not read as if it were sure", () => {
    const bytes = days("03/15/2026", first + 3);
    const back = rejectedRows(bytes, readSpreadsheet(bytes).issues);
    expect(back).toContain("2026-03-04 ?");
    const again = readCsvFile(Buffer.from(back));
    expect(factsOf(again)).toEqual([]);
    expect(again.issues.map(({ code }) => code)).toEqual(["date-impossible"]);
  });
});

describe("numbers of results", () => {
  test("stored ones have a point, whatever the sender writes in texts", () => {
    const rows = rowsOf(header, result("M1", 1.234), result("M2", "201,5"), result("M3", "201.5"));
    const outcome = read({ rows }, { decimalMark: "," });
    expect(factsOf(outcome).map((fact) => (fact as { value?: unknown }).value)).toEqual([1.234, 201.5]);
    expect(said(outcome).filter((one) => one.startsWith("number-ambiguous"))).toHaveLength(1);
  });

  test("1-2 that became a day is said", () => {
    const urine = [...["M1", "urn:mrn", "2026-03-01", "13945-1", "2026-02-01", "/[HPF]"]];
    expect(said(read({ rows: rowsOf(header, urine) }))).toEqual([expect.stringMatching(/^number-ambiguous line 2/)]);
  });
});

describe("what is not to be seen, or is not as it looks", () => {
  test("a value in merged cells counts once, the patient's number for each row", () => {
    const rows = [
      rowsOf(header, result("M1")),
      '<row r="3"><c r="C3" t="inlineStr"><is><t>2026-04-01</t></is></c><c r="D3" t="inlineStr"><is><t>777-3</t></is></c><c r="F3" t="inlineStr"><is><t>10*9/L</t></is></c></row>',
    ].join("");
    const after =
      '<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="B2:B3"/><mergeCell ref="E2:E3"/><mergeCell ref="A9:A1048576"/><mergeCell ref="x"/></mergeCells>';
    const outcome = read({ rows, after });
    expect(people(outcome)).toEqual(["M1 1"]);
    expect(said(outcome)).toEqual([
      "row-uneven line 1 merged cells that cover further rows: 1",
      "value-missing line 3 no result",
    ]);
  });

  test("hidden rows and columns are read and said", () => {
    const rows = rowsOf(header, result("M1")).replace("</row><row>", '</row><row r="7" hidden="1">');
    const outcome = read({ rows, before: '<cols><col min="2" max="3" hidden="1"/></cols>' });
    expect(said(outcome)).toEqual([
      "value-questionable line 1 hidden columns: 2",
      "value-questionable line 7 hidden or filtered rows: 1",
    ]);
    expect(factsOf(outcome)).toHaveLength(1);
  });

  test("a result under a merged number is no row of totals, whatever it begins with", () => {
    const named = ["patient_id", "id_authority", "collected_at", "name", "value", "unit"];
    const cells = ["C|2026-03-01", "D|Total bilirubin", "E|12", "F|umol/L"].map((one) => one.split("|"));
    const row = (wanted: string) =>
      cells.flatMap(([at, text]) =>
        wanted.includes(at!) ? [`<c r="${at}3" t="inlineStr"><is><t>${text}</t></is></c>`] : [],
      );
    const outcomeOf = (wanted: string) =>
      read({
        rows: `${rowsOf(named, ["M1", "urn:mrn", "2026-03-01", "plt", 212, "10*9/L"])}<row r="3">${row(wanted).join("")}</row>`,
        after: '<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="B2:B3"/></mergeCells>',
      });
    expect(said(outcomeOf("DEF"))).toContain("date-missing line 3 no day of collection");
    expect(factsOf(outcomeOf("CDEF"))).toMatchObject([{ value: 212 }, { analyte: "bilirubin_total", value: 12 }]);
  });

  test("a formula that failed is an error of its row where its column is read, and of nobody's where it is not", () => {
    const failing = '<c t="e"><f>X</f><v>#NAME?</v></c></row>';
    const rows = rowsOf([...header, "Age"], result("M1")).replace(/<\/row>$/, failing);
    expect(said(read({ rows }))).toEqual([]);
    const comment = read({ rows: rows.replace("Age", "comment") });
    expect(said(comment)).toEqual(["value-not-a-result line 2, column comment a formula that failed"]);
    expect(comment.parts.flatMap(({ issues }) => issues)).toHaveLength(1);
    const totals = `${rowsOf(header, result("M1"), ["Total"])}`.replace(/<\/row>$/, failing);
    expect(said(read({ rows: totals }))).toEqual(["value-not-a-result line 3 a row of totals"]);
  });

  test("notes on cells and columns that are too far out are said", () => {
    const sheet = workbookParts([{ rows: `${rowsOf(header, result("M1"))}<row r="9"><c r="SG9"><v>7</v></c></row>` }]);
    const notes = ["B2", "E2", "E2", "C7", "A9", "x"].map(
      (ref) => `<comment ref="${ref}"><text><t>clotted</t></text></comment>`,
    );
    const relation = '<Relationship Id="c" Type="x/comments" Target="../comments1.xml"/>';
    const outcome = readSpreadsheet(
      packed({
        ...sheet,
        "xl/worksheets/_rels/sheet1.xml.rels": `<Relationships>${relation}</Relationships>`,
        "xl/comments1.xml": `<comments><commentList>${notes.join("")}</commentList></comments>`,
      }),
    );
    expect(said(outcome)).toEqual([
      "resource-unsupported line 2 notes on cells: 4 (B2, E2, C7, …)",
      "column-unmapped line 9 cells beyond column 500: 1",
    ]);
    expect(JSON.stringify(outcome)).not.toContain("clotted");
    expect(factsOf(outcome)).toHaveLength(1);
  });

  test("macros are neither read nor run", () => {
    const parts = workbookParts([{ rows: rowsOf(header, result("M1")) }]);
    const outcome = readSpreadsheet(packed({ ...parts, "xl/vbaProject.bin": "Sub Auto_Open()" }));
    expect(said(outcome)).toEqual(["resource-unsupported / macros"]);
    expect(factsOf(outcome)).toHaveLength(1);
  });
});
