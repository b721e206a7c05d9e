import path from "node:path";
import { type Finding, lintProtocols, lintWords, type ReadProtocol } from "@longwatch/core";
import { type FileResult, read, unread } from "../files/file-result.ts";
import type { FileIssues } from "../files/print-issues.ts";
import { protocolFiles, referencesPath, wordsPath } from "./folder.ts";
import { isForUse, type Library, referenceIds, type Words } from "./library.ts";
import { type OpenedProtocol, readProtocolFile, readReferences, readWords } from "./read-protocol.ts";

/** A folder of YAML files → a library, or every problem of every file. */
export function buildLibrary(folder: string): FileResult<Library> {
  const references = readReferences(referencesPath(folder));
  const opened = protocolFiles(folder).map((file) => readProtocolFile(path.join(folder, file), file));
  const words = readWords(wordsPath(folder));
  const shape = [
    ...(references.ok ? [] : references.problems),
    ...(words.ok ? [] : words.problems),
    ...opened.flatMap((one) => (one.ok ? [] : one.problems)),
  ];
  const protocols = opened.flatMap((one) => (one.ok ? [one.value] : []));
  const known = references.ok ? references.value : [];
  const problems = [
    ...shape,
    ...(references.ok ? lintOpened(protocols, referenceIds({ references: known })) : []),
    ...(words.ok && shape.length === 0 ? lintTranslation(folder, protocols, words.value) : []),
  ];
  if (problems.length > 0 || !words.ok) return unread(problems);
  return read({
    folder,
    references: known,
    words: words.value ?? {},
    protocols: protocols.map(({ locate: _, ...shelved }) => shelved),
  });
}

/** A folder without a translation says everything in English. */
function lintTranslation(
  folder: string,
  protocols: readonly OpenedProtocol[],
  words: Words | undefined,
): readonly FileIssues[] {
  if (words === undefined) return [];
  const used = protocols.filter(isForUse).map(({ protocol }) => protocol);
  const issues = lintWords(used, words);
  return issues.length === 0 ? [] : [{ file: path.basename(wordsPath(folder)), issues }];
}

/** Lints what could be read, and gives each finding the places of its file. */
export function lintOpened(
  protocols: readonly OpenedProtocol[],
  references: ReadonlySet<string>,
  beside: readonly ReadProtocol[] = [],
): readonly FileIssues[] {
  const findings = Map.groupBy(lintProtocols(protocols, references, beside), ({ file }: Finding) => file);
  return [...findings].map(([file, found]) => ({
    file,
    issues: found.map(({ issue }) => issue),
    locate: protocols.find((one) => one.file === file)?.locate,
  }));
}
