import { mkdirSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { parseRecord, type RecordJson } from "@longwatch/core";
import type { Truth } from "@longwatch/synthetic";
import { expect, it } from "vitest";
import { added, type CohortPlan, noCounts, sha256 } from "./cohort.ts";
import { manifestOf, tally } from "./manifest.ts";
import { writePerson } from "./person-files.ts";
import { recordText } from "./texts.ts";

const record: RecordJson = {
  record: 1,
  patient: { id: "s-1", sex: "female", jurisdiction: "EU" },
  facts: [
    { kind: "infusion-given", infusedOn: "2015-03-02", drug: "alemtuzumab", doseMg: 12 },
    { kind: "result-reported", collectedOn: "2015-04-02", analyte: "platelets", value: 212, unit: "10*9/L" },
  ],
};
const plan: CohortPlan = {
  preset: "care-ms-1",
  people: 1,
  seed: "1",
  arm: "alemtuzumab",
  formats: ["record"],
  compress: false,
  folder: "",
};

it("writes a record with a fact on each line, which reads as it was", () => {
  const text = recordText(record);
  expect(text.split("\n")).toHaveLength(5);
  expect(JSON.parse(text)).toEqual(record);
  expect(parseRecord(JSON.parse(text)).ok).toBe(true);
});

it("writes what was asked for, and tells the digest of the record either way", () => {
  for (const formats of [["record"], []] as const) {
    const folder = mkdtempSync(path.join(tmpdir(), "longwatch-person-"));
    for (const one of ["records", "truth"]) mkdirSync(path.join(folder, one));
    const share = writePerson({ ...plan, formats, folder }, { record, truth: { truth: 1 } as Truth, deliveries: [] });
    expect(share.digests).toBe(`${sha256(recordText(record))}  records/s-1.json\n`);
    expect(share.counts).toMatchObject({ people: 1, facts: 2, results: 1, infusions: 1, messages: 0 });
    expect(readdirSync(path.join(folder, "records"))).toEqual(formats.length === 0 ? [] : ["s-1.json"]);
    expect(JSON.parse(readFileSync(path.join(folder, "truth", "s-1.json"), "utf8"))).toEqual({ truth: 1 });
  }
});

it("compresses each file where that is asked for, and tells the digest of what is in it", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "longwatch-person-"));
  for (const one of ["records", "truth", "hl7v2", "fhir"]) mkdirSync(path.join(folder, one));
  const formats = ["record", "hl7v2", "fhir"] as const;
  const given = { record, truth: { truth: 1 } as Truth, deliveries: [] };
  const share = writePerson({ ...plan, formats, folder, compress: true }, given);
  expect(share.digests).toBe(`${sha256(recordText(record))}  records/s-1.json\n`);
  const files = ["records/s-1.json.gz", "truth/s-1.json.gz", "hl7v2/s-1.hl7.gz", "fhir/s-1.json.gz"];
  for (const file of files) expect(readdirSync(path.join(folder, path.dirname(file)))).toEqual([path.basename(file)]);
  expect(gunzipSync(readFileSync(path.join(folder, files[0]!))).toString("utf8")).toBe(recordText(record));
});

it("adds up shares in their order", () => {
  const sums = tally();
  const counts = { ...noCounts, people: 1, facts: 3 };
  for (const digests of ["a\n", "b\n"]) sums.take({ counts, digests });
  expect(sums.total()).toEqual({ counts: added(counts, counts), records: `sha256:${sha256("a\nb\n")}` });
  const preset = { name: "care-ms-1", version: "1", digest: "sha256:0" };
  expect(manifestOf(plan, preset, "0.1.0", sums.total())).toMatchObject({ cohort: 1, synthetic: true, through: null });
});
