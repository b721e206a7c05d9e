import { readFileSync } from "node:fs";
import { failed, type Issue, ok, type ProtocolFile, parseProtocol, type Reference, type Result } from "@longwatch/core";
import { writeAtomically } from "../files/write-atomically.ts";
import { digestOf } from "./digest.ts";
import { builtFile } from "./folder.ts";
import type { Library, ShelvedProtocol, Words } from "./library.ts";

/** What `protocols/dist/protocols.json` holds: everything, linted, so that starting needs neither YAML nor linter. */
type Built = {
  readonly built: 1;
  readonly protocols: readonly { readonly file: string; readonly digest: string; readonly content: ProtocolFile }[];
  readonly references: readonly Reference[];
  readonly words: Words;
};

/** @returns the file that was written */
export function writeBuilt({ folder, protocols, references, words }: Library): string {
  const built: Built = {
    built: 1,
    protocols: protocols.map(({ file, protocol, content }) => ({ file, digest: protocol.digest, content })),
    references,
    words,
  };
  writeAtomically(builtFile(folder), `${JSON.stringify(built)}\n`);
  return builtFile(folder);
}

/** The built library; a file that is damaged, or whose content does not fit its digest, is refused. */
export function readBuilt(folder: string): Result<Library> {
  const built = parseBuilt(readFileSync(builtFile(folder), "utf8"));
  if (built === undefined) return failed([damaged("a file of another shape")]);
  const shelved = built.protocols.map(({ file, digest, content }): Result<ShelvedProtocol> => {
    const parsed = parseProtocol(content, digest);
    if (!parsed.ok) return failed([damaged(`${file} with ${parsed.issues.length} problems`)]);
    if (digestOf(content) !== digest) return failed([damaged(`${file} with a digest that does not fit`)]);
    return ok({ file, content, protocol: parsed.value });
  });
  const issues = shelved.flatMap((one) => (one.ok ? [] : one.issues));
  if (issues.length > 0) return failed(issues);
  return ok({
    folder,
    references: built.references,
    words: built.words,
    protocols: shelved.flatMap((one) => (one.ok ? [one.value] : [])),
  });
}

function parseBuilt(text: string): Built | undefined {
  try {
    const value = JSON.parse(text) as Built | null;
    const isWhole = Array.isArray(value?.protocols) && Array.isArray(value.references) && value.words !== undefined;
    return value?.built === 1 && isWhole ? value : undefined;
  } catch {
    return undefined;
  }
}

const damaged = (saw: string): Issue => ({
  code: "text-unreadable",
  severity: "error",
  at: "/",
  saw,
  remedy: 'Build the protocols again with "longwatch protocol build", or install the package again.',
});
