import { snomed, snomedAlemtuzumab } from "./snomed.ts";

/** Code systems in which medicines are sent. */
export const rxnorm = "http://www.nlm.nih.gov/research/umls/rxnorm";
export const atc = "http://www.whocc.no/atc";
const ndc = "http://hl7.org/fhir/sid/ndc";
const unii = "http://fdasis.nlm.nih.gov";

/** Alemtuzumab by every number of interop.md 1.4. @source interop.md 1.4 */
export const alemtuzumabCodes: ReadonlyMap<string, true> = new Map(
  [
    [rxnorm, "117055"],
    [rxnorm, "1594660"],
    [atc, "L04AG06"],
    [atc, "L04AA34"],
    [ndc, "58468-0200-1"],
    [unii, "3A189DH42V"],
    ...snomedAlemtuzumab.map((code) => [snomed, code]),
  ].map(([system, code]) => [`${system}|${code}`, true] as const),
);

/** Its names where no code says so. */
export const isAlemtuzumabName = (text: string): boolean => /\b(?:alemtuzumab|lemtrada)\b/i.test(text);

const byRxnorm: Readonly<Record<string, string>> = {
  "354770": "natalizumab",
  "1876366": "ocrelizumab",
  "712566": "ofatumumab",
  "121191": "rituximab",
  "44157": "cladribine",
  "1012892": "fingolimod",
  "2121085": "siponimod",
  "2288236": "ozanimod",
  "1373478": "dimethyl-fumarate",
  "1310520": "teriflunomide",
  "75917": "interferon-beta-1a",
  "84375": "glatiramer",
  "7005": "mitoxantrone",
  "6902": "methylprednisolone",
  "197973": "methylprednisolone",
  "259966": "methylprednisolone",
  "3498": "diphenhydramine",
  "1723740": "diphenhydramine",
  "20610": "cetirizine",
  "161": "paracetamol",
  "281": "aciclovir",
  "73645": "valaciclovir",
  "4278": "famotidine",
  "26225": "ondansetron",
  "10829": "trimethoprim",
  "10180": "sulfamethoxazole",
  "10582": "levothyroxine",
  "6835": "thiamazole",
  "8640": "prednisone",
  "5666": "human-immunoglobulin",
  "711942": "eltrombopag",
  "805452": "romiplostim",
};

/** Old numbers of 2023 and before beside the new ones. */
const byAtc: Readonly<Record<string, string>> = {
  L04AG03: "natalizumab",
  L04AA23: "natalizumab",
  L04AG08: "ocrelizumab",
  L04AA36: "ocrelizumab",
  L04AG12: "ofatumumab",
  L04AG14: "ublituximab",
  L01FA01: "rituximab",
  L04AE01: "fingolimod",
  L04AA27: "fingolimod",
  L04AE02: "ozanimod",
  L04AE03: "siponimod",
  L04AA42: "siponimod",
  L04AE04: "ponesimod",
  L04AA40: "cladribine",
  L04AK02: "teriflunomide",
  L04AA31: "teriflunomide",
  L04AX07: "dimethyl-fumarate",
  N07XX09: "dimethyl-fumarate",
  L04AX09: "diroximel-fumarate",
  L03AX13: "glatiramer",
  L03AB07: "interferon-beta-1a",
  L03AB08: "interferon-beta-1b",
  L03AB13: "peginterferon-beta-1a",
  L01DB07: "mitoxantrone",
  L04AX01: "azathioprine",
  L04AX03: "methotrexate",
  L01AA01: "cyclophosphamide",
};

/** Our word for a medicine. */
export const medicineNames: ReadonlyMap<string, string> = new Map([
  ...Object.entries(byRxnorm).map(([code, name]) => [`${rxnorm}|${code}`, name] as const),
  ...Object.entries(byAtc).map(([code, name]) => [`${atc}|${code}`, name] as const),
]);
