import { describe, expect, test } from "vitest";
import { documentType } from "./documents.ts";
import { importMessage } from "./import-message.ts";
import { bundle, patient } from "./testing/fhir.ts";

const pdf = Buffer.from("%PDF-1.7\n% a report\n%%EOF");
const at = { recordedAt: "2026-04-08T09:00:00Z" };
const oru = (...told: readonly (string | { readonly day: string })[]) => {
  const rows = told.filter((one) => typeof one === "string");
  const day = told.find((one) => typeof one === "object")?.day ?? "20260407";
  return importMessage(
    "m",
    Buffer.from(
      [
        "MSH|^~\\&|LAB|MAIN|LW|C|20260408080000+0000||ORU^R01|7|P|2.5.1",
        "PID|1||M2001^^^CLINIC^MR",
        `OBR|1||F7|CBC|||${day}`,
        ...rows,
      ].join("\r"),
    ),
    at,
  );
};
const obx = (data: string, type = "ED", status = "F") =>
  `OBX|1|${type}|11502-2^Laboratory report^LN||${data}||||||${status}`;
const said = ({ parts, issues }: ReturnType<typeof oru>) =>
  [...issues, ...parts.flatMap((part) => part.issues)].map((one) => `${one.severity} ${one.code} ${one.at} ${one.saw}`);
const documents = ({ parts }: ReturnType<typeof oru>) => parts.flatMap((part) => part.documents);

describe("a document in HL7 v2", () => {
  test("is had as it was before it was written down, with its day and its place", () => {
    const read = oru(obx(`^application^pdf^Base64^${pdf.toString("base64")}`));
    expect(documents(read)).toEqual([
      { at: "MSH[1]/OBR[1]/OBX[1]-5", name: "Laboratory report", on: "2026-04-07", content: pdf },
    ]);
    expect(said(read)).toEqual(["warning attachment-kept MSH[1]/OBR[1]/OBX[1]-5 application/pdf"]);
  });

  test.each([
    ["lines in it", `^AP^PDF^Base64^${pdf.toString("base64").slice(0, 10)}\\.br\\${pdf.toString("base64").slice(10)}`],
    ["no padding", `^AP^PDF^BASE64^${pdf.toString("base64").replace(/=+$/, "")}`],
    ["hexadecimal", `^AP^PDF^Hex^${pdf.toString("hex")}`],
  ])("with %s", (_, data) => {
    expect(documents(oru(obx(data)))[0]?.content).toEqual(pdf);
  });

  test.each([
    ["cut base64", "^AP^PDF^Base64^JVBER"],
    ["other signs", "^AP^PDF^Base64^JVBE*A=="],
    ["nothing", "^AP^PDF^Base64^"],
    ["no field", ""],
    ["an encoding that nobody knows", "^AP^PDF^uuencode^JVBE"],
    ["half a byte", "^AP^PDF^Hex^255"],
    ["signs within the padding", "^AP^PDF^Base64^JVBEA==="],
  ])("that cannot be had is an issue: %s", (_, data) => {
    const read = oru(obx(data), "OBX|2|NM|777-3^Platelets^LN||212|10*9/L|||||F");
    expect(documents(read)).toEqual([]);
    expect(said(read)[0]).toMatch(/^error attachment-damaged MSH\[1\]\/OBR\[1\]\/OBX\[1\]-5/);
    expect(read.parts[0]!.facts).toHaveLength(1);
  });

  test("that stands elsewhere is not fetched", () => {
    const pointed = oru(obx("http://lab.example/report.pdf^^application^pdf", "RP"));
    expect(said(pointed)).toEqual([
      "warning attachment-kept MSH[1]/OBR[1]/OBX[1]-5 a reference to a document elsewhere",
    ]);
    expect(documents(pointed)).toEqual([]);
  });

  test.each([
    ["ED", "D"],
    ["ED", "W"],
    ["RP", "W"],
  ])("that was withdrawn is none, and nobody is told to open it: %s %s", (type, status) => {
    const wrong = oru(obx(`^application^pdf^Base64^${pdf.toString("base64")}`, type, status));
    expect(documents(wrong)).toEqual([]);
    expect(said(wrong)).toEqual(["warning attachment-withdrawn MSH[1]/OBR[1]/OBX[1]-5 a document that was withdrawn"]);
    expect(wrong.parts[0]!.issues[0]!.remedy).not.toMatch(/open/i);
  });

  test("of several in one field each is had, under a place of its own", () => {
    const one = `^application^pdf^Base64^${pdf.toString("base64")}`;
    const read = oru(obx(`${one}~^AP^PDF^Base64^JVBER~^image^png^Base64^AAAA~`));
    expect(documents(read).map(({ at: place, content }) => `${place} ${content.length}`)).toEqual([
      `MSH[1]/OBR[1]/OBX[1]-5 ${pdf.length}`,
      "MSH[1]/OBR[1]/OBX[1]-5[3] 3",
    ]);
    expect(said(read)).toEqual([
      "warning attachment-kept MSH[1]/OBR[1]/OBX[1]-5 application/pdf",
      "error attachment-damaged MSH[1]/OBR[1]/OBX[1]-5[2] AP/PDF",
      "warning attachment-kept MSH[1]/OBR[1]/OBX[1]-5[3] image/png",
    ]);
  });

  test("a field with more documents than are read says so, once", () => {
    const read = said(
      oru(
        obx(
          Array<string>(40_000)
            .fill(`^AP^PDF^Base64^${Buffer.from("%PDF-1.7").toString("base64")}`)
            .join("~"),
        ),
      ),
    );
    expect(read).toHaveLength(101);
  });

  test("of several that stand elsewhere each is said", () => {
    expect(said(oru(obx("http://lab.example/a^^application^pdf~http://lab.example/b", "RP")))).toHaveLength(2);
  });

  test.each(["2026", "202604"])("of a day that is not whole (%s) has none", (day) => {
    const read = oru(obx(`^application^pdf^Base64^${pdf.toString("base64")}`), { day });
    expect(documents(read).map(({ on }) => on)).toEqual([undefined]);
  });

  test("what the sender calls it is not repeated where it may be anything", () => {
    expect(said(oru(obx("^Ada Lövgren^../../x y^Base64^JVBE")))[0]).toMatch(/-5 a document$/);
  });
});

describe("a document in FHIR", () => {
  const report = (form: object, id = "r1", of = "p1", more: object = {}) => ({
    resourceType: "DiagnosticReport",
    id,
    status: "final",
    subject: { reference: `Patient/${of}` },
    code: { text: "Blood count" },
    effectiveDateTime: "2026-04-07T08:00:00Z",
    presentedForm: [form],
    ...more,
  });
  const read = (...resources: readonly object[]) =>
    importMessage("m", Buffer.from(JSON.stringify(bundle(...resources))), at);

  test("is the patient's whom its report is about, also where there is nothing else", () => {
    const data = pdf.toString("base64");
    const both = read(
      patient("p1"),
      patient("p2"),
      report({ contentType: "application/pdf", data }),
      report({ data: "AAAA" }, "r2", "p2"),
    );
    expect(both.parts.map((part) => part.documents.map(({ content }) => content.length))).toEqual([[pdf.length], [3]]);
    expect(documents(both)[0]).toMatchObject({ name: "Blood count", on: "2026-04-07" });
  });

  test("of a message for training is nobody's", () => {
    const meta = { tag: [{ system: "http://terminology.hl7.org/CodeSystem/v3-ActReason", code: "HTEST" }] };
    const outcome = read({ ...patient("p1"), meta }, report({ data: pdf.toString("base64") }));
    expect([outcome.disposition, outcome.parts]).toEqual(["quarantine", []]);
  });

  test("of a report that names a number is of whom the file describes under it, and of nobody else", () => {
    const subject = { identifier: { system: "urn:clinic:mrn", value: "MRN-p1" } };
    const both = read(patient("p1"), patient("p2"), report({ data: "AAAA" }, "r1", "p1", { subject }));
    expect(both.parts.map((part) => [part.person.bornOn, part.documents.length])).toEqual([
      ["1980-01-01", 1],
      ["1980-01-01", 0],
    ]);
  });

  test("of somebody of whom there is nothing else is a part all the same", () => {
    const { parts } = read(patient("p1"), report({ data: "AAAA" }, "r1", "p9"));
    expect(parts.map((part) => [part.identifiers[0]!.system, part.documents.length])).toEqual([
      ["urn:clinic:mrn", 0],
      ["fhir-reference", 1],
    ]);
  });

  test.each(["entered-in-error", "cancelled"])(
    "of a report that is %s is none, and nobody is told to open it",
    (status) => {
      const outcome = read(patient("p1"), report({ data: "AAAA" }, "r1", "p1", { status }));
      expect(documents(outcome)).toEqual([]);
      expect(said(outcome)).toEqual([
        "warning attachment-withdrawn Bundle.entry[1].resource.presentedForm[0] a document that was withdrawn",
      ]);
    },
  );

  test.each([
    ["2026-04-07T08:00:00Z", "2026-04-07"],
    ["2026-04", undefined],
    ["2026-02-30", undefined],
  ])("of %s is of the day %s", (effectiveDateTime, on) => {
    const outcome = read(patient("p1"), report({ data: "AAAA" }, "r1", "p1", { effectiveDateTime }));
    expect(documents(outcome).map((one) => one.on)).toEqual([on]);
  });

  test("is named without signs that nobody can read, and its kind is shown where it is one", () => {
    const form = { data: "AAAA", contentType: "application/pdf; name=Ada" };
    const outcome = read(patient("p1"), report(form, "r1", "p1", { code: { text: "Blood\u0000 count\u0007" } }));
    expect(documents(outcome)[0]!.name).toBe("Blood count");
    expect(said(outcome)[0]).toMatch(/application\/pdf$/);
  });

  test("that is broken or stands elsewhere is an issue", () => {
    const outcome = read(patient("p1"), report({ data: "A" }), report({ url: "http://x.example/a.pdf" }, "r2"));
    expect(documents(outcome)).toEqual([]);
    expect(said(outcome)).toEqual([
      "error attachment-damaged Bundle.entry[1].resource.presentedForm[0] a document",
      "warning attachment-kept Bundle.entry[2].resource.presentedForm[0] a reference to a document elsewhere",
    ]);
  });
});

test.each([
  ["%PDF-1.4", "application/pdf"],
  ["\u0089PNG\r\n\u001a\n", "image/png"],
  ["\u00ff\u00d8\u00ff\u00e0", "image/jpeg"],
  ["II*\u0000", "image/tiff"],
  ["{\\rtf1", "application/rtf"],
  ["<svg onload=alert(1)>", "application/octet-stream"],
  ["<!doctype html><script>", "application/octet-stream"],
  ["", "application/octet-stream"],
  ["PK\u0003\u0004", "application/octet-stream"],
])("%j is %s, whatever it is called", (start, type) => {
  expect(documentType(Buffer.from(start, "latin1"))).toBe(type);
});
