import type { Instant } from "@longwatch/core";
import type { ClinicTx } from "./transaction.ts";

/** What a clinic decides for itself: its rules, ladder, roster, retention, and how people's numbers are read. */
export type PolicyKind = "rules" | "escalation" | "roster" | "retention" | "identifiers";

export type ClinicPolicy = {
  readonly version: number;
  readonly effectiveFrom: string;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  readonly content: object;
};

/**
 * Every version of a policy, oldest first.
 *
 * @param knownAt leaves out what was recorded after that moment
 */
export async function policyVersions(
  { query, clinic }: ClinicTx,
  kind: PolicyKind,
  knownAt?: Instant,
): Promise<readonly ClinicPolicy[]> {
  let statement = query
    .selectFrom("clinic_policy")
    .selectAll()
    .where("clinic_id", "=", clinic)
    .where("kind", "=", kind);
  if (knownAt !== undefined) statement = statement.where("recorded_at", "<=", new Date(knownAt));
  const rows = await statement.orderBy("policy_version").execute();
  return rows.map((row) => ({
    version: row.policy_version,
    effectiveFrom: row.effective_from,
    recordedAt: row.recorded_at.getTime() as Instant,
    recordedBy: row.recorded_by,
    content: row.content,
  }));
}

/** Adds the next version. Two who add at once meet the same key, and one of them is refused. */
export async function addPolicy(
  { query, clinic, actor, at }: ClinicTx,
  kind: PolicyKind,
  version: number,
  effectiveFrom: string,
  content: object,
): Promise<void> {
  await query
    .insertInto("clinic_policy")
    .values({
      clinic_id: clinic,
      kind,
      policy_version: version,
      effective_from: effectiveFrom,
      recorded_at: new Date(at),
      recorded_by: actor.id,
      content: JSON.stringify(content),
    })
    .execute();
}
