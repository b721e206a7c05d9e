import { failed, ok, type Result } from "../base/result.ts";
import { issuesOf } from "../base/shape.ts";
import { type EvidenceBase, evidenceBase } from "./evidence.ts";
import { lintEvidence } from "./lint-evidence.ts";

/** Unknown → what the trials showed, or every problem with its JSON pointer: of shape first, then of sense. */
export function parseEvidence(value: unknown): Result<EvidenceBase> {
  const parsed = evidenceBase.safeParse(value);
  if (!parsed.success) return failed(issuesOf(parsed.error, value));
  const issues = lintEvidence(parsed.data);
  return issues.length > 0 ? failed(issues) : ok(parsed.data);
}
