import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, expect, test } from "vitest";
import { clinicOverHttp } from "../testing/clinic-over-http.ts";

/** A clinic's old sheet, from the file on somebody's computer to the record and back. */
const { url, server, clinic, nurse } = clinicOverHttp("M-2001");
const workbook = readFileSync(path.join(import.meta.dirname, "../../../test/samples/xlsx/clinic-sheet.xlsx"));
const ofExcel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

beforeEach(async () => {
  const profile = { patientSystem: "CLINIC", decimalMark: "," };
  const saved = await ask("PUT", "/imports/profiles/old", profile, { "if-match": '"0"' });
  expect(saved.statusCode, saved.body).toBe(200);
});

const ask = (method: "GET" | "POST" | "PUT", address: string, payload?: object | Buffer, headers = {}) =>
  server().as(nurse(), {
    method,
    url: url(address),
    ...(payload === undefined ? {} : { payload }),
    headers,
  });
const bring = (bytes: Buffer, type: string) => ask("POST", "/imports/from/old", bytes, { "content-type": type });
type Preview = {
  readonly import: string;
  readonly state: string;
  readonly patients: readonly object[];
  readonly sheets: readonly string[];
};

test("a workbook is previewed, filed, given back where it could not be read, and undone", async () => {
  const brought = await bring(workbook, ofExcel);
  expect(brought.statusCode, brought.body).toBe(202);
  const preview = brought.json<Preview>();
  expect(preview).toMatchObject({ state: "previewed", patients: [{ facts: 5 }], sheets: ["Werte", "Notizen"] });
  const at = `/imports/${preview.import}`;
  expect((await ask("POST", `${at}/filing`)).json()).toEqual({ added: 5 });
  const rejected = await ask("GET", `${at}/rejected`);
  expect(rejected.headers).toMatchObject({
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": 'attachment; filename="rejected.csv"',
    "cache-control": "private, no-store",
  });
  expect(rejected.body.split("\r\n")[0]).toMatch(/^Pat_ID,.*,reason$/);
  expect((await ask("POST", `${at}/undoing`, { reason: "Wrong sheet" })).json()).toEqual({ takenBack: 5 });
  expect((await ask("GET", at)).json()).toMatchObject({ state: "undone" });
});

test.each(["application/octet-stream", "text/plain"])(
  "it is known by its bytes where a browser calls it %s",
  async (type) => {
    expect((await bring(workbook, type)).json()).toMatchObject({ patients: [{ facts: 5 }] });
  },
);

test.each<[string, Buffer, string, number]>([
  ["of another kind", workbook, "application/pdf", 415],
  ["of more than 16 MB", Buffer.alloc(16 * 1024 * 1024 + 1, 0x20), "text/csv", 413],
])("a file %s is refused, and nothing is kept", async (_, bytes, type, status) => {
  const refused = await bring(bytes, type);
  expect([refused.statusCode, refused.json().status]).toEqual([status, status]);
  expect((await ask("GET", "/imports")).json()).toEqual({ imports: [] });
});

test("the columns of a workbook are told before anything is kept of it, by the sheet of the profile that is named", async () => {
  const columns = (query = "") => ask("POST", `/imports/columns${query}`, workbook, { "content-type": ofExcel });
  const told = await columns();
  expect(told.json()).toMatchObject({ headers: expect.arrayContaining(["Pat_ID"]), sheets: ["Werte", "Notizen"] });
  await ask("PUT", "/imports/profiles/notes", { sheet: "Notizen" }, { "if-match": '"0"' });
  expect((await columns("?profile=notes")).json<{ headers: string[] }>().headers).not.toContain("Pat_ID");
  expect((await ask("GET", "/imports")).json()).toEqual({ imports: [] });
});

test("whoever may not handle what comes in brings no table", async () => {
  const pharmacist = await server().person(clinic(), ["pharmacist"]);
  const refused = await server().as(pharmacist, {
    method: "POST",
    url: url("/imports/from/old"),
    payload: workbook,
    headers: { "content-type": ofExcel },
  });
  expect(refused.statusCode).toBe(403);
});
