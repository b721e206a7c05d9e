import path from "node:path";
import { buildEvidence } from "../../server/src/evidence/build-evidence.ts";
import { writeBuiltEvidence } from "../../server/src/evidence/built-evidence.ts";
import { formatIssues } from "../../server/src/files/print-issues.ts";
import type { Step } from "./steps.ts";

/** `evidence/dist/evidence.json`, unless the linter finds anything. */
export const buildEvidenceFile: Step = (root) => {
  const folder = path.join(root, "evidence");
  const evidence = buildEvidence(folder);
  if (!evidence.ok) return `${formatIssues(evidence.problems)}The evidence was not built.`;
  writeBuiltEvidence(folder, evidence.value);
  return undefined;
};
