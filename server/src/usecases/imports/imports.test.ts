import { readFileSync } from "node:fs";
import { importTemplate, rejectedRows } from "@longwatch/interop";
import { beforeEach, describe, expect, it } from "vitest";
import { heldPage, waitingStates } from "../../db/held-messages.ts";
import { addIdentifiers } from "../../db/identifiers.ts";
import { messageOf } from "../../db/messages.ts";
import { ada, clinicOfAda } from "../../testing/clinic-of-ada.ts";
import { fileMessage } from "../receive-message.ts";
import { rawRecord, recordJson } from "../record.ts";
import { changeProfile } from "./profiles.ts";
import { bringTable, fileTable, previewTable, rejectedOf, undoTable } from "./table-import.ts";

const { within, lines: notices, clinic } = clinicOfAda();
const profile = {
  delimiter: ";",
  decimalMark: ",",
  dateOrder: "dmy",
  patientSystem: "CLINIC",
  columns: {
    Nr: "patient_id",
    Datum: "collected_at",
    Thrombozyten: { analyte: "platelets", unit: "10*9/L" },
    TSH: { analyte: "tsh", unit: "m[IU]/L" },
  },
};
/** A clinic's old sheet: one row a visit. The third has no such day, the fourth is nobody's. */
const sheet = Buffer.from(
  [
    "Nr;Datum;Thrombozyten;TSH",
    "M2001;01.03.2026;212;1,2",
    "M2001;01.04.2026;198;",
    "M2001;31.02.2026;190;",
    "M9;01.03.2026;12;",
  ].join("\n"),
);
const bring = (bytes: Buffer = sheet) => within((tx) => bringTable(tx, "old-sheet", bytes));
const facts = async () => (await within((tx) => recordJson(tx, ada)))!.facts;

beforeEach(() => within((tx) => changeProfile(tx, "old-sheet", profile, 0)));

describe("a table", () => {
  it("is previewed line by line, and nothing is filed", async () => {
    const before = await facts();
    const preview = await bring();
    expect(preview.table.state).toBe("previewed");
    expect(preview.patients).toEqual([{ patient: ada, facts: 3 }]);
    expect(preview.unmatched).toEqual({ people: 1, facts: 1 });
    expect(
      preview.issues.filter(({ severity }) => severity === "error").map(({ code, at }) => `${code} ${at}`),
    ).toEqual([expect.stringMatching(/^date-impossible line 4/)]);
    expect(await facts()).toEqual(before);
    expect(await notices()).toEqual([]);
  });

  it("is one import however often it is brought", async () => {
    const first = await bring();
    expect((await bring()).table).toEqual(first.table);
  });

  it("is filed when somebody says so; what is not certain waits, as urgent as it may be", async () => {
    const { table } = await bring();
    expect(await within((tx) => fileTable(tx, table.message))).toEqual({ ok: true, value: 3 });
    expect(
      (await facts()).filter((fact) => fact.kind === "result-reported" && fact.collectedOn === "2026-03-01"),
    ).toHaveLength(2);
    expect(await notices()).toEqual(["unread-message/… IMMEDIATE"]);
    expect(await within((tx) => fileTable(tx, table.message))).toEqual({ ok: true, value: 0 });
    expect((await within((tx) => previewTable(tx, table.message)))!.table).toMatchObject({ state: "filed", facts: 3 });
  });

  it("is undone as a whole: what held before holds again, and nothing is lost", async () => {
    const held = async () =>
      (await within((tx) => rawRecord(tx, ada)))!.held.all.flatMap(({ id, kind }) =>
        kind === "fact-retracted" ? [] : [id],
      );
    const [before, known] = [await held(), (await facts()).length];
    const { table } = await bring();
    await within((tx) => fileTable(tx, table.message));
    expect((await held()).length).toBe(before.length + 3);
    expect(await within((tx) => undoTable(tx, table.message, "The wrong clinic's sheet"))).toEqual({
      ok: true,
      value: 3,
    });
    expect(await held()).toEqual(before);
    expect((await facts()).length).toBe(known + 6);
    expect(await within((tx) => undoTable(tx, table.message, "again"))).toBeUndefined();
  });

  it("that was undone is filed again, and undone again: what it held back goes and comes with it", async () => {
    const counts = async () =>
      (await within((tx) => rawRecord(tx, ada)))!.held.all.flatMap((fact) =>
        fact.kind === "result-reported" && "value" in fact && [212, 198].includes(fact.value as number)
          ? [fact.value]
          : [],
      ).length;
    const before = await counts();
    const { table } = await bring();
    for (const _ of [1, 2]) {
      expect(await within((tx) => fileTable(tx, table.message))).toEqual({ ok: true, value: 3 });
      expect(await notices()).toEqual(["unread-message/… IMMEDIATE"]);
      expect(await counts()).toBe(before + 2);
      expect(await within((tx) => undoTable(tx, table.message, "The wrong sheet"))).toEqual({ ok: true, value: 3 });
      expect(await notices()).toEqual([]);
      expect(await counts()).toBe(before);
      expect((await within((tx) => heldPage(tx, { states: waitingStates, most: 10 }))).held).toEqual([]);
    }
  });

  it("is filed by its own act alone", async () => {
    const { table } = await bring();
    const before = await facts();
    expect(await within((tx) => fileMessage(tx, table.message))).toMatchObject({ conflict: expect.any(String) });
    expect(await facts()).toEqual(before);
  });

  it("that nobody brought, or that was not filed, is neither filed nor undone", async () => {
    expect(await within((tx) => fileTable(tx, clinic()))).toBeUndefined();
    const { table } = await bring();
    expect(await within((tx) => undoTable(tx, table.message, "no"))).toBeUndefined();
  });

  it("gives back the rows that could not be read, with the reasons", async () => {
    const { table, issues } = await bring();
    const kept = (await within((tx) => messageOf(tx, table.message)))!;
    const lines = rejectedRows(kept.bytes, issues).split("\r\n");
    expect(lines[0]).toBe("Nr,Datum,Thrombozyten,TSH,reason");
    expect(lines[1]).toMatch(/^M2001,31\.02\.2026,190,"","?line 4.*date-impossible/);
    expect(lines).toHaveLength(3);
  });
});

describe("a workbook", () => {
  const path = new URL("../../../../test/samples/xlsx/clinic-sheet.xlsx", import.meta.url);
  const bytes = readFileSync(path);
  const ofWorkbook = { patientSystem: "CLINIC", decimalMark: "," };
  const bringIt = async () => {
    await within(async (tx) => {
      await changeProfile(tx, "workbook", ofWorkbook, 0);
      await addIdentifiers(tx, ada, [{ system: "CLINIC", value: "M-2001" }]);
    });
    return within((tx) => bringTable(tx, "workbook", bytes));
  };

  it("is previewed, filed and undone like any table", async () => {
    const preview = await bringIt();
    expect([preview.patients, preview.unmatched, preview.sheets]).toEqual([
      [{ patient: ada, facts: 5 }],
      { people: 2, facts: 2 },
      ["Werte", "Notizen"],
    ]);
    const { message } = preview.table;
    expect(await within((tx) => fileTable(tx, message))).toEqual({ ok: true, value: 5 });
    expect(await within((tx) => undoTable(tx, message, "Wrong sheet"))).toEqual({ ok: true, value: 5 });
  });

  it("gives back its rows with errors as CSV, which can be brought again once they are mended", async () => {
    const { table } = await bringIt();
    const rejected = (await within((tx) => rejectedOf(tx, table.message)))!.text;
    const lines = rejected.split("\r\n");
    expect(lines.map((line) => line.split(",")[0])).toEqual(["Pat_ID", "M-2002", "M-2003", ""]);
    const mended = rejected.replace("46082", "2026-03-01");
    const again = await within((tx) => bringTable(tx, "workbook", Buffer.from(mended)));
    expect(again.unmatched).toEqual({ people: 2, facts: 2 });
    expect(again.issues.filter(({ severity }) => severity === "error")).toEqual([]);
  });
});

it("a table that was given back is read again under a profile with another separator", async () => {
  const { table } = await bring();
  const rejected = (await within((tx) => rejectedOf(tx, table.message)))!.text;
  const again = await bring(Buffer.from(rejected.replace("31.02.2026", "28.02.2026")));
  expect(again.patients).toEqual([{ patient: ada, facts: 1 }]);
  expect(again.issues).toEqual([]);
});

it("a profile is judged before it is kept, and its versions count", async () => {
  const wrong = await within((tx) => changeProfile(tx, "old-sheet", { delimiter: "x", other: 1 }, 1));
  expect(wrong.ok ? [] : wrong.issues.map(({ at }) => at)).toEqual(["/delimiter", "/other"]);
  expect(await within((tx) => changeProfile(tx, "old-sheet", profile, 1))).toEqual({ ok: true, value: 2 });
  const late = await within((tx) => changeProfile(tx, "old-sheet", profile, 1));
  expect(late.ok ? [] : late.issues.map(({ code }) => code)).toEqual(["record-changed"]);
});

it("the template is read without a profile", async () => {
  await within((tx) => addIdentifiers(tx, ada, [{ system: "urn:clinic:mrn", value: "M1000-x" }]));
  const preview = await within((tx) =>
    bringTable(tx, "none", Buffer.from(importTemplate().replace("M1000", "M1000-x"))),
  );
  expect([preview.patients, preview.issues]).toEqual([[{ patient: ada, facts: 1 }], []]);
});

it("what a spreadsheet would calculate is given back as text", () => {
  const table = Buffer.from("patient_id;value\n=cmd|' /C calc'!A0;1\n");
  const text = rejectedRows(table, [
    { code: "code-unmapped", severity: "error", at: "line 2", saw: "", remedy: "Map it." },
  ]);
  expect(text).toContain("'=cmd");
});
