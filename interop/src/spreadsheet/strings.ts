import { walkXml } from "./walk-xml.ts";

/** The texts that cells refer to by number. Undefined where the part cannot be read. */
export function readStrings(xml: string): readonly string[] | undefined {
  const texts: string[] = [];
  const collect = collectText((text) => texts.push(text));
  return walkXml(xml, collect) ? texts : undefined;
}

/** Gathers the text of each `si` or `is`: all of its runs, without the reading aids of East Asian editions. */
export function collectText(done: (text: string) => void) {
  let text = "";
  let [isText, isAid] = [false, false];
  return {
    open: (name: string): void => {
      if (name === "si" || name === "is") text = "";
      else if (name === "t") isText = true;
      else if (name === "rPh") isAid = true;
    },
    text: (piece: string): void => {
      if (isText && !isAid) text += piece;
    },
    close: (name: string): void => {
      if (name === "t") isText = false;
      else if (name === "rPh") isAid = false;
      else if (name === "si" || name === "is") done(withoutEscapes(text));
    },
  };
}

/** Characters that XML cannot hold stand as `_x000D_`. */
const withoutEscapes = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
