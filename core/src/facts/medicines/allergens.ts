import { foldedWords, isNamed, type Names } from "../../base/names.ts";

/** What a medicine, or something in it, is called beside its name. @source leaflets; from memory */
const alsoCalled: Readonly<Record<string, Names>> = {
  alemtuzumab: { stems: ["lemtrada", "campath", "mabcampath"] },
  "polysorbate 80": { stems: ["polysorbat 80", "polisorbato 80", "tween 80"], words: ["e433", "e 433"] },
  edetate: { stems: ["edetat", "edetic", "edetico"], words: ["edta"] },
  "mouse protein": {
    stems: [
      "murine protein",
      "mouse",
      "murin",
      "proteina de raton",
      "proteinas de raton",
      "mausprotein",
      "mauseeiweiss",
    ],
  },
};

/** Whether somebody who writes this speaks of that substance, by whatever name and with whatever beside it. */
export function isSubstance(text: string, substance: string): boolean {
  const words = foldedWords(text);
  const named = foldedWords(substance).trim();
  const also = alsoCalled[named];
  return isNamed(words, { stems: [named] }) || (also !== undefined && isNamed(words, also));
}
