import { readdirSync, readFileSync } from "node:fs";
import { type FactJson, parseFacts, type RecordJson } from "@longwatch/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ImportedFile, type ImportReport, importFiles } from "./import.ts";
import { mergeIntoRecord } from "./merge.ts";
import { bundle, bytesOf, observation, patient } from "./testing/fhir.ts";

const recordedAt = "2026-11-21T10:00:00Z";
const options = { recordedAt };
const json = (name: string, value: unknown): ImportedFile => ({ name, bytes: bytesOf(JSON.stringify(value)) });
const text = (name: string, content: string): ImportedFile => ({ name, bytes: bytesOf(content) });
const facts = ({ files }: ImportReport): readonly FactJson[] =>
  files.flatMap(({ patients }) => patients.flatMap((one) => one.facts));
const codes = ({ files }: ImportReport) => files.flatMap(({ issues }) => issues.map(({ code }) => code));

const oru = (id: string, value: string) =>
  `MSH|^~\\&|LAB|CITY|||20250301120000+0100||ORU^R01|${id}|P|2.5.1\rPID|1||MRN-p1^^^urn:clinic:mrn\rOBR|1||F1|58410-2^CBC^LN|||20250301083000+0100\rOBX|1|NM|777-3^Platelets^LN||${value}|10*9/L|150-400||||F\r`;
const csv =
  "patient_id,id_authority,collected_at,code,code_system,value,unit\nMRN-p1,urn:clinic:mrn,2025-04-01,777-3,LN,190,10*9/L\n";
const fhir = bundle(patient("p1"), observation());
const folder = new URL("../../test/samples/", import.meta.url);
const samples = ["fhir", "hl7v2", "csv"].flatMap((kind) =>
  readdirSync(new URL(`${kind}/`, folder)).map((name) => ({
    name: `${kind}/${name}`,
    bytes: readFileSync(new URL(`${kind}/${name}`, folder)),
  })),
);

describe("files", () => {
  test("are told apart by their content, and each has its facts", () => {
    const report = importFiles([text("a", oru("1", "212")), json("b", fhir), text("c", csv)], options);
    expect(report.import).toBe(1);
    expect(report.files.map(({ file, disposition }) => [file, disposition])).toEqual([
      ["a", "accept"],
      ["b", "accept"],
      ["c", "accept"],
    ]);
    expect(facts(report)).toMatchObject([
      { analyte: "platelets", value: 212, recordedAt, source: { file: "a" } },
      { value: 212, recordedAt, source: { file: "b", resource: "Observation/o1" } },
      { value: 190, recordedAt, source: { file: "c", row: 2 } },
    ]);
    expect(report.files.flatMap(({ patients }) => patients.map(({ identifiers }) => identifiers[0]))).toEqual(
      Array(3).fill({ system: "urn:clinic:mrn", value: "MRN-p1" }),
    );
  });

  test.each([
    ["", "text-unreadable", "reject"],
    ['{"record":1,"patient":{},"facts":[]}', "resource-unsupported", "reject"],
    ['{"import":1,"files":[]}', "resource-unsupported", "reject"],
    ["<html><body>404</body></html>", "text-unreadable", "reject"],
    ["Dear colleague", "text-unreadable", "reject"],
    ["EVN|A01|20250301\rPID|1", "message-unreadable", "reject"],
    ["\ufeff{", "text-unreadable", "reject"],
  ])("%j is %s", (content, code, disposition) => {
    const report = importFiles([text("f", content)], options);
    expect([codes(report), report.files[0]?.disposition]).toEqual([[code], disposition]);
  });

  test("the same bytes twice, and the same message in another file, are read once", () => {
    const twice = importFiles([text("a", oru("1", "212")), text("b", oru("1", "212"))], options);
    expect(facts(twice)).toHaveLength(1);
    expect(twice.files[1]).toMatchObject({
      disposition: "accept-with-warnings",
      issues: [{ code: "message-duplicate" }],
    });
    const reframed = importFiles([text("a", oru("1", "212")), text("b", `\v${oru("1", "212")}\x1c\r`)], options);
    expect(facts(reframed)).toHaveLength(1);
    expect(codes(reframed)).toEqual(["message-duplicate"]);
  });

  test("one number on two messages is said, and both are read", () => {
    const report = importFiles([text("a", oru("1", "212")), text("b", oru("1", "45"))], options);
    expect(facts(report)).toHaveLength(2);
    expect(codes(report)).toEqual(["message-id-reused"]);
  });

  test("a fact that another file gave already is not repeated", () => {
    const report = importFiles(
      [json("a", fhir), json("b", bundle(patient("p1"), observation(), observation({ id: "o2" })))],
      options,
    );
    expect(facts(report)).toHaveLength(2);
    expect(report.files[1]?.issues).toMatchObject([{ code: "message-duplicate", saw: "1 facts that a gave already" }]);
  });

  test("a result from the future is not taken", () => {
    const report = importFiles(
      [
        json("a", observation({ effectiveDateTime: "2026-11-23" })),
        json("b", observation({ effectiveDateTime: "2026-11-22" })),
      ],
      options,
    );
    expect(facts(report)).toHaveLength(1);
    expect(report.files[0]?.issues).toMatchObject([{ code: "date-implausible", at: "Observation" }]);
  });

  test("what core refuses becomes an issue at its place", () => {
    const report = importFiles([json("a", fhir)], { recordedAt: "today" });
    expect(facts(report)).toEqual([]);
    expect(report.files[0]?.issues).toMatchObject([
      { code: "instant-impossible", severity: "error", at: "Bundle.entry[1].resource: /recordedAt" },
    ]);
  });

  test("options reach their readers", () => {
    const local = observation({ code: { coding: [{ system: "urn:lab", code: "PLT" }] } });
    expect(
      facts(importFiles([json("a", local)], { ...options, codeMaps: { "urn:lab": { PLT: "platelets" } } })),
    ).toHaveLength(1);
    const bare = csv.replace("id_authority,", "").replace("urn:clinic:mrn,", "");
    expect(facts(importFiles([text("c", bare)], { ...options, defaultPatientSystem: "urn:own" }))).toHaveLength(1);
    expect(
      facts(importFiles([text("c", bare)], { ...options, csvProfile: { patientSystem: "urn:own" } })),
    ).toHaveLength(1);
  });
});

describe("all sample files", () => {
  test("give facts that core accepts, with stable ids", () => {
    const report = importFiles(samples, options);
    expect(report.files).toHaveLength(samples.length);
    for (const { patients } of report.files) {
      for (const one of patients) {
        const parsed = parseFacts(one.facts);
        expect(parsed.ok && parsed.value.every(({ id }) => id.startsWith("f-"))).toBe(true);
      }
    }
    expect(importFiles(samples, options)).toEqual(report);
  });

  test("give the same facts in any order", () => {
    const set = (files: readonly ImportedFile[]) =>
      importFiles(files, options)
        .files.flatMap(({ patients }) =>
          patients.flatMap(({ identifiers, facts: all }) => all.map(({ id }) => JSON.stringify([identifiers, id]))),
        )
        .toSorted();
    const expected = set(samples);
    fc.assert(
      fc.property(fc.shuffledSubarray(samples, { minLength: samples.length }), (shuffled) => {
        expect(set(shuffled)).toEqual(expected);
      }),
      { numRuns: 10 },
    );
  });
});

test("random bytes never throw", () => {
  const start = fc.constantFrom(
    "",
    "MSH|^~\\&|",
    "{",
    "[",
    '{"resourceType":"Observation"',
    "<Observation xmlns='http://hl7.org/fhir'>",
    "a;b\n",
    "\ufeff",
  );
  fc.assert(
    fc.property(start, fc.uint8Array({ maxLength: 80 }), (before, bytes) => {
      importFiles([{ name: "f", bytes: Uint8Array.from([...bytesOf(before), ...bytes]) }], options);
    }),
    { numRuns: 500 },
  );
});

describe("into a record", () => {
  const record: RecordJson = {
    record: 1,
    patient: {
      id: "lw-0001",
      sex: "female",
      jurisdiction: "EU",
      identifiers: [{ system: "urn:clinic:mrn", value: "MRN-p1" }],
    },
    facts: [
      { kind: "result-reported", collectedOn: "2025-05-01", analyte: "platelets", value: 200, unit: "10*9/L" },
      { kind: "infusion-given", infusedOn: "2024-03-04", drug: "alemtuzumab", doseMg: 12 },
    ],
  };
  const all = [text("a", oru("1", "212")), json("b", fhir), text("c", csv)];

  test("its own facts stay as and where they are, new ones follow", () => {
    const merge = mergeIntoRecord(record, importFiles(all, options));
    expect([merge.added, merge.already, merge.issues]).toEqual([3, 0, []]);
    expect(merge.record.facts.slice(0, 2)).toEqual(record.facts);
  });

  test("twice is once, even later and from other files", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...all), { maxLength: 5 }), fc.shuffledSubarray(all), (first, second) => {
        const once = mergeIntoRecord(record, importFiles(first, options));
        const again = mergeIntoRecord(once.record, importFiles(first, { recordedAt: "2027-01-01T00:00:00Z" }));
        expect(again.record).toBe(once.record);
        expect(again.added).toBe(0);
        const more = mergeIntoRecord(once.record, importFiles(second, options));
        expect(more.added + more.already).toBe(new Set(second).size);
      }),
      { numRuns: 50 },
    );
  });

  test("of another patient, nothing is added", () => {
    const other = importFiles([json("x", bundle(patient("p1", "MRN-p2"), observation()))], options);
    expect(mergeIntoRecord(record, other)).toMatchObject({
      added: 0,
      record,
      issues: [{ code: "patient-mismatch", at: "x" }],
    });
    const sameNumber = importFiles(
      [json("x", observation({ subject: { identifier: { system: "urn:other", value: "MRN-p1" } } }))],
      options,
    );
    expect(mergeIntoRecord(record, sameNumber).issues).toMatchObject([{ code: "patient-mismatch" }]);
  });

  test("one number that agrees and one that does not is another patient", () => {
    const both = {
      ...patient("p1"),
      identifier: ["MRN-p1", "MRN-p2"].map((value) => ({ system: "urn:clinic:mrn", value })),
    };
    const merge = mergeIntoRecord(record, importFiles([json("x", bundle(both, observation()))], options));
    expect([merge.added, merge.issues.map(({ code }) => code)]).toEqual([0, ["patient-mismatch"]]);
  });

  test("of a file that waits, nothing is added", () => {
    const held = {
      ...patient("p1"),
      meta: { security: [{ system: "http://terminology.hl7.org/CodeSystem/v3-ActReason", code: "HTEST" }] },
    };
    const merge = mergeIntoRecord(record, importFiles([json("x", bundle(held, observation()))], options));
    expect([merge.added, merge.issues.map(({ code }) => code)]).toEqual([0, ["message-not-for-patients"]]);
  });

  test("a record that is broken itself stays as it is", () => {
    const broken: RecordJson = {
      ...record,
      facts: [...record.facts, { kind: "infusion-given", drug: "alemtuzumab", doseMg: 12 }],
    };
    const merge = mergeIntoRecord(broken, importFiles(all, options));
    expect(merge.record).toBe(broken);
    expect(merge.issues.map(({ code }) => code)).toEqual(["value-missing"]);
  });
});
