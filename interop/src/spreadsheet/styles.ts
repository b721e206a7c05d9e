import { builtInFormat, type NumberFormat, readNumberFormat } from "./number-format.ts";
import { walkXml } from "./walk-xml.ts";

/** How the numbers of each style of cell are shown, by the style's number. Undefined where the part cannot be read. */
export function readStyles(xml: string): readonly NumberFormat[] | undefined {
  const written = new Map<number, NumberFormat>();
  const styles: NumberFormat[] = [];
  let isInCells = false;
  const isSound = walkXml(xml, {
    open: (name, attribute) => {
      if (name === "numFmt")
        written.set(Number(attribute("numFmtId")), readNumberFormat(attribute("formatCode") ?? ""));
      else if (name === "cellXfs") isInCells = true;
      else if (name === "xf" && isInCells) {
        const id = Number(attribute("numFmtId") ?? 0);
        styles.push(written.get(id) ?? builtInFormat(id));
      }
    },
    close: (name) => {
      if (name === "cellXfs") isInCells = false;
    },
  });
  return isSound ? styles : undefined;
}
