import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { asWhole } from "../testing/fhir.ts";
import { type CsvOptions, readCsvFile } from "./read-file.ts";

/** What each sample gives, read by eye when it was written. Never rewritten by a program: a commit that changes one says why. */
const samples = new URL("../../../test/samples/csv/", import.meta.url);
const golden = new URL("./golden/", import.meta.url);
const names = readdirSync(samples);

/** As far as a profile can help: whose the samples are, and when they were drawn, stands nowhere in the file. */
const profiled: Readonly<Record<string, CsvOptions>> = {
  "lab1-results.csv": {
    profile: {
      patientSystem: "urn:lab1",
      columns: { specimen_id: "order_id", test_time: "result_at", observation: "ignore" },
    },
  },
};

const read = (name: string, options?: CsvOptions) =>
  asWhole(readCsvFile(readFileSync(new URL(name, samples)), options));
const expected = (name: string): unknown => JSON.parse(readFileSync(new URL(`${name}.golden.json`, golden), "utf8"));
const bare = (name: string): string => name.replace(/\.csv$/, "");

describe("sample files", () => {
  test.each(names)("%s", (name) => {
    expect(read(name)).toEqual(expected(bare(name)));
  });

  test.each(Object.keys(profiled))("%s with a profile", (name) => {
    expect(read(name, profiled[name])).toEqual(expected(`${bare(name)}.profiled`));
  });

  test("have no expectation too many", () => {
    const known = [...names.map(bare), ...Object.keys(profiled).map((name) => `${bare(name)}.profiled`)];
    expect(readdirSync(golden).toSorted()).toEqual(known.map((name) => `${name}.golden.json`).toSorted());
  });

  test("show no name", () => {
    for (const name of names) expect(JSON.stringify(read(name))).not.toMatch(/Aguilar|Brooke|Johnson|Ponce|Crystal/);
  });
});
