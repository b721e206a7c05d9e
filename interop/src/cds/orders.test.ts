import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DraftOrder, ordersOf } from "./orders.ts";

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

  const byName: readonly (readonly [DraftOrder["is"], readonly string[]])[] = [
    [
      "live-vaccine",
      [
        ...["M-M-R II", "MMR", "Priorix", "Priorix-Tetra", "M-M-RVaxPro", "MMRVaxPro", "ProQuad", "Qdenga", "YF-Vax"],
        ...["Stamaril", "Vaxchora", "Vivotif", "Varivax", "Varilrix", "Zostavax", "Rotarix", "RotaTeq", "FluMist"],
        ...["Fluenz Tetra nasal spray", "Dengvaxia", "Imojev", "Ixchiq", "Ervebo", "Typhoral L", "BCG", "OncoTICE"],
        ...["Triple vírica", "Vacuna triple virica", "Vacunación fiebre amarilla", "Vacuna antiamarílica", "SRP"],
        ...["Vacuna contra el sarampión", "Vacuna de la varicela", "Gelbfieber-Impfung", "Gelbfieberimpfung"],
        ...["Masern-Mumps-Röteln-Impfstoff", "Varizellen-Impfung", "Windpockenimpfung", "Vaccin fièvre jaune"],
        ...["Yellow fever vaccination", "Measles immunization", "Oral polio vaccine", "Typhoid oral vaccine"],
        ...["Influenza vaccine, live attenuated", "varicella-zoster virus vaccine live (Oka) 29800 UNT/ML"],
        ...[
          "Shingrix and MMR",
          "Rubella vaccine; titre to follow",
          "MMR; titre to follow",
          "MMR + IgG",
          "BCG. IGRA before",
        ],
        ...["Vaccine product containing only Yellow fever virus antigen", "Varicella vaccine with human albumin"],
        ...[
          "Vaccine product containing only live attenuated Measles morbillivirus and Rubella virus antigens",
          "MMR vaccine antigen",
        ],
        ...["Rubella vaccine, live, titre to follow", "Measles vaccine from chick cell culture"],
        ...["Priorix, titre to follow", "M-M-R II after negative IgG", "Stamaril antibody test", "Lebendimpfstoff"],
      ],
    ],
    [
      "vaccine-unknown",
      [
        ...[
          "Travel vaccine",
          "Vacunación",
          "Reiseimpfung",
          "Immunisation",
          "Influenza vaccine",
          "Impfstoff",
          "Vaccins",
        ],
        ...["Varicella zoster vaccine", "Vacuna herpes zóster", "Inmunización"],
        // A laboratory's words beside it: perhaps no order of a vaccine, perhaps one.
        ...["BCG/interferon", "BCG culture"],
        ...["Measles vaccine titre", "Titer nach Masernimpfung", "MMR vaccine IgG", "QuantiFERON after BCG"],
        ...[
          "MMR, titre to follow",
          "BCG after QuantiFERON",
          "MMR for lack of immunity",
          "MMR dose 2, then IgG",
          "MMR and IgG",
        ],
      ],
    ],
    [
      "antithrombotic",
      [
        ...[
          "Eliquis",
          "Xarelto",
          "Pradaxa",
          "Lixiana",
          "Plavix",
          "Brilique",
          "Efient",
          "Clexane",
          "Fragmin",
          "Sintrom",
        ],
        ...["Marcumar", "Aspirin", "ASS 100", "Adiro 100 mg", "acenocumarol", "enoxaparina", "warfarina", "heparina"],
        ...["ácido acetilsalicílico", "rivaroxabán", "RIVAROXABÁN 20 mg", "clopidogrel", "dabigatrán", "apixabán"],
        ...["Acetylsalicylsäure", "Heparin-Natrium", "Bayaspirina", "Lovenox", "Innohep", "Arixtra", "tinzaparina"],
      ],
    ],
    [
      "other",
      [
        ...["Imvamune", "Jynneos smallpox and monkeypox vaccine, live, non-replicating", "Shingrix vaccine", "Ixiaro"],
        ...["Rubella IgG", "Measles antibody titre", "Varicella-zoster PCR", "Serología sarampión", "Röteln-Titer"],
        ...["MMR IgG", "MMR titer", "MMR antibodies, serum", "Measles, mumps, rubella (MMR) IgG/IgM"],
        ...[
          "MMR (Measles, Mumps, Rubella) Immunity Profile",
          "Mismatch repair (MMR) protein",
          "MMR-IHC",
          "Anti-SRP antibodies",
        ],
        ...["Albumin (BCG)", "ROR IgG", "Serología SRP", "BCG IGRA"],
        ...["Rotavirus antigen, stool", "Varicella zoster immunoglobulin", "Paracetamol", "Mesalazine (5-ASA)", "Live"],
      ],
    ],
  ];
  it.each(byName.flatMap(([is, names]) => names.map((name) => [name, is] as const)))("%s by name: %s", (name, is) => {
    expect(kinds(bundle(request({ text: name })))).toEqual([is]);
    expect(kinds(bundle(request(coded(rxnorm, "999999999", name))))).toEqual([is]);
    expect(kinds(bundle(request(coded("http://snomed.info/sct", "999999999", name))))).toEqual([is]);
  });

  it.each<[string, object, string]>([
    ["a code that is not known, with a name that is", { ...coded(cvx, "999"), text: "Zostavax" }, "live-vaccine"],
    ["zoster, product named beside the code", { ...coded(cvx, "188"), text: "Shingrix" }, "other"],
    ["a name that contradicts its code", { ...coded(cvx, "187"), text: "Zostavax" }, "vaccine-unknown"],
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
