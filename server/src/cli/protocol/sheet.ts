import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describeProtocol, type Issue, type Language, protocolName } from "@longwatch/core";
import type { FileIssues } from "../../files/print-issues.ts";
import { writeAtomically } from "../../files/write-atomically.ts";
import type { Library, ShelvedProtocol } from "../../protocols/library.ts";
import { loadLibrary } from "../../protocols/load.ts";
import { type Outcome, printed, printedJson, refused, using } from "../outcome.ts";
import { findShelved } from "./find.ts";

type SheetOptions = {
  readonly check?: boolean;
  readonly write?: boolean;
  readonly language: string;
  readonly json?: boolean;
};

/** Prints a sheet, writes it beside its protocol, or checks that the one there still says the same. */
export function sheet(id: string | undefined, options: SheetOptions, folder?: string): Outcome {
  const { language } = options;
  if (language !== "en" && language !== "es") return refused([misused("--language", language, "Write en or es.")]);
  if (id === undefined && !options.check && !options.write) {
    return refused([misused("id", "nothing", "Name a protocol@version, or add --check or --write for all.")]);
  }
  return using(loadLibrary(folder), (library) => {
    if (id === undefined) return sheets(library.protocols, library, language, options);
    return using(findShelved(id, library), (one) => sheets([one], library, language, options));
  });
}

function sheets(
  wanted: readonly ShelvedProtocol[],
  library: Library,
  language: Language,
  options: SheetOptions,
): Outcome {
  const made = wanted.map(({ file, protocol }) => ({
    id: protocolName(protocol),
    file: sheetFile(file, language),
    markdown: describeProtocol(protocol, library.references, language),
  }));
  if (options.check) {
    const stale = made.flatMap(({ file, markdown }) => staleness(library.folder, file, markdown));
    return stale.length > 0 ? refused(stale) : printed(`${made.length} sheets say what their protocols say.`);
  }
  if (options.write) {
    for (const { file, markdown } of made) writeAtomically(path.join(library.folder, file), markdown);
    return printed(made.map(({ file }) => file).join("\n"));
  }
  return options.json ? printedJson({ sheets: made }) : printed(made.map(({ markdown }) => markdown).join("\n"));
}

/** `alemtuzumab-eu/2020-01.yaml` → `alemtuzumab-eu/2020-01.sheet.md`, with its language where that is not English. */
const sheetFile = (file: string, language: Language): string =>
  file.replace(/\.ya?ml$/, language === "en" ? ".sheet.md" : `.sheet.${language}.md`);

function staleness(folder: string, file: string, markdown: string): readonly FileIssues[] {
  const full = path.join(folder, file);
  if (!existsSync(full)) return [{ file, issues: [stale("/", "no sheet")] }];
  const there = readFileSync(full, "utf8").replaceAll("\r\n", "\n");
  if (there === markdown) return [];
  const lines = markdown.split("\n");
  const line = there.split("\n").findIndex((text, i) => text !== lines[i]);
  return [{ file, issues: [stale(`line ${line < 0 ? lines.length : line + 1}`, "another text than the protocol's")] }];
}

const stale = (at: string, saw: string): Issue => ({
  code: "protocol-sheet-stale",
  severity: "error",
  at,
  saw,
  remedy: 'Write it again with "longwatch protocol sheet --write", and have it signed again.',
});

const misused = (at: string, saw: string, remedy: string): FileIssues => ({
  file: "longwatch protocol sheet",
  issues: [{ code: "value-not-allowed", severity: "error", at, saw, remedy }],
});
