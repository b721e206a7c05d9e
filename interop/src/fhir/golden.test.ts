import { readdirSync, readFileSync } from "node:fs";
import { parseFacts } from "@longwatch/core";
import { describe, expect, test } from "vitest";
import { asWhole } from "../testing/fhir.ts";
import { type FhirOptions, readFhirFile } from "./read-file.ts";

/**
 * What each sample file gives, read by eye against the resource when it was written. Never rewritten by a
 * program: a commit that changes one says why.
 */
const samples = new URL("../../../test/samples/fhir/", import.meta.url);
const golden = new URL("./golden/", import.meta.url);
const names = readdirSync(samples);

/** These LOINC numbers are of cell morphology, and this sender counts cells with them. */
const mapped: Readonly<Record<string, FhirOptions>> = {
  "converted-lab-oru-1.json": {
    codes: { "http://loinc.org": { "11125-2": "platelets", "11156-7": "wbc", "11273-0": "rbc" } },
  },
};

const read = (name: string, options?: FhirOptions) =>
  asWhole(readFhirFile(readFileSync(new URL(name, samples)), options));
const bare = (name: string): string => name.replace(/\.(?:json|xml)$/, "");
const expected = (name: string): unknown => JSON.parse(readFileSync(new URL(`${name}.golden.json`, golden), "utf8"));

describe("sample files", () => {
  test.each(names)("%s", (name) => {
    expect(read(name)).toEqual(expected(bare(name)));
  });

  test.each(Object.keys(mapped))("%s with the sender's codes", (name) => {
    expect(read(name, mapped[name])).toEqual(expected(`${bare(name)}.mapped`));
  });

  test("give only facts that the core accepts", () => {
    for (const name of names) {
      for (const { facts } of read(name, mapped[name]).patients) {
        const parsed = parseFacts(facts);
        expect(parsed.ok ? [] : parsed.issues, name).toEqual([]);
      }
    }
  });

  test("have no expectation too many", () => {
    const known = [...names.map(bare), ...Object.keys(mapped).map((name) => `${bare(name)}.mapped`)];
    expect(readdirSync(golden).toSorted()).toEqual(known.map((name) => `${name}.golden.json`).toSorted());
  });

  test("show no name and no birth date", () => {
    for (const name of names) {
      expect(JSON.stringify(read(name, mapped[name])), name).not.toMatch(/Shaw|Bone|DUCK|DONALD|URO|1924-10-10/);
    }
  });
});
