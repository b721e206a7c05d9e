import type { Issue } from "@longwatch/core";
import { problem } from "../hl7v2/issue.ts";
import { readText } from "../text.ts";
import { containerOf, isEncrypted } from "./container.ts";
import { notedCells } from "./notes.ts";
import { readSheet, type SheetReading } from "./sheet.ts";
import { readStrings } from "./strings.ts";
import { readStyles } from "./styles.ts";
import { type Unpacked, unpack } from "./unpack.ts";
import { notesBeside, readWorkbook, type SheetEntry } from "./workbook.ts";

/** A workbook whose sheets are read when they are asked for. */
export type OpenWorkbook = {
  readonly sheets: readonly SheetEntry[];
  /** The cells of a sheet that have notes. */
  readonly noted: (entry: SheetEntry) => readonly string[];
  /** A part that several sheets name is read once. */
  readonly read: (entry: SheetEntry) => SheetReading;
  readonly hasMacros: boolean;
};

export type Opened =
  | { readonly ok: true; readonly workbook: OpenWorkbook }
  | { readonly ok: false; readonly issue: Issue };

/** Pictures, drawings and the like say nothing of results, and are left packed. */
const isWanted = (name: string): boolean =>
  /\.(?:xml|rels)$/.test(name) && !/\/(?:media|drawings|charts|theme|embeddings|printersettings)\//.test(name);

export function openWorkbook(bytes: Uint8Array): Opened {
  if (containerOf(bytes) === "compound") return { ok: false, issue: isEncrypted(bytes) ? encrypted : older };
  const unpacked = unpack(bytes, isWanted);
  if (!unpacked.ok) return { ok: false, issue: unpacked.why === "too-large" ? tooLarge : damaged };
  const part = partsOf(unpacked);
  const workbook = readWorkbook(part);
  if (workbook === undefined) return { ok: false, issue: otherKind(unpacked.names) };
  const [stringsXml, stylesXml] = [workbook.strings, workbook.styles].map((name) => name && part(name));
  const strings = stringsXml === undefined ? [] : readStrings(stringsXml);
  const styles = stylesXml === undefined ? [] : readStyles(stylesXml);
  if (strings === undefined || styles === undefined) return { ok: false, issue: damaged };
  const { is1904, sheets } = workbook;
  const known = new Map<string, SheetReading>();
  return {
    ok: true,
    workbook: {
      sheets,
      hasMacros: unpacked.names.some((name) => name.endsWith("vbaproject.bin")),
      noted: ({ part: name }) => [
        ...new Set(notesBeside(name, part).flatMap((notes) => notedCells(part(notes) ?? ""))),
      ],
      read: ({ part: name }) => {
        const before = known.get(name);
        if (before !== undefined) return before;
        const xml = part(name);
        const read = xml === undefined ? notThere : readSheet(xml, { strings, styles, is1904 });
        known.set(name, read);
        return read;
      },
    },
  };
}

const notThere: SheetReading = { ok: false, why: "damaged" };

const partsOf =
  ({ parts }: Extract<Unpacked, { ok: true }>) =>
  (name: string): string | undefined => {
    const bytes = parts.get(name);
    return bytes === undefined ? undefined : readText(bytes).text.replace(/^\ufeff/, "");
  };

const refusal = (saw: string, remedy: string): Issue => problem("text-unreadable", "/", saw, remedy);
const saveAs = "Open it, save it as an Excel workbook (.xlsx) or as CSV, and bring it again.";

const encrypted = refusal("a workbook with a password", `It cannot be read here. ${saveAs} Leave the password out.`);
const older = refusal("a workbook of an older kind (.xls)", saveAs);
const damaged = refusal("a packed file that is damaged", `Ask for the file again, or: ${saveAs}`);
const tooLarge = refusal(
  "a packed file that unpacks to far more than it is",
  "It was not unpacked. Keep only the sheet with the results, or save that sheet as CSV.",
);

function otherKind(names: readonly string[]): Issue {
  if (names.some((name) => name.endsWith("workbook.bin"))) return refusal("a binary workbook (.xlsb)", saveAs);
  if (names.includes("content.xml")) return refusal("a document of another kind (such as .ods)", saveAs);
  return refusal("a packed file that is no workbook", saveAs);
}
