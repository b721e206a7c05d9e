import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ordersOf } from "./orders.ts";

const rxnorm = "http://www.nlm.nih.gov/research/umls/rxnorm";
const atc = "http://www.whocc.no/atc";
const cvx = "http://hl7.org/fhir/sid/cvx";
const bundle = (...resources: readonly object[]) => ({
  resourceType: "Bundle",
  type: "collection",
  entry: resources.map((resource) => ({ resource })),
});
const request = (concept: object, more: object = {}) => ({
  resourceType: "MedicationRequest",
  id: "m1",
  status: "draft",
  intent: "order",
  medicationCodeableConcept: concept,
  ...more,
});
const coded = (system: string, code: string, display = "") => ({
  coding: [{ system, code, ...(display === "" ? {} : { display }) }],
});
const kinds = (given: unknown, selections?: readonly string[]) => ordersOf(given, selections).map(({ is }) => is);

describe("what an order is", () => {
  it.each<[string, object, string]>([
    ["alemtuzumab by RxNorm", coded(rxnorm, "117055"), "alemtuzumab"],
    ["alemtuzumab by ATC", coded(atc, "L04AG06"), "alemtuzumab"],
    ["alemtuzumab by name", { text: "Lemtrada 12 mg/1.2 mL" }, "alemtuzumab"],
    ["a live vaccine by CVX", coded(cvx, "03"), "live-vaccine"],
    ["a dead vaccine by CVX", coded(cvx, "187"), "other"],
    ["zoster, product not named", coded(cvx, "188"), "vaccine-unknown"],
    ["a live vaccine by ATC", coded(atc, "J07BL01"), "live-vaccine"],
    ["a dead vaccine by ATC", coded(atc, "J07BK03"), "other"],
    ["a vaccine of an unlisted group", coded(atc, "J07XX99"), "vaccine-unknown"],
    [
      "codes that contradict each other",
      {
        coding: [
          { system: cvx, code: "03" },
          { system: cvx, code: "187" },
        ],
      },
      "vaccine-unknown",
    ],
    [
      "a code that is known beside one that is not",
      {
        coding: [
          { system: cvx, code: "999" },
          { system: atc, code: "J07BK03" },
        ],
      },
      "other",
    ],
    ["a live vaccine by name", { text: "Stamaril" }, "live-vaccine"],
    ["some vaccine", { text: "Travel vaccine" }, "vaccine-unknown"],
    ["aspirin by RxNorm", coded(rxnorm, "1191"), "antithrombotic"],
    ["rivaroxaban by ATC", coded(atc, "B01AF01"), "antithrombotic"],
    ["aspirin by name", { text: "Aspirin 75 mg tablets" }, "antithrombotic"],
    ["heparin in a display", coded("urn:local", "77", "Heparin sodium 5000 IU"), "antithrombotic"],
    ["another system's 1191", coded("urn:local", "1191", "Sodium chloride"), "other"],
    ["paracetamol", coded(rxnorm, "161"), "other"],
    ["nothing", {}, "unreadable"],
  ])("%s", (_, concept, expected) => {
    expect(kinds(bundle(request(concept)))).toEqual([expected]);
  });

  it("follows a reference into the bundle and into the order itself", () => {
    const medication = { resourceType: "Medication", id: "med", code: { text: "Warfarin" } };
    const byReference = { medicationCodeableConcept: undefined, medicationReference: { reference: "Medication/med" } };
    expect(kinds(bundle(request({}, byReference), medication))).toEqual(["antithrombotic"]);
    const inside = { ...byReference, medicationReference: { reference: "#med" }, contained: [medication] };
    expect(kinds(bundle(request({}, inside)))).toEqual(["antithrombotic"]);
    expect(kinds(bundle(request({}, byReference)))).toEqual(["unreadable"]);
  });

  it("leaves out what is not to be done, and what was not chosen", () => {
    expect(kinds(bundle(request({ text: "Warfarin" }, { doNotPerform: true })))).toEqual([]);
    const both = bundle(request({ text: "Warfarin" }), request({ text: "Lemtrada" }, { id: "m2" }));
    expect(kinds(both, ["MedicationRequest/m2"])).toEqual(["alemtuzumab"]);
    expect(kinds(both)).toEqual(["antithrombotic", "alemtuzumab"]);
    expect(kinds(both, [])).toEqual([]);
    expect(kinds(bundle({ resourceType: "NutritionOrder", id: "n" }))).toEqual([]);
  });

  it("says of what it cannot take apart that it could not", () => {
    for (const given of [
      null,
      undefined,
      5,
      "x",
      {},
      { resourceType: "Bundle", entry: [{ resource: { resourceType: "Nonsense" } }] },
    ])
      expect(kinds(given)).toContain("unreadable");
    let deep: unknown = 1;
    for (let i = 0; i < 100_000; i += 1) deep = [deep];
    expect(kinds(deep)).toEqual(["unreadable"]);
  });

  it("never fails, whatever is sent", () => {
    fc.assert(fc.property(fc.jsonValue(), (given) => Array.isArray(ordersOf(given))));
    fc.assert(fc.property(fc.jsonValue(), (given) => Array.isArray(ordersOf(bundle(request(given as object))))));
  });
});
