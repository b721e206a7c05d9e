import { existsSync } from "node:fs";
import path from "node:path";
import { type FileResult, read, unreadFor } from "../files/file-result.ts";
import { isYoungest } from "../protocols/folder.ts";
import { buildEvidence, type Evidence } from "./build-evidence.ts";
import { readBuiltEvidence } from "./built-evidence.ts";
import { builtEvidence, evidenceFiles, evidenceFolder, evidenceWords } from "./folder.ts";

/** The shipped evidence. The built file is used while it is not older than its sources; otherwise the YAML is read and linted. */
export function loadEvidence(folder: string = evidenceFolder()): FileResult<Evidence> {
  const files = evidenceFiles(folder);
  const sources = [evidenceWords(folder), ...files.map((file) => path.join(folder, file))];
  const built = builtEvidence(folder);
  if (!isYoungest(built, sources) && files.length > 0) return buildEvidence(folder);
  if (!existsSync(built)) {
    const remedy = "Install the package @longwatch/evidence again.";
    return unreadFor(folder, { code: "text-unreadable", severity: "error", at: "/", saw: "no evidence", remedy });
  }
  const found = readBuiltEvidence(folder);
  return found.ok ? read(found.value) : unreadFor(built, ...found.issues);
}
