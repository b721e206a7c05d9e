import { walkXml } from "./walk-xml.ts";

export type SheetEntry = {
  readonly name: string;
  /** The part that holds its cells. */
  readonly part: string;
  readonly isHidden: boolean;
};

export type Workbook = {
  readonly sheets: readonly SheetEntry[];
  readonly is1904: boolean;
  readonly strings: string | undefined;
  readonly styles: string | undefined;
};

type Relation = { readonly type: string; readonly part: string };

/** A part's relations by id. `from`: the part they are of, `""` the whole package. Those that lead out of the package are none. */
function relationsOf(xml: string, from: string): ReadonlyMap<string, Relation> | undefined {
  const relations = new Map<string, Relation>();
  const isSound = walkXml(xml, {
    open: (name, attribute) => {
      const [id, type, target] = [attribute("Id"), attribute("Type"), attribute("Target")];
      if (name !== "Relationship" || id === undefined || target === undefined) return;
      if (attribute("TargetMode") === "External") return;
      relations.set(id, { type: (type ?? "").replace(/^.*\//, ""), part: resolved(target, from) });
    },
  });
  return isSound ? relations : undefined;
}

/** A target as the name of a part: from the root of the package, or from the folder of the part that names it. */
function resolved(target: string, from: string): string {
  const start = target.startsWith("/") ? [] : from.split("/").slice(0, -1);
  const path: string[] = [];
  for (const step of [...start, ...target.split("/")]) {
    if (step === "..") path.pop();
    else if (step !== "." && step !== "") path.push(step);
  }
  return path.join("/").toLowerCase();
}

const relationsBeside = (name: string, part: (name: string) => string | undefined) => {
  const beside = part(name.replace(/([^/]+)$/, "_rels/$1.rels"));
  return beside === undefined ? undefined : relationsOf(beside, name);
};

/** The parts that hold the notes of a sheet. */
export const notesBeside = (sheet: string, part: (name: string) => string | undefined): readonly string[] =>
  [...(relationsBeside(sheet, part)?.values() ?? [])].flatMap((one) =>
    /^(?:comments|threadedComment)$/.test(one.type) ? [one.part] : [],
  );

/** @returns undefined where the package holds no workbook that can be read */
export function readWorkbook(part: (name: string) => string | undefined): Workbook | undefined {
  const root = part("_rels/.rels");
  const ofPackage = root === undefined ? undefined : relationsOf(root, "");
  const main = [...(ofPackage?.values() ?? [])].find(({ type }) => type === "officeDocument");
  const name = main?.part ?? "xl/workbook.xml";
  const xml = part(name);
  const relations = relationsBeside(name, part);
  if (xml === undefined || relations === undefined) return undefined;
  const sheets: SheetEntry[] = [];
  let is1904 = false;
  const isSound = walkXml(xml, {
    open: (element, attribute) => {
      if (element === "workbookPr") is1904 = /^(?:1|true)$/.test(attribute("date1904") ?? "");
      if (element !== "sheet") return;
      const relation = relations.get(attribute("id") ?? "");
      if (relation?.type === "worksheet") {
        const isHidden = /^(?:hidden|veryHidden)$/.test(attribute("state") ?? "");
        sheets.push({ name: attribute("name") ?? "", part: relation.part, isHidden });
      }
    },
  });
  const partOf = (type: string) => [...relations.values()].find((one) => one.type === type)?.part;
  return isSound ? { sheets, is1904, strings: partOf("sharedStrings"), styles: partOf("styles") } : undefined;
}
