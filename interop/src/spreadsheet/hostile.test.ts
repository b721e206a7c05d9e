import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { packed, rowsOf, type WrittenSheet, workbook, workbookParts } from "../testing/workbook.ts";
import { openWorkbook } from "./open-workbook.ts";
import { readSpreadsheet } from "./read-file.ts";
import { unpack } from "./unpack.ts";

const header = ["patient_id", "id_authority", "collected_at", "loinc", "value", "unit"];
const rows = rowsOf(header, ["M1", "urn:mrn", "2026-03-01", "777-3", 212, "10*9/L"]);
const refusal = (bytes: Uint8Array) => {
  const { disposition, patients, issues } = readSpreadsheet(bytes);
  expect(patients).toEqual([]);
  return `${disposition}: ${issues.map(({ saw }) => saw).join(", ")}`;
};
const compound = (...entries: readonly string[]) =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(600),
    ...entries.map((entry) => Buffer.from(entry, "utf16le")),
  ]);
const parts = (sheet = rows) => workbookParts([{ rows: sheet }]);

describe("files of other kinds are refused by their name", () => {
  test.each([
    ["an older workbook", compound("Workbook"), "a workbook of an older kind (.xls)"],
    ["one with a password", compound("EncryptionInfo", "EncryptedPackage"), "a workbook with a password"],
    [
      "OpenDocument",
      packed({ mimetype: "application/vnd.oasis", "content.xml": "<a/>" }),
      "a document of another kind (such as .ods)",
    ],
    ["a binary workbook", packed({ "xl/workbook.bin": "x" }), "a binary workbook (.xlsb)"],
    ["any archive", packed({ "a.txt": "x" }), "a packed file that is no workbook"],
    ["an archive of nothing but its first signature", strToU8("PK\u0003\u0004"), "a packed file that is no workbook"],
  ])("%s", (_, bytes, saw) => {
    expect(refusal(bytes)).toBe(`reject: ${saw}`);
  });
});

describe("what swells", () => {
  const zeros = new Uint8Array(12 * 1024 * 1024);

  test("is not unpacked, and its room is never asked for", () => {
    expect(refusal(packed({ ...parts(), "xl/worksheets/sheet1.xml": zeros }))).toBe(
      "reject: a packed file that unpacks to far more than it is",
    );
  });

  test("whatever the archive says of its size", () => {
    const bomb = Buffer.from(packed({ "xl/worksheets/sheet1.xml": zeros }));
    const directory = bomb.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    bomb.writeUInt32LE(10, directory + 24);
    bomb.writeUInt32LE(10, 22);
    expect(unpack(bomb, () => true)).toEqual({ ok: false, why: "too-large" });
  });

  test("is left alone where nobody wants it", () => {
    const bytes = packed({ ...parts(), "xl/media/image1.png": zeros });
    expect(readSpreadsheet(bytes).patients).toHaveLength(1);
  });

  test("a sheet that is merely long and dull is read", () => {
    const many = rows + '<row><c t="inlineStr"><is><t>M1</t></is></c></row>'.repeat(60_000);
    const bytes = workbook({ rows: many });
    expect(readSpreadsheet(bytes).patients).toHaveLength(1);
  });

  test("thousands of entries", () => {
    const names = Array.from({ length: 2001 }, (_, i) => [`${i}.txt`, new Uint8Array()] as const);
    expect(refusal(zipSync(Object.fromEntries(names)))).toBe(
      "reject: a packed file that unpacks to far more than it is",
    );
  });

  describe("by a text that many cells show", () => {
    const ofText = (length: number, cells: number) => {
      const strings = `<sst><si><t>${"x".repeat(length)}</t></si></sst>`;
      const relation = '<Relationship Id="s" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>';
      const name = "xl/_rels/workbook.xml.rels";
      const sheet = parts(rows + '<row><c t="s"><v>0</v></c></row>'.repeat(cells));
      const related = sheet[name]!.replace("</Relationships>", relation);
      return packed({ ...sheet, "xl/sharedStrings.xml": strings, [name]: related });
    };

    test("a sheet is refused that shows more than a file may unpack to", () => {
      expect(readSpreadsheet(ofText(32_000, 20)).patients).toHaveLength(1);
      expect(refusal(ofText(32_000, 2200))).toBe("quarantine: a sheet that shows far more than it is");
    });

    test("a text of more than a cell can hold is not read, and said", () => {
      const { patients, issues } = readSpreadsheet(ofText(32_768, 1));
      expect(patients).toHaveLength(1);
      expect(issues.map(({ at, saw }) => `${at}: ${saw}`)).toContain(
        "line 3, column patient_id: a text of more than a cell can hold",
      );
    });
  });

  test.each([
    ["rows", "<row><c><v>1</v></c></row>", 250_001],
    ["places, most of them empty", '<row><c r="SF1"><v>1</v></c></row>', 16_001],
  ])("a sheet of more %s than can be results is refused", (_, row, count) => {
    expect(refusal(workbook({ rows: rows + row.repeat(count) }))).toBe(
      "quarantine: a sheet that shows far more than it is",
    );
  });

  test("a part that many sheets name is read once", () => {
    const sheet = '<sheet name="x" state="hidden" sheetId="1" r:id="r1"/>'.repeat(3000);
    const many = parts()["xl/workbook.xml"]!.replace("</sheets>", `${sheet}</sheets>`);
    const opened = openWorkbook(packed({ ...parts(), "xl/workbook.xml": many }));
    const [first, ...others] = opened.ok ? opened.workbook.sheets.map(opened.workbook.read) : [];
    expect(others).toHaveLength(3000);
    expect(others.every((one) => one === first)).toBe(true);
  });

  test("cells at the far end cost no room", () => {
    const far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>';
    expect(readSpreadsheet(workbook({ rows: rows + far })).patients).toHaveLength(1);
  });
});

describe("names and markup", () => {
  test("entities are not expanded: a document type is refused", () => {
    const doctype = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
    const sheet = `${doctype}${parts()["xl/worksheets/sheet1.xml"]!.replace("M1", "&x;")}`;
    expect(refusal(packed({ ...parts(), "xl/worksheets/sheet1.xml": sheet }))).toBe(
      "quarantine: a sheet that is damaged",
    );
  });

  test("an entity that nobody has declared stays as it is written", () => {
    const outcome = readSpreadsheet(workbook({ rows: rows.replace("M1", "M1&amp;&x;") }));
    expect(outcome.patients[0]!.identifiers[0]!.value).toBe("M1&&x;");
  });

  test("names that climb lead nowhere", () => {
    const climbing = parts()["xl/_rels/workbook.xml.rels"]!.replace("worksheets/sheet1.xml", "../../../../etc/passwd");
    expect(refusal(packed({ ...parts(), "xl/_rels/workbook.xml.rels": climbing }))).toBe(
      "quarantine: a sheet that is damaged",
    );
    const beside = { ...parts(), "../../../tmp/longwatch-was-here.xml": "<a/>", "/etc/passwd": "x" };
    expect(readSpreadsheet(packed(beside)).patients).toHaveLength(1);
  });

  test("sheets that lie outside of the file are none", () => {
    const outside = parts()["xl/_rels/workbook.xml.rels"]!.replace("/>", ' TargetMode="External"/>');
    expect(refusal(packed({ ...parts(), "xl/_rels/workbook.xml.rels": outside }))).toBe(
      "quarantine: no sheet to be seen that holds anything",
    );
  });

  test("two parts of one name are nobody's", () => {
    const twice = packed({ ...parts(), "xl/worksheets/SHEET1.xml": "<a/>" });
    expect(refusal(twice)).toBe("reject: a packed file that is damaged");
  });
});

test("a file that is cut, or has bytes changed, is read or refused, and never throws", () => {
  const whole = Buffer.from(packed(parts()));
  fc.assert(
    fc.property(
      fc.integer({ min: 4, max: whole.length }),
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 4 }),
      (length, changes) => {
        const bytes = Buffer.from(whole.subarray(0, length));
        for (const [at, byte] of changes) if (at > 3 && at < length) bytes[at] = byte;
        const { disposition, issues } = readSpreadsheet(bytes);
        if (disposition === "reject" || disposition === "quarantine") expect(issues.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 300 },
  );
});

test("markup of any kind in a sheet is read or refused, and never throws", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...[
        "<row>",
        "</row>",
        "<c>",
        "</c>",
        '<c r="ZZZ9" t="s" s="9">',
        "<v>",
        "</v>",
        "<is>",
        "<t>",
        "<![CDATA[",
        "-->",
      ],
    ),
    fc.string({ maxLength: 4 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const { disposition } = readSpreadsheet(workbook({ rows: rows + pieces.join("") }));
      expect(["accept", "accept-with-warnings", "quarantine"]).toContain(disposition);
    }),
    { numRuns: 300 },
  );
});

describe("numbers of rows, columns and styles", () => {
  const odd = [
    ...["-1e17", "-1e9", "0", "1.5", "1e2", "1e17", "100000000000000000", "9".repeat(400), "NaN", "Infinity", "", " 1"],
    ...["0x10", "length", "__proto__", "1048577", "16385"],
  ];
  const people = (sheet: WrittenSheet) =>
    readSpreadsheet(workbook(sheet)).patients.map(({ identifiers }) => identifiers[0]!.value);

  test.each(odd)("%j is none, in whatever place, and nobody counts up to it", (number) => {
    const row = `<row r="${number}"><c s="${number}"><v>1</v></c></row>`;
    const merge = `<mergeCell ref="A${number}:A${number}"/><mergeCell ref="A1:A${number}"/>`;
    const columns = `<cols><col hidden="1" min="${number}" max="1"/><col hidden="1" min="1" max="${number}"/></cols>`;
    expect(people({ rows: rows + row, before: columns, after: `<mergeCells>${merge}</mergeCells>` })).toEqual(["M1"]);
  });

  test("a row whose number is none is the one after the row before", () => {
    const [head, body] = rows.split("</row>").map((row) => `${row}</row>`);
    const numbered = `${head!.replace("<row>", '<row r="7">')}<row/>${body!.replace("<row>", '<row r="1e17">')}`;
    const { patients } = readSpreadsheet(workbook({ rows: numbered }));
    expect(patients.flatMap(({ facts }) => facts)).toMatchObject([{ source: { row: 9 } }]);
  });

  test("numbers of any kind are read or refused, and never throw", () => {
    const number = fc.oneof(fc.constantFrom(...odd), fc.double().map(String), fc.integer().map(String));
    fc.assert(
      fc.property(fc.array(number, { minLength: 8, maxLength: 8 }), ([r, c, s, v, min, max, a, b]) => {
        const row = `<row r="${r}"><c r="A${c}" s="${s}" t="s"><v>${v}</v></c></row>`;
        const before = `<cols><col hidden="1" min="${min}" max="${max}"/></cols>`;
        const after = `<mergeCells><mergeCell ref="A${a}:C${b}"/></mergeCells>`;
        expect(people({ rows: rows + row, before, after })).toEqual(["M1"]);
      }),
      { numRuns: 200 },
    );
  });
});
