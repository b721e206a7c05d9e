import { foldedWords, isNamed, type Names } from "../../base/names.ts";

// Substances in English, Spanish, German and French by their common beginnings, then products. @source leaflets; from memory

/** Low-dose aspirin included. */
const antiplatelets: Names = {
  stems: [
    ...["acetylsalicyl", "acetilsalicil", "acide acetylsalicyl", "aspirin", "bayaspirin", "cardioaspirin", "triflusal"],
    ...["clopidogrel", "prasugrel", "ticagrelor", "ticlopidin", "cangrelor", "vorapaxar"],
    ...["dipyridamol", "dipiridamol", "cilostazol", "eptifibatid", "tirofiban", "abciximab"],
    ...["adiro", "tromalyt", "disprin", "ecotrin", "kardegic", "aspegic", "asaflow", "godamed", "thomapyrin"],
    ...["alka seltzer", "disgren", "plavix", "iscover", "duoplavin", "efient", "effient", "brilique", "brilinta"],
    ...["possia", "tiklid", "kengrexal", "kengreal", "persantin", "aggrenox", "asasantin", "pletal", "zontivity"],
    ...["integrilin", "aggrastat", "reopro"],
  ],
  // Spanish and German for aspirin; the German one alone is a word of English.
  words: ["aas", "ass 50", "ass 75", "ass 100", "ass 300", "ass 500", "ass ratiopharm", "ass hexal"],
};

const anticoagulants: Names = {
  stems: [
    ...["warfarin", "phenprocoumon", "fenprocumon", "acenocoumarol", "acenocumarol", "fluindion"],
    ...["heparin", "enoxaparin", "dalteparin", "tinzaparin", "nadroparin", "certoparin", "bemiparin", "parnaparin"],
    ...["reviparin", "danaparoid", "fondaparin", "argatroban", "bivalirudin", "desirudin"],
    ...["apixaban", "rivaroxaban", "edoxaban", "betrixaban", "dabigatran"],
    ...["coumadin", "jantoven", "aldocumar", "marevan", "marcumar", "marcoumar", "falithrom", "sintrom", "previscan"],
    ...["clexane", "lovenox", "inhixa", "fragmin", "innohep", "fraxiparin", "fraxodi", "mono embolex", "hibor"],
    ...["orgaran", "arixtra", "angiox", "angiomax", "eliquis", "xarelto", "lixiana", "savaysa", "pradaxa"],
  ],
};

const thrombolytics: Names = {
  stems: [
    ...["alteplas", "tenecteplas", "reteplas", "urokinas", "uroquinas", "streptokinas", "estreptoquinas"],
    ...["actilyse", "activase", "metalyse", "tnkase", "rapilysin"],
  ],
};

/** The kinds of medicines that thin the blood, each a part of `antithrombotic`. */
export const antithromboticKinds = {
  antiplatelet: antiplatelets,
  anticoagulant: anticoagulants,
  thrombolytic: thrombolytics,
};

/** Whether somebody who writes this speaks of a medicine that thins the blood, low-dose aspirin included. */
export function isAntithromboticName(text: string): boolean {
  const words = foldedWords(text);
  return Object.values(antithromboticKinds).some((names) => isNamed(words, names));
}
