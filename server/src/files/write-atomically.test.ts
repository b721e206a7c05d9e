import { mkdtempSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { writeAtomically } from "./write-atomically.ts";

const folder = () => mkdtempSync(path.join(tmpdir(), "longwatch-write-"));

test("writes a new file, makes its folder, and leaves nothing beside it", () => {
  const file = path.join(folder(), "deep", "record.json");
  writeAtomically(file, "µ\n");
  expect(readFileSync(file, "utf8")).toBe("µ\n");
  expect(readdirSync(path.dirname(file))).toEqual(["record.json"]);
});

test("replaces a file, keeps its permissions and follows a link to it", () => {
  const file = path.join(folder(), "record.json");
  writeFileSync(file, "old", { mode: 0o600 });
  const link = path.join(folder(), "link.json");
  symlinkSync(file, link);
  writeAtomically(link, "new");
  expect(readFileSync(file, "utf8")).toBe("new");
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test("keeps the old content when it cannot write the new", () => {
  const file = path.join(folder(), "taken");
  writeAtomically(path.join(file, "inside"), "kept");
  expect(() => writeAtomically(file, "new")).toThrow();
  expect(readdirSync(path.dirname(file))).toEqual(["taken"]);
  expect(readFileSync(path.join(file, "inside"), "utf8")).toBe("kept");
});
