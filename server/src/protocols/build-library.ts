import path from "node:path";
import { type Finding, lintProtocols, type ReadProtocol } from "@longwatch/core";
import { type FileResult, read, unread } from "../files/file-result.ts";
import type { FileIssues } from "../files/print-issues.ts";
import { protocolFiles, referencesPath } from "./folder.ts";
import { type Library, referenceIds } from "./library.ts";
import { type OpenedProtocol, readProtocolFile, readReferences } from "./read-protocol.ts";

/** A folder of YAML files → a library, or every problem of every file. */
export function buildLibrary(folder: string): FileResult<Library> {
  const references = readReferences(referencesPath(folder));
  const opened = protocolFiles(folder).map((file) => readProtocolFile(path.join(folder, file), file));
  const shape = [
    ...(references.ok ? [] : references.problems),
    ...opened.flatMap((one) => (one.ok ? [] : one.problems)),
  ];
  const protocols = opened.flatMap((one) => (one.ok ? [one.value] : []));
  const known = references.ok ? references.value : [];
  const problems = [...shape, ...(references.ok ? lintOpened(protocols, referenceIds({ references: known })) : [])];
  if (problems.length > 0) return unread(problems);
  return read({ folder, references: known, protocols: protocols.map(({ locate: _, ...shelved }) => shelved) });
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
