import { readFileSync } from "node:fs";
import { failed, type Issue, ok, parseEvidence, type Result } from "@longwatch/core";
import { writeAtomically } from "../files/write-atomically.ts";
import { digestOf } from "../protocols/digest.ts";
import type { Evidence } from "./build-evidence.ts";
import { builtEvidence } from "./folder.ts";

/** What `evidence/dist/evidence.json` holds: everything, linted, so that starting needs no YAML. */
type Built = Pick<Evidence, "content" | "words"> & { readonly built: 1; readonly digest: string };

export function writeBuiltEvidence(folder: string, { content, words }: Evidence): void {
  const built: Built = { built: 1, digest: digestOf(content), content, words };
  writeAtomically(builtEvidence(folder), `${JSON.stringify(built)}\n`);
}

/** The built evidence; a file that is damaged, or whose content does not fit its digest, is refused. */
export function readBuiltEvidence(folder: string): Result<Evidence> {
  const built = parseBuilt(readFileSync(builtEvidence(folder), "utf8"));
  if (built === undefined) return failed([damaged("a file of another shape")]);
  const { content, words, digest } = built;
  if (digestOf(content) !== digest) return failed([damaged("a digest that does not fit")]);
  const base = parseEvidence(content);
  return base.ok ? ok({ content, base: base.value, words }) : failed([damaged(`${base.issues.length} problems`)]);
}

function parseBuilt(text: string): Built | undefined {
  try {
    const value = JSON.parse(text) as Built | null;
    return value?.built === 1 && value.content !== undefined && value.words !== undefined ? value : undefined;
  } catch {
    return undefined;
  }
}

const damaged = (saw: string): Issue => ({
  code: "text-unreadable",
  severity: "error",
  at: "/",
  saw,
  remedy: "Install the package @longwatch/evidence again.",
});
