import { existsSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { makeFolder, notWritten } from "./folder.ts";

const fresh = (): string => mkdtempSync(path.join(tmpdir(), "longwatch-folder-"));

it("makes a folder with those above it, and one for each format beside the truth", () => {
  const out = path.join(fresh(), "a", "b");
  expect(makeFolder(out, ["record", "fhir"]).ok).toBe(true);
  expect(readdirSync(out).toSorted()).toEqual(["fhir", "records", "truth"]);
});

it("takes an empty folder and refuses any other", () => {
  const out = fresh();
  expect(makeFolder(out, []).ok).toBe(true);
  expect(makeFolder(out, [])).toMatchObject({ problems: [{ issues: [{ saw: "a folder that is not empty" }] }] });
});

it("refuses what the disk refuses", () => {
  const file = path.join(fresh(), "file");
  writeFileSync(file, "");
  expect(makeFolder(path.join(file, "deeper"), [])).toMatchObject({
    problems: [{ issues: [{ code: "value-not-allowed" }] }],
  });
  expect(existsSync(path.join(file, "deeper"))).toBe(false);
  expect(() => notWritten(new Error("ours"))).toThrow("ours");
});

it.runIf(existsSync("/proc/self"))("comes back from a file system that makes no folders", () => {
  expect(makeFolder("/proc/longwatch/cohort", [])).toMatchObject({ ok: false });
});
