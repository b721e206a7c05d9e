import { foldedWords, isNamed, type Names } from "@longwatch/core";
import { isOfLaboratory, isOnlyOfLaboratory } from "./laboratory-orders.ts";

/** Products that are live: whatever stands beside such a name, it is one. @source leaflets of the products; from memory */
const liveProducts: Names = {
  stems: [
    // Measles, mumps, rubella, varicella
    ...[
      "mmrvaxpro",
      "m m rvaxpro",
      "m m r ii",
      "priorix",
      "proquad",
      "trimovax",
      "tresivac",
      "attenuvax",
      "meruvax",
      "mumpsvax",
    ],
    ...["triple viric", "triple viral", "triplevir", "tetraviric", "tetra viral"],
    ...["varivax", "provarivax", "varilrix", "okavax", "skyvaricella", "zostavax"],
    // Yellow fever, dengue, Japanese encephalitis, chikungunya, Ebola, smallpox
    ...["stamaril", "yf vax", "yfvax", "arilvax", "antiamarilic", "qdenga", "dengvaxia", "imojev", "ixchiq", "ervebo"],
    ...["acam2000", "acam 2000"],
    // By mouth or nose
    ...[
      "vaxchora",
      "vivotif",
      "typhoral",
      "rotarix",
      "rotateq",
      "rota teq",
      "rotavac",
      "rotasiil",
      "flumist",
      "fluenz",
    ],
    ...["nasovac", "oral polio", "polio oral", "poliomielitis oral", "antipoliomielitica oral", "oral typhoid"],
    ...["typhoid oral", "typhoid vaccine oral", "antitifoidea oral", "tifoidea oral", "schluckimpf"],
    // Against tuberculosis, and the same germ into the bladder
    ...["oncotice", "immucyst"],
  ],
};
/** What is short for them, and for other things too: an antibody, a method, an enzyme that repairs. */
const liveAbbreviations: Names = {
  stems: [],
  words: ["mmr", "mmrv", "m m r", "m m r v", "srp", "srpv", "ror", "bcg", "opv", "laiv", "laiv4", "zvl", "ty21a"],
};

/** BCG is given into the bladder, interferon beside it; and a culture of it may be what is given. */
const bcg: Names = { stems: [], words: ["bcg"] };
const besideBcg: Names = { stems: ["interferon", "cultur", "cultiv"] };

/** Illnesses against which there are only live vaccines. */
const liveIllnesses: Names = {
  stems: [
    ...["measles", "mumps", "rubella", "yellow fever", "varicella", "chickenpox", "chicken pox", "rotavirus", "dengue"],
    ...["sarampion", "antisarampion", "parotiditis", "rubeola", "fiebre amarilla", "varicela"],
    ...["masern", "roteln", "roeteln", "gelbfieber", "varizellen", "windpocken", "rotaviren"],
    ...["rougeole", "oreillons", "rubeole", "fievre jaune", "varicelle"],
  ],
};
/** The virus of varicella is that of zoster, for which there are both kinds. */
const zoster: Names = { stems: ["zoster"] };

const deadProducts: Names = {
  stems: [
    ...["imvamune", "imvanex", "jynneos", "mva bn", "non replicating", "shingrix", "ixiaro", "jespect", "vimkunya"],
    ...["typhim", "dukoral", "bexsero", "trumenba", "menveo", "nimenrix", "menquadfi", "gardasil", "cervarix"],
    ...["engerix", "fendrix", "heplisav", "twinrix", "havrix", "vaqta", "avaxim", "prevenar", "prevnar", "pneumovax"],
    ...["vaxneuvance", "boostrix", "adacel", "covaxis", "revaxis", "repevax", "fluarix", "vaxigrip", "influvac"],
    ...["fluad", "efluelda", "fluzone", "flucelvax", "flublok", "supemtek", "comirnaty", "spikevax", "nuvaxovid"],
    ...["arexvy", "abrysvo", "mresvia", "encepur", "fsme immun", "rabipur", "verorab"],
  ],
};

const live: Names = {
  stems: ["lebend", "atenuad", "attenue", "attenuated"],
  words: ["live", "viva", "vivas", "vivo", "vivos", "vivant"],
};
const notLive: Names = { stems: ["non live", "not live", "no viva", "nicht lebend"] };

/** In whatever place of a word: German joins them. */
const vaccineWord = /vaccin|vacun|impfung|impfstoff| immuni[sz]a| inmuniza/;

/**
 * What the words of an order say of a vaccine. A laboratory's words beside an abbreviation, or beside a vaccine against an illness,
 * leave it open whether that is ordered or measured: it is `unknown`, and no vaccine only where all of it is a laboratory's.
 *
 * @returns undefined: they name no vaccine; `unknown`: a vaccine, and nothing says which kind
 */
export function vaccineByName(words: readonly string[]): "live" | "not-live" | "unknown" | undefined {
  const text = foldedWords(words.join("; "));
  const isVaccine = vaccineWord.test(text);
  const isLaboratory = isOfLaboratory(text, isVaccine);
  const isSaidLive = isVaccine && isNamed(text, live) && !isNamed(text, notLive);
  if (isNamed(text, liveProducts)) return "live";
  if (isShortForLive(text)) {
    if (isSaidLive || !isLaboratory || words.some(saysItApart)) return "live";
    const isMeasured =
      !isVaccine &&
      !(isNamed(text, bcg) && isNamed(text, besideBcg)) &&
      isOnlyOfLaboratory(text, [liveAbbreviations, liveIllnesses]);
    return isMeasured ? undefined : "unknown";
  }
  if (isNamed(text, liveIllnesses) && !isNamed(text, zoster) && !isLaboratory) return "live";
  if (isNamed(text, deadProducts)) return "not-live";
  if (!isVaccine) return undefined;
  return isSaidLive ? "live" : "unknown";
}

const isShortForLive = (text: string): boolean =>
  isNamed(text, liveAbbreviations) ||
  (vaccineWord.test(text) && isNamed(text, liveIllnesses) && !isNamed(text, zoster));

/** `Rubella vaccine; titre to follow`: a sentence of its own, beside another with what is asked of a laboratory. */
function saysItApart(words: string): boolean {
  const sentences = words.split(/[;.+\n]/).map(foldedWords);
  const isAsked = (one: string): boolean => isOfLaboratory(one, vaccineWord.test(one));
  return sentences.some(isAsked) && sentences.some((one) => isShortForLive(one) && !isAsked(one));
}
