import { strToU8, zipSync } from "fflate";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const ofPackage = "http://schemas.openxmlformats.org/package/2006/relationships";

export type WrittenSheet = {
  readonly name?: string;
  readonly state?: string;
  /** What stands in `sheetData`, or the whole sheet where it begins with `<worksheet`. */
  readonly rows: string;
  /** After `sheetData`, such as `mergeCells`. */
  readonly after?: string;
  readonly before?: string;
};

/** Rows of plain texts and numbers as XML of a sheet. */
export const rowsOf = (...rows: readonly (readonly (string | number)[])[]): string =>
  rows
    .map((cells) => {
      const written = cells.map((cell) =>
        typeof cell === "number" ? `<c><v>${cell}</v></c>` : `<c t="inlineStr"><is><t>${cell}</t></is></c>`,
      );
      return `<row>${written.join("")}</row>`;
    })
    .join("");

/** The parts of a workbook as small as can be, so that a test can break any of them. */
export function workbookParts(sheets: readonly WrittenSheet[], isOf1904 = false): Record<string, string> {
  const entries = sheets.map(
    ({ name, state }, i) =>
      `<sheet name="${name ?? `S${i + 1}`}" sheetId="${i + 1}" r:id="r${i + 1}"${state === undefined ? "" : ` state="${state}"`}/>`,
  );
  const targets = sheets.map(
    (_, i) => `<Relationship Id="r${i + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  );
  return {
    "_rels/.rels": `<Relationships xmlns="${ofPackage}"><Relationship Id="r" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${relations}"><workbookPr date1904="${isOf1904 ? 1 : 0}"/><sheets>${entries.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${ofPackage}">${targets.join("")}</Relationships>`,
    ...Object.fromEntries(
      sheets.map(({ rows, before = "", after = "" }, i) => [
        `xl/worksheets/sheet${i + 1}.xml`,
        rows.startsWith("<worksheet")
          ? rows
          : `<worksheet xmlns="${main}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`,
      ]),
    ),
  };
}

export const packed = (parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === "string" ? strToU8(part) : part]),
    ),
  );

export const workbook = (...sheets: readonly WrittenSheet[]): Uint8Array => packed(workbookParts(sheets));
