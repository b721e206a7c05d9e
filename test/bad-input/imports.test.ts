import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { importFiles } from "../../interop/src/import.ts";
import { formatIssues } from "../../server/src/files/print-issues.ts";

/**
 * Files that laboratories should not send and do, each with the exact words in which that is said. The words
 * are part of the product: an expected text is changed by hand, and the commit says why.
 */
const kinds = { fhir: /\.(?:json|ndjson|xml)$/, csv: /\.csv$/ } as const;
const filesOf = (kind: keyof typeof kinds) => readdirSync(path.join(import.meta.dirname, kind)).filter((name) => kinds[kind].test(name));

/** The disposition, and what a person reads. */
const printed = (kind: string, name: string): string => {
  const bytes = readFileSync(path.join(import.meta.dirname, kind, name));
  const { files } = importFiles([{ name: `${kind}/${name}`, bytes }], { recordedAt: "2026-11-21T10:00:00Z" });
  return `${files.map(({ disposition }) => disposition).join()}\n${formatIssues(files)}`;
};
const expectedFor = (kind: string, name: string): string =>
  readFileSync(path.join(import.meta.dirname, kind, `${name.replace(/\.[a-z]+$/, "")}.expected.txt`), "utf8");

describe.each(Object.keys(kinds) as (keyof typeof kinds)[])("broken %s", (kind) => {
  test.each(filesOf(kind))("%s", (name) => {
    expect(printed(kind, name)).toBe(expectedFor(kind, name));
  });

  test("every expected text has its file", () => {
    const expected = readdirSync(path.join(import.meta.dirname, kind)).filter((name) => name.endsWith(".expected.txt"));
    expect(expected.map((name) => name.replace(".expected.txt", "")).toSorted()).toEqual(filesOf(kind).map((name) => name.replace(/\.[a-z]+$/, "")).toSorted());
    expect(expected.length).toBeGreaterThanOrEqual(14);
  });
});
