import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { formatIssues } from "../../server/src/files/print-issues.ts";
import { loadLibrary } from "../../server/src/protocols/load.ts";
import { lint } from "../../server/src/cli/protocol/lint.ts";

/**
 * Files that are broken on purpose, each with the exact words in which that is said. The words are part of
 * the product: an expected text is changed by hand, and the commit says why.
 */
const folder = path.join(import.meta.dirname, "protocols");
const files = readdirSync(folder).filter((name) => /\.(yaml|json)$/.test(name));
const sets = readdirSync(path.join(folder, "sets"), { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []));

const shipped = loadLibrary();

/** What the linter prints, with paths as from `test/bad-input`. */
const printed = (target: string): string => {
  const { problems } = lint([path.join(folder, target)], {}, () => shipped);
  return formatIssues(problems.map((one) => ({ ...one, file: path.isAbsolute(one.file) ? path.relative(import.meta.dirname, one.file) : one.file })));
};
const expectedFor = (target: string): string => readFileSync(path.join(folder, `${target.replace(/\.(yaml|json)$/, "")}.expected.txt`), "utf8");

describe("one broken file", () => {
  test.each(files)("%s", (file) => {
    expect(printed(file)).toBe(expectedFor(file));
  });
});

describe("files that are broken together", () => {
  test.each(sets)("%s", (set) => {
    expect(printed(path.join("sets", set))).toBe(expectedFor(path.join("sets", set)));
  });
});

test("every expected text has its file or folder", () => {
  const expected = [folder, path.join(folder, "sets")].flatMap((one) => readdirSync(one)).filter((name) => name.endsWith(".expected.txt"));
  expect(expected.length).toBe(files.length + sets.length);
  expect(files.length + sets.length).toBeGreaterThanOrEqual(40);
});

describe("through the command line", () => {
  const root = path.join(import.meta.dirname, "..", "..");
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ["--conditions=@longwatch/source", path.join(root, "server/src/cli/main.ts"), ...args], {
      cwd: import.meta.dirname,
      encoding: "utf8",
    });

  test.each(["key-twice.yaml", "no-source.yaml", "many-problems.yaml"])("%s ends with 2 and the list on standard error", (file) => {
    const { status, stdout, stderr } = run("protocol", "lint", `protocols/${file}`);
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: "", stderr: expectedFor(file) });
  });

  test("as JSON, with lines and columns, and still 2", () => {
    const { status, stdout } = run("protocol", "lint", "protocols/applies-to-nobody.yaml", "--json");
    expect(status).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      lint: 1,
      files: [{ file: "protocols/applies-to-nobody.yaml", issues: [{ code: "value-not-allowed", at: "/rules/0/appliesTo", line: 23, column: 5 }] }],
    });
  });

  test("a file that is not there", () => {
    const { status, stderr } = run("protocol", "lint", "protocols/absent.yaml");
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: "protocols/absent.yaml  text-unreadable  saw no such file → Name a file that exists and may be read.\n1 problem.\n",
    });
    expect(existsSync(path.join(folder, "absent.yaml"))).toBe(false);
  });
});
