import { expect, it } from "vitest";
import { usualDelimiters } from "./delimiters.ts";
import { readSegment } from "./segment.ts";
import { remarkIn, remarksInNotes, remarksOfSpecimen } from "./specimen.ts";

const segment = (line: string) => readSegment(line, usualDelimiters, 1);
const spm = (fields: Readonly<Record<number, string>>) =>
  segment(["SPM", ...Array.from({ length: 24 }, (_, index) => fields[index + 1] ?? "")].join("|"));

it.each([
  ["Hemolysis noted; may affect potassium interpretation.", "haemolysed"],
  ["Specimen clotted", "clotted"],
  ["Platelet clumps seen", "clumped"],
  ["QNS", "insufficient"],
  ["Muestra hemolizada", "haemolysed"],
  ["No clots seen", undefined],
  ["Patient fasted 12 hours prior to draw.", undefined],
  ["pending", undefined],
  [`${"Reference: in haemolysed samples potassium rises. ".repeat(5)}`, undefined],
])("%s: %s", (text, remark) => expect(remarkIn(text)).toBe(remark));

it.each([
  [{ 24: "HEM^Hemolyzed^HL70493" }, ["haemolysed"]],
  [{ 24: "AUT^Autolyzed^HL70493^CLOT~HEM" }, ["clotted", "haemolysed"]],
  [{ 24: "X^Sample grossly hemolysed^L" }, ["haemolysed"]],
  [{ 21: "QS^Quantity not sufficient^HL70490" }, ["insufficient"]],
  [{ 21: "RM^Labeling^HL70490", 24: "COOL^Cool^HL70493" }, ["mislabelled"]],
  [{ 24: "44639001^Dry Ice^SCT^^^^09012017^^Frozen (Dry Ice)" }, []],
])("%j says %j", (fields, remarks) => {
  expect(remarksOfSpecimen({ spm: spm(fields), notes: [], observations: [] })).toEqual(remarks);
});

it("hears notes and observations about the specimen", () => {
  const obx = segment("OBX|1|ST|COND^Condition^L||clotted||||||F");
  expect(
    remarksOfSpecimen({ spm: spm({}), notes: [segment("NTE|1||Haemolysed.")], observations: [{ obx, notes: [] }] }),
  ).toEqual(["haemolysed", "clotted"]);
  expect(remarksInNotes([segment("NTE|1||x"), segment("NTE|2||insufficient")])).toEqual(["insufficient"]);
});
