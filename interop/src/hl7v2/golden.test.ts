import { readdirSync, readFileSync } from "node:fs";
import { parseFacts } from "@longwatch/core";
import { describe, expect, it } from "vitest";
import type { Hl7Options } from "./options.ts";
import { type FileOutcome, readHl7File } from "./read-file.ts";

/**
 * What each sample file gives, read by eye against the message when it was written. Never rewritten by a
 * program: a commit that changes one says why. `mapped` files hold the same samples with the code maps a
 * clinic would have agreed with these senders.
 */
const samples = new URL("../../../test/samples/hl7v2/", import.meta.url);
const golden = new URL("./golden/", import.meta.url);
const names = readdirSync(samples).filter((name) => name.endsWith(".hl7"));

const maps: Readonly<Record<string, Hl7Options>> = {
  "structured-numeric-tsh.hl7": { codes: { "LAB/MAIN": { TSH: "tsh", GLU: "glucose", ABT: "tpo_ab_titre" } } },
  "vendor-shape-hospital-lab.hl7": { codes: { "*": { WBC: "wbc" } } },
  // These LOINC numbers are of cell morphology, and this sender counts cells with them.
  "lab-oru-1-partial.hl7": { codes: { SomeSystem: { "11125-2": "platelets", "11156-7": "wbc", "11273-0": "rbc" } } },
  "lab-oru-2-final.hl7": { codes: { SomeSystem: { "11125-2": "platelets", "11156-7": "wbc", "11273-0": "rbc" } } },
  "baseline-virology-screen.hl7": { codes: { "ProPhase/ProPhase": { "40726-2": "hcv_ab" } } },
};

const read = (name: string, options: Hl7Options = {}) => readHl7File(readFileSync(new URL(name, samples)), options);
const expected = (file: string): unknown => JSON.parse(readFileSync(new URL(file, golden), "utf8"));
const shown = ({ disposition, patients, issues }: FileOutcome): unknown =>
  JSON.parse(JSON.stringify({ disposition, patients, issues }));

describe("sample files", () => {
  it.each(names)("%s", (name) => {
    expect(shown(read(name))).toEqual(expected(name.replace(/\.hl7$/, ".golden.json")));
  });

  it.each(Object.keys(maps))("%s with the sender's codes", (name) => {
    expect(shown(read(name, maps[name]))).toEqual(expected(name.replace(/\.hl7$/, ".mapped.golden.json")));
  });

  it("give only facts that the core accepts", () => {
    for (const name of names) {
      for (const { facts } of read(name, maps[name]).patients) {
        const parsed = parseFacts(facts);
        expect(parsed.ok ? [] : parsed.issues, name).toEqual([]);
      }
    }
  });

  it("have no expectation too many", () => {
    const known = [
      ...names.map((name) => name.replace(/\.hl7$/, "")),
      ...Object.keys(maps).map((name) => name.replace(/\.hl7$/, ".mapped")),
    ];
    expect(readdirSync(golden).sort()).toEqual(known.map((name) => `${name}.golden.json`).sort());
  });

  it("show no name and no birth date in any issue", () => {
    for (const name of names) {
      expect(JSON.stringify(read(name, maps[name]).issues), name).not.toMatch(
        /Doe|DUCK|Mickey|Everyman|Johnson|Jones|Huckleberry|Testmale|Zonetest|Smith|Brown|19701031|19241010|19800602|19610615/i,
      );
    }
  });
});

it("keeps the final copy of an order over the partial one, whichever comes first", () => {
  const keysOf = (name: string) =>
    new Map(read(name, maps[name]).patients[0]!.facts.map((fact) => [fact.resultKey, fact.status]));
  const partial = keysOf("lab-oru-1-partial.hl7");
  const final = keysOf("lab-oru-2-final.hl7");
  const shared = [...partial.keys()].filter((key) => final.has(key));
  expect(shared.length).toBeGreaterThanOrEqual(4);
  expect(shared.map((key) => final.get(key))).toEqual(shared.map(() => "final"));
});
