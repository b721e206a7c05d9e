import type { Concept } from "../fhir/concept.ts";
import { atc, rxnorm } from "../fhir/drugs.ts";
import { folded, isNamed, type Names } from "./names.ts";

/**
 * Ingredients of RxNorm that thin the blood. From memory, each to be checked against a release: one that is wrong or missing is still found by
 * its name or its ATC group.
 */
const ingredients: ReadonlySet<string> = new Set([
  "1191", // aspirin
  "11289", // warfarin
  "32968", // clopidogrel
  "613391", // prasugrel
  "1116632", // ticagrelor
  "3521", // dipyridamole
  "5224", // heparin
  "67108", // enoxaparin
  "67109", // dalteparin
  "321208", // fondaparinux
  "1364430", // apixaban
  "1114195", // rivaroxaban
  "1599538", // edoxaban
  "1546356", // dabigatran etexilate
]);

/** ATC's own group of antithrombotic agents, and aspirin as an analgesic: low doses are sold as either. */
const isGroup = (code: string): boolean => /^(?:B01A|N02BA01|N02BA51)/.test(code);

/** Substances in English, Spanish, German and French by their common beginnings, then products. @source leaflets; from memory */
const names: Names = {
  stems: [
    ...["acetylsalicyl", "acetilsalicil", "acide acetylsalicyl", "aspirin", "bayaspirin", "cardioaspirin", "triflusal"],
    ...["warfarin", "phenprocoumon", "fenprocumon", "acenocoumarol", "acenocumarol", "fluindion"],
    ...["clopidogrel", "prasugrel", "ticagrelor", "ticlopidin", "cangrelor", "vorapaxar"],
    ...["dipyridamol", "dipiridamol", "cilostazol"],
    ...["heparin", "enoxaparin", "dalteparin", "tinzaparin", "nadroparin", "certoparin", "bemiparin", "parnaparin"],
    ...["reviparin", "danaparoid", "fondaparin", "argatroban", "bivalirudin", "desirudin"],
    ...["apixaban", "rivaroxaban", "edoxaban", "betrixaban", "dabigatran"],
    ...["alteplas", "tenecteplas", "reteplas", "urokinas", "uroquinas", "streptokinas", "estreptoquinas"],
    ...["eptifibatid", "tirofiban", "abciximab"],
    // Products
    ...["adiro", "tromalyt", "disprin", "ecotrin", "kardegic", "aspegic", "asaflow", "godamed", "thomapyrin"],
    ...[
      "alka seltzer",
      "disgren",
      "coumadin",
      "jantoven",
      "aldocumar",
      "marevan",
      "marcumar",
      "marcoumar",
      "falithrom",
    ],
    ...[
      "sintrom",
      "previscan",
      "plavix",
      "iscover",
      "duoplavin",
      "efient",
      "effient",
      "brilique",
      "brilinta",
      "possia",
    ],
    ...["tiklid", "kengrexal", "kengreal", "persantin", "aggrenox", "asasantin", "pletal", "zontivity"],
    ...["clexane", "lovenox", "inhixa", "fragmin", "innohep", "fraxiparin", "fraxodi", "mono embolex", "hibor"],
    ...["orgaran", "arixtra", "angiox", "angiomax", "eliquis", "xarelto", "lixiana", "savaysa", "pradaxa"],
    ...["actilyse", "activase", "metalyse", "tnkase", "rapilysin", "integrilin", "aggrastat", "reopro"],
  ],
  // German for aspirin; alone it is a word of English.
  words: ["ass 50", "ass 75", "ass 100", "ass 300", "ass 500", "ass ratiopharm", "ass hexal"],
};

/** Whether an order is for something that thins the blood, by code or by name, low-dose aspirin included. */
export const isAntithrombotic = ({ codes, text }: Concept): boolean =>
  codes.some(({ system, code }) => (system === rxnorm && ingredients.has(code)) || (system === atc && isGroup(code))) ||
  isNamed(folded([text, ...codes.map(({ display }) => display)].join("; ")), names);
