import { expect, test } from "vitest";
import { documentsOf } from "../../db/documents.ts";
import { ada, clinicOfAda } from "../../testing/clinic-of-ada.ts";
import { receiveMessage } from "../receive-message.ts";
import { recordJson } from "../record.ts";

const { within, lines } = clinicOfAda();
const pdf = Buffer.from("%PDF-1.7\n% a report\n%%EOF").toString("base64");

const receive = (mediaType: "application/hl7-v2" | "application/fhir+json", text: string) =>
  within((tx) => receiveMessage(tx, { feed: "lab", mediaType, bytes: Buffer.from(text) }));
const filed = async () => {
  const [{ documents }, record] = await within(
    async (tx) => [await documentsOf(tx, ada, { most: 10 }), (await recordJson(tx, ada))!] as const,
  );
  const results = record.facts.filter((fact) => fact.kind === "result-reported" && fact.value === 207);
  return { documents: documents.map(({ name, on }) => [name, on]), results: results.length };
};

test.each([
  ["of a whole day", "20260407", "2026-04-07"],
  ["of a month", "202604", undefined],
  ["of a year", "2026", undefined],
])("a document %s is filed, and the results beside it", async (_, day, on) => {
  await receive(
    "application/hl7-v2",
    [
      "MSH|^~\\&|LAB|MAIN|LW|C|20260408080000+0000||ORU^R01|7|P|2.5.1",
      "PID|1||M2001^^^CLINIC^MR",
      `OBR|1||F7|CBC|||${day}`,
      `OBX|1|ED|PDF^Report^L||^application^pdf^Base64^${pdf}||||||F`,
      "OBX|2|NM|777-3^Platelets^LN||207|10*9/L|||||F",
    ].join("\r"),
  );
  expect(await filed()).toEqual({ documents: [["Report", on]], results: 1 });
});

const report = (changes: object, meta?: object) => {
  const resources = [
    { resourceType: "Patient", id: "p", identifier: [{ system: "CLINIC", value: "M2001" }], meta },
    {
      resourceType: "DiagnosticReport",
      status: "final",
      subject: { reference: "Patient/p" },
      code: { text: "Report" },
      presentedForm: [{ contentType: "application/pdf", data: pdf }],
      ...changes,
    },
  ];
  const bundle = { resourceType: "Bundle", type: "collection", entry: resources.map((resource) => ({ resource })) };
  return receive("application/fhir+json", JSON.stringify(bundle));
};

test.each([
  ["of a day that is in no calendar", { effectiveDateTime: "2026-02-30" }],
  ["of a month", { effectiveDateTime: "2026-04" }],
  ["with a name that no database keeps", { code: { text: "Re\u0000port" } }],
])("in FHIR, a document %s is filed without a day", async (_, changes) => {
  await report(changes);
  const { documents } = await filed();
  expect(documents).toEqual([[expect.stringMatching(/^Re ?port$/), undefined]]);
});

test("the documents of a message for training are nobody's", async () => {
  await report({}, { tag: [{ system: "http://terminology.hl7.org/CodeSystem/v3-ActReason", code: "HTEST" }] });
  expect((await filed()).documents).toEqual([]);
  expect(await lines()).toHaveLength(1);
});
