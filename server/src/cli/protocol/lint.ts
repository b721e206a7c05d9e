import { existsSync, statSync } from "node:fs";
import path from "node:path";
import type { FileResult } from "../../files/file-result.ts";
import { type FileIssues, positionOf } from "../../files/print-issues.ts";
import { buildLibrary, lintOpened } from "../../protocols/build-library.ts";
import { protocolFiles, protocolsFolder, referencesPath } from "../../protocols/folder.ts";
import { type Library, referenceIds } from "../../protocols/library.ts";
import { loadLibrary } from "../../protocols/load.ts";
import { readProtocolFile } from "../../protocols/read-protocol.ts";
import { type Outcome, printed, printedJson } from "../outcome.ts";

/**
 * Every problem of protocol files. A folder with its own references.yaml is a set of its own; other files
 * are judged next to the shipped protocols and with their bibliography.
 */
export function lint(
  paths: readonly string[],
  { json }: { readonly json?: boolean },
  shipped: Shipped = loadLibrary,
): Outcome {
  const { count, problems } =
    paths.length === 0 ? lintFolder(protocolsFolder()) : together(paths.map((path) => lintPath(path, shipped)));
  const outcome = json ? printedJson({ lint: 1, files: problems.map(withPositions) }) : summary(count, problems);
  return { ...outcome, problems };
}

type Shipped = () => FileResult<Library>;
type Linted = { readonly count: number; readonly problems: readonly FileIssues[] };

const together = (parts: readonly Linted[]): Linted => ({
  count: parts.reduce((sum, { count }) => sum + count, 0),
  problems: parts.flatMap(({ problems }) => problems),
});

const summary = (count: number, problems: readonly FileIssues[]): Outcome =>
  problems.length > 0 ? { text: "", problems } : printed(`${count} protocols, no problems.`);

function lintPath(named: string, shipped: Shipped): Linted {
  const isFolder = existsSync(named) && statSync(named).isDirectory();
  if (isFolder && existsSync(referencesPath(named))) return lintFolder(named);
  if (!isFolder) return lintBeside([{ full: named, file: named }], shipped());
  return lintBeside(
    protocolFiles(named).map((file) => ({ full: path.join(named, file), file })),
    shipped(),
  );
}

function lintFolder(folder: string): Linted {
  const built = buildLibrary(folder);
  return { count: protocolFiles(folder).length, problems: built.ok ? [] : built.problems };
}

function lintBeside(
  files: readonly { readonly full: string; readonly file: string }[],
  shipped: FileResult<Library>,
): Linted {
  const opened = files.map(({ full, file }) => readProtocolFile(full, file));
  const unreadable = opened.flatMap((one) => (one.ok ? [] : one.problems));
  if (!shipped.ok) return { count: files.length, problems: [...unreadable, ...shipped.problems] };
  const protocols = opened.flatMap((one) => (one.ok ? [one.value] : []));
  return {
    count: files.length,
    problems: [...unreadable, ...lintOpened(protocols, referenceIds(shipped.value), shipped.value.protocols)],
  };
}

const withPositions = (one: FileIssues) => ({
  file: one.file,
  issues: one.issues.map((issue) => ({ ...issue, ...positionOf(issue, one) })),
});
