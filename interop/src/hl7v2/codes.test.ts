import { describe, expect, it } from "vitest";
import { identify } from "./codes.ts";
import { usualDelimiters } from "./delimiters.ts";
import type { Hl7Options } from "./options.ts";
import { readSegment } from "./segment.ts";

const read = (code: string, options: Hl7Options = {}, sender = "LAB") =>
  identify(readSegment(`OBX|1|NM|${code}||1`, usualDelimiters, 1), "OBR[1]/OBX[1]", sender, options);
const found = (code: string, options: Hl7Options = {}, sender = "LAB") => {
  const reading = read(code, options, sender);
  return [reading.analyte?.key, ...reading.issues.map((issue) => `${issue.severity} ${issue.code}`)];
};

describe("a declared LOINC number", () => {
  it.each([
    ["777-3^Platelets^LN", "platelets"],
    ["777-3^Platelets^LOINC", "platelets"],
    ["777-3^Platelets^ln", "platelets"],
    ["777-3^^2.16.840.1.113883.6.1", "platelets"],
    ["PLT^Platelets^L^777-3^Platelets^LN", "platelets"],
    ["^^LN^777-3^Platelets^LN", "platelets"],
    ["718-7^Hemoglobin^LN^HGB^Hgb^L", "haemoglobin"],
  ])("in %s leads to %s", (code, analyte) => expect(found(code)).toEqual([analyte]));

  it("gives its term, for the unit", () => expect(read("777-3^^LN").term?.code).toBe("777-3"));

  it("with a wrong check digit is a local code", () => {
    expect(found("777-4^Platelets^LN")).toEqual([undefined, "warning code-check-digit", "error code-unmapped"]);
    expect(found("777-4^Platelets^LN", { codes: { LAB: { "777-4": "platelets" } } })).toEqual(["platelets"]);
  });

  it("that we do not list is not taken, and its name only proposes", () => {
    const reading = read("11125-2^PLATELETS^LN");
    expect(reading.analyte).toBeUndefined();
    expect(reading.issues).toMatchObject([{ code: "code-unmapped", severity: "error", saw: "11125-2 (PLATELETS)" }]);
    expect(reading.issues[0]!.remedy).toContain("By its name it may be platelets.");
  });

  it("is refused where two of them name different tests", () => {
    expect(found("777-3^Platelets^LN^718-7^Hemoglobin^LN")).toEqual([undefined, "error code-unmapped"]);
    expect(found("777-3^Platelets^LN^26515-7^Platelets^LN")).toEqual(["platelets"]);
  });
});

describe("without a declared system", () => {
  it.each(["777-3", "777-3^Platelets", "777-3^Platelets^L", "777-3^Platelets^99LAB"])(
    "%s is no LOINC number, only a proposal",
    (code) => {
      const reading = read(code);
      expect(reading.analyte).toBeUndefined();
      expect(reading.issues[0]!.remedy).toContain("If 777-3 is meant as LOINC, it is platelets");
    },
  );

  it.each(["WBC^White Blood Cells^L", "^Platelets^LN", "", "constructor^x^L"])("%s is unmapped", (code) => {
    expect(found(code)).toEqual([undefined, "error code-unmapped"]);
  });
});

describe("the code map", () => {
  const options: Hl7Options = {
    codes: { LAB: { PLT: "platelets", "777-3": "wbc" }, "*": { PLT: "wbc", GLU: "no-such-analyte" } },
  };

  it("of the sender goes before everything, even a LOINC number it misuses", () => {
    expect(found("PLT^x^L", options)).toEqual(["platelets"]);
    expect(found("777-3^Platelets^LN", options)).toEqual(["wbc"]);
  });

  it("of all senders goes behind LOINC", () => {
    expect(found("PLT^x^L^777-3^Platelets^LN", options, "OTHER")).toEqual(["platelets"]);
    expect(found("PLT^x^L", options, "OTHER")).toEqual(["wbc"]);
  });

  it.each([
    ["to different tests", { A: "platelets", B: "tsh" }, ["platelets", "tsh"]],
    ["one to a test and one to none of ours", { A: "not-watched", B: "tsh" }, ["tsh"]],
  ])("is asked where it sends the two codes of a result %s; each may be meant", (_, LAB, may) => {
    expect(found("A^^L^B^^L", { codes: { LAB } })).toEqual([undefined, "error code-unmapped"]);
    expect(read("A^^L^B^^L", { codes: { LAB } }).candidates?.map(({ key }) => key)).toEqual(may);
    expect(found("A^^L^B^^L", { codes: { LAB: { A: "tsh", B: "tsh" } } })).toEqual(["tsh"]);
  });

  it("is told when it leads nowhere", () =>
    expect(found("GLU^x^L", options)).toEqual([undefined, "error analyte-unknown"]));
});

it("keeps the first code for the result key", () => {
  expect(read("PLT^Platelets^L^777-3^Platelets^LN").key).toBe("PLT");
  expect(read("^Platelets^L").key).toBe("Platelets");
});
