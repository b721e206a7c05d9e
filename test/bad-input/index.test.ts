import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

/** All the broken files, whatever their kind. What is said about each is checked in the test of its kind. */
const kinds = {
  records: /\.json$/,
  protocols: /\.(?:yaml|json)$/,
  hl7: /\.hl7$/,
  fhir: /\.(?:json|ndjson|xml)$/,
  csv: /\.csv$/,
} as const;

const brokenOf = (kind: keyof typeof kinds): readonly string[] =>
  readdirSync(path.join(import.meta.dirname, kind))
    .filter((file) => kinds[kind].test(file))
    .map((file) => path.join(import.meta.dirname, kind, file));
const all = (Object.keys(kinds) as (keyof typeof kinds)[]).map((kind) => ({ kind, files: brokenOf(kind) }));

describe("broken files", () => {
  it.each(all)("of the kind $kind are many", ({ files }) => expect(files.length).toBeGreaterThanOrEqual(14));

  it("are at least 60 in all, each with an expected text", () => {
    const files = all.flatMap((one) => one.files);
    expect(files.filter((file) => !existsSync(file.replace(/\.[a-z0-9]+$/, ".expected.txt")))).toEqual([]);
    expect(files.length).toBeGreaterThanOrEqual(60);
  });

  it("are all of a kind that is tested", () => {
    const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []));
    expect(folders.toSorted()).toEqual(Object.keys(kinds).toSorted());
  });
});
