import { failed, type Issue, ok, type Result } from "@longwatch/core";
import { recordEvent } from "../audit/record.ts";
import { addPolicy, type PolicyKind, policyVersions } from "../db/policies.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { announce } from "./announce.ts";
import { changedMeanwhile } from "./record-facts.ts";

/** What is wrong with the content of a policy: nothing is kept that could not be read again. */
export type JudgePolicy = (content: object) => readonly Issue[];

/**
 * Adds a version of what a clinic decides for itself, from a day on. Older versions stay: what held on a day can be told.
 *
 * @param expected the newest version that the writer has seen; 0 where there was none
 * @returns the new version's number
 */
export async function changePolicy(
  tx: ClinicTx,
  kind: PolicyKind,
  written: { readonly effectiveFrom: string; readonly content: object; readonly why?: string | undefined },
  expected: number,
  judge: JudgePolicy,
): Promise<Result<number>> {
  const newest = (await policyVersions(tx, kind)).at(-1)?.version ?? 0;
  if (newest !== expected) return failed([changedMeanwhile(expected, newest)]);
  const issues = judge(written.content);
  if (issues.length > 0)
    return failed(issues.map((one) => ({ ...one, at: `/content${one.at === "/" ? "" : one.at}` })));
  const version = newest + 1;
  await addPolicy(tx, kind, version, written.effectiveFrom, written.content);
  await recordEvent(tx, { action: "policy.change", object: kind, why: written.why, detail: { version } });
  await announce(tx);
  return ok(version);
}
