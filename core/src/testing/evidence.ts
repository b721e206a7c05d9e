import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { EvidenceBase, EvidenceBaseFile } from "../trials/evidence.ts";
import { parseEvidence } from "../trials/parse-evidence.ts";

const folder = join(import.meta.dirname, "../../../evidence");
const read = (file: string): Record<string, unknown> => parse(readFileSync(join(folder, file), "utf8"));

/** The files of this repository, put together as they are built. */
function together(): EvidenceBaseFile {
  const all: Record<string, unknown> = {};
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith(".yaml") && name !== "words.es.yaml")
    .toSorted())
    for (const [name, part] of Object.entries(read(file))) {
      const before = all[name];
      all[name] = Array.isArray(before) ? [...before, ...(part as unknown[])] : part;
    }
  return all as EvidenceBaseFile;
}

export const evidenceInSpanish = read("words.es.yaml") as Readonly<Record<string, string>>;

function parsed(): EvidenceBase {
  const result = parseEvidence(together());
  if (!result.ok) throw new Error(JSON.stringify(result.issues, null, 1));
  return result.value;
}
export const realEvidence = parsed();
