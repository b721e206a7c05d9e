import { foldedWords, isNamed, type Names } from "../../base/names.ts";

/**
 * What has been given for multiple sclerosis: each substance with its names in English, Spanish and German by their common beginnings,
 * then its products. What differs by its salt or its carrier alone is one. @source leaflets; from memory
 */
const substances: Readonly<Record<string, Names>> = {
  alemtuzumab: { stems: ["alemtuzumab", "lemtrada", "campath", "mabcampath"] },
  "interferon beta-1a": {
    stems: [
      ...["interferon beta 1a", "interferon beta1a", "peginterferon beta 1a", "ifn beta 1a"],
      ...["ifnb 1a", "avonex", "rebif", "plegridy"],
    ],
  },
  "interferon beta-1b": {
    stems: ["interferon beta 1b", "interferon beta1b", "ifn beta 1b", "ifnb 1b", "betaferon", "betaseron", "extavia"],
  },
  glatiramer: { stems: ["glatiramer", "copaxone", "brabio", "glatopa", "copemyl", "clift"] },
  teriflunomide: { stems: ["teriflunomid", "aubagio"] },
  "dimethyl fumarate": {
    stems: [
      ...["dimethyl fumarat", "dimethylfumarat", "dimetilfumarat", "dimetil fumarat", "fumarato de dimetil"],
      ...["diroximel", "monomethyl fumarat", "tecfidera", "vumerity", "bafiertam", "bg 12", "bg12"],
    ],
  },
  fingolimod: { stems: ["fingolimod", "gilenya"] },
  siponimod: { stems: ["siponimod", "mayzent"] },
  ozanimod: { stems: ["ozanimod", "zeposia"] },
  ponesimod: { stems: ["ponesimod", "ponvory"] },
  cladribine: { stems: ["cladribin", "mavenclad", "movectro", "leustatin"] },
  natalizumab: { stems: ["natalizumab", "tysabri", "tyruko"] },
  ocrelizumab: { stems: ["ocrelizumab", "ocrevus"] },
  ofatumumab: { stems: ["ofatumumab", "kesimpta", "arzerra"] },
  ublituximab: { stems: ["ublituximab", "briumvi"] },
  rituximab: { stems: ["rituximab", "mabthera", "rituxan", "truxima", "rixathon", "riximyo", "ruxience", "blitzima"] },
  daclizumab: { stems: ["daclizumab", "zinbryta", "zenapax"] },
  mitoxantrone: { stems: ["mitoxantron", "novantron", "ralenova", "onkotron"] },
  azathioprine: { stems: ["azathioprin", "azatioprin", "imurel", "imuran"] },
  cyclophosphamide: { stems: ["cyclophosphamid", "ciclofosfamid", "endoxan", "genoxal", "cytoxan"] },
  methotrexate: { stems: ["methotrexat", "metotrexat"] },
  mycophenolate: { stems: ["mycophenol", "micofenol", "cellcept", "myfortic"] },
  laquinimod: { stems: ["laquinimod"] },
  immunoglobulins: {
    stems: ["immunoglobulin", "inmunoglobulin", "immunglobulin", "human immunoglobulin"],
    words: ["ivig"],
  },
  "stem cells": {
    stems: ["autologous", "stem cell", "trasplante autolog", "trasplante de progenitores", "celulas madre"],
    words: ["ahsct", "hsct", "tph"],
  },
};

/** Under whatever name: it is no earlier therapy of another kind. */
export const isAlemtuzumab = (drug: string): boolean => isNamed(foldedWords(drug), substances["alemtuzumab"]!);

/** The one substance that this surely names; undefined: none that we know, or more than one. */
export function msTherapyOf(drug: string): string | undefined {
  const words = foldedWords(drug);
  const named = Object.keys(substances).filter((one) => isNamed(words, substances[one]!));
  return named.length === 1 ? named[0] : undefined;
}
