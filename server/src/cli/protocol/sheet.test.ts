import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { protocolsFolder } from "../../protocols/folder.ts";
import { sheet } from "./sheet.ts";

const english = { language: "en" };
const folder = mkdtempSync(path.join(tmpdir(), "longwatch-sheets-"));
for (const part of ["template/1.yaml", "references.yaml"]) {
  cpSync(path.join(protocolsFolder(), part), path.join(folder, part));
}
const file = path.join(folder, "template", "1.sheet.md");
const issuesOf = (options: Parameters<typeof sheet>[1]) =>
  sheet(undefined, options, folder).problems.flatMap((one) =>
    one.issues.map(({ code, at }) => `${one.file} ${code} ${at}`),
  );

test("a sheet is missing, written, true, and stale once somebody changes either side", () => {
  expect(issuesOf({ ...english, check: true })).toEqual(["template/1.sheet.md protocol-sheet-stale /"]);
  expect(sheet(undefined, { ...english, write: true }, folder)).toEqual({
    text: "template/1.sheet.md\n",
    problems: [],
  });
  expect(sheet(undefined, { ...english, check: true }, folder).problems).toEqual([]);
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replaceAll("\n", "\r\n"));
  expect(issuesOf({ ...english, check: true })).toEqual([]);
  writeFileSync(file, text.replace("| Status | draft |", "| Status | approved |"));
  const line = text.split("\n").indexOf("| Status | draft |") + 1;
  expect(issuesOf({ ...english, check: true })).toEqual([`template/1.sheet.md protocol-sheet-stale line ${line}`]);
});

test("each language has a file of its own", () => {
  expect(sheet("template@1", { language: "es", write: true }, folder).text).toBe("template/1.sheet.es.md\n");
  expect(readFileSync(path.join(folder, "template", "1.sheet.es.md"), "utf8")).toContain("Traducción incompleta");
});
