import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseRecord, type RecordJson } from "@longwatch/core";
import { exportShapes } from "@longwatch/interop";
import { describe, expect, test } from "vitest";
import { examples } from "../../../../core/src/testing/fact-examples.ts";
import { askFiles, exportRecords, recordFrom } from "../../testing/exports.ts";
import { temporaryFolder } from "../../testing/temporary.ts";
import { exportFormats } from "./table-files.ts";

const folder = temporaryFolder();
const key = Buffer.alloc(32, 5);
/** Words that no rule, list or table has. A key takes the second only. */
const markers = ["=Zweigelt Ottokar", "Zweigelt-Ottokar"];
const patient = {
  id: "Zweigelt-Ottokar-1",
  sex: "female",
  bornOn: "1983-07-19",
  jurisdiction: "EU",
  identifiers: [{ system: "urn:zweigelt:mrn", value: "Zweigelt 4711" }],
};
const bare = { record: 1, patient, facts: [] };
const isRead = (fact: object): boolean => parseRecord({ ...bare, facts: [fact] }).ok;

/** Every text of a value that may be any text, replaced: by trying, so that a field that is added later is tried too. */
function marked(fact: object): object {
  let best = fact;
  for (const at of placesOf(fact, [])) {
    for (const marker of markers) {
      const tried = replaced(best, at, marker);
      if (!isRead(tried)) continue;
      best = tried;
      break;
    }
  }
  return best;
}

type Place = readonly (string | number)[];
function placesOf(value: unknown, at: Place): readonly Place[] {
  if (typeof value === "string") return at[0] === "kind" || at[0] === "id" ? [] : [at];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) =>
    placesOf(one, [...at, Array.isArray(value) ? Number(name) : name]),
  );
}
function replaced<T>(value: T, [first, ...rest]: Place, text: string): T {
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string | number, unknown>;
  copy[first!] = rest.length === 0 ? text : replaced(copy[first!], rest, text);
  return copy as T;
}

const originals = Object.entries(examples).flatMap(([kind, { least, full }]) => [
  { ...least, kind },
  { ...full, kind },
]);
const facts = originals
  .map((fact, i) => ({ ...fact, id: `Zweigelt-fact-${i}`, supersedes: undefined }))
  .map((fact) => JSON.parse(JSON.stringify(fact)) as object)
  .filter(({ kind }: { kind?: string }) => kind !== "fact-retracted")
  .flatMap((fact) => [marked(fact), { ...marked(fact), id: `${(fact as { id: string }).id}-b` }]);
const record = recordFrom({ ...bare, facts } as unknown as RecordJson);

test("the markers stand in many fields, so that the search means something", () => {
  const text = JSON.stringify(facts);
  expect(text.match(/Ottokar/g)!.length).toBeGreaterThan(100);
  for (const field of ["note", "lot", "comments", "drug", "condition", "symptom", "rationale", "by", "site", "vaccine"])
    expect(text).toMatch(new RegExp(`"${field}":\\[?"[=Z]`));
});

describe.each(exportShapes)("with pseudonyms, the shape %s", (shape) => {
  test.each(exportFormats)("as %s holds no name, number, birth date or text of the record", async (format) => {
    const into = path.join(folder, `${shape}-${format}`);
    const manifest = await exportRecords(into, [record], { shape, format, key });
    expect(manifest.people).toBe(1);
    const all = [JSON.stringify(manifest)];
    for (const { file } of manifest.tables)
      all.push(
        readFileSync(path.join(into, file), "latin1"),
        // Parquet is compressed: what it holds is read by its own engine.
        format === "parquet" ? JSON.stringify(await askFiles(into, `select * from 'FOLDER/${file}'`)) : "",
      );
    expect(readdirSync(into).toSorted()).toEqual(manifest.tables.map(({ file }) => file).toSorted());
    const text = all.join("\n");
    for (const secret of ["zweigelt", "ottokar", "4711", "1983-07", "urn:"])
      expect(text.toLowerCase()).not.toContain(secret);
    if (shape === "analysis") expect(all.slice(1).join("")).not.toMatch(/\d{4}-\d{2}-\d{2}/);
  });
});

test("where people are asked for by name they have it, and notes stay here all the same", async () => {
  const into = path.join(folder, "identified");
  const manifest = await exportRecords(into, [record], { shape: "omop", format: "csv", key: undefined });
  expect(manifest).toMatchObject({ privacy: "identified", keyMark: null });
  const person = readFileSync(path.join(into, "person.csv"), "utf8");
  expect(person).toContain("Zweigelt-Ottokar-1");
  expect(person).toContain(",1983,7,19,");
  const drugs = readFileSync(path.join(into, "drug_exposure.csv"), "utf8");
  expect(drugs).toContain("'=Zweigelt Ottokar");
  expect(drugs).toContain("2024-03-04");
});

test("a result that was entered in error, and a fact that was retracted, are in no table", async () => {
  const result = { kind: "result-reported", collectedOn: "2025-01-10", analyte: "tsh", value: 2.5, unit: "m[IU]/L" };
  const one = recordFrom({
    ...bare,
    facts: [
      { ...result, id: "a" },
      { ...result, id: "b", value: 77.25, resultKey: "k" },
      {
        ...result,
        id: "c",
        value: 77.25,
        resultKey: "k",
        status: "entered-in-error",
        reportedAt: "2025-01-12T00:00:00Z",
      },
      { ...result, id: "d", value: 88.25 },
      { kind: "fact-retracted", fact: "d", reason: "another patient's", by: "AB", recordedAt: "2025-01-12T00:00:00Z" },
    ],
  });
  for (const shape of exportShapes) {
    const into = path.join(folder, `held-${shape}`);
    const { tables } = await exportRecords(into, [one], { shape, format: "csv", key });
    const text = tables.map(({ file }) => readFileSync(path.join(into, file), "utf8")).join("");
    expect(text).not.toMatch(/77\.25|88\.25/);
    if (shape !== "registry") expect(text).toContain("2.5");
  }
});
