import path from "node:path";
import {
  type EvidenceBase,
  type EvidenceBaseFile,
  evidenceFile,
  evidencePhrases,
  failed,
  issuesOf,
  lintPhrases,
  ok,
  parseEvidence,
} from "@longwatch/core";
import { type FileResult, read, unread } from "../files/file-result.ts";
import type { Words } from "../protocols/library.ts";
import { readFileAs, readWords } from "../protocols/read-protocol.ts";
import { evidenceFiles, evidenceWords } from "./folder.ts";

/** What the trials showed, as written and parsed, with its Spanish. */
export type Evidence = { readonly content: EvidenceBaseFile; readonly base: EvidenceBase; readonly words: Words };

/** A folder of YAML files → the evidence, or every problem of every file. */
export function buildEvidence(folder: string): FileResult<Evidence> {
  const files = evidenceFiles(folder).map((file) => readPart(path.join(folder, file), file));
  const spanish = readWords(evidenceWords(folder));
  const unreadable = [...files, spanish].flatMap((one) => (one.ok ? [] : one.problems));
  if (unreadable.length > 0 || !spanish.ok) return unread(unreadable);
  const content = together(files.flatMap((one) => (one.ok ? [one.value] : []))) as EvidenceBaseFile;
  const parsed = parseEvidence(content);
  if (!parsed.ok) return unread([{ file: path.basename(folder), issues: parsed.issues }]);
  const words = spanish.value ?? {};
  const issues = lintPhrases(evidencePhrases(parsed.value), words);
  return issues.length > 0
    ? unread([{ file: path.basename(evidenceWords(folder)), issues }])
    : read({ content, base: parsed.value, words });
}

type Part = Partial<EvidenceBaseFile>;

/** Of one file alone its shape can be judged; whether the parts fit only of all. */
const readPart = (fullPath: string, file: string): FileResult<Part> =>
  readFileAs(fullPath, file, (content) => {
    const parsed = evidenceFile.safeParse(content);
    return parsed.success ? ok(content as Part) : failed(issuesOf(parsed.error, content));
  });

/** Lists of the same name one after another. */
function together(parts: readonly Part[]): Part {
  const all: Record<string, unknown> = {};
  for (const [name, part] of parts.flatMap((one) => Object.entries(one))) {
    const before = all[name];
    all[name] = Array.isArray(before) && Array.isArray(part) ? [...before, ...part] : part;
  }
  return all as Part;
}
