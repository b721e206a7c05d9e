import { randomUUID } from "node:crypto";
import { type Instant, ok, type Result } from "@longwatch/core";
import { recordEvent } from "../audit/record.ts";
import {
  type BreakGlassRow,
  insertBreakGlass,
  insertReview,
  openUse,
  patientExists,
  unreviewedUses,
} from "../db/emergency-access.ts";
import { inClinic } from "../db/transaction.ts";
import { type Access, minutesLater, toDate } from "./access.ts";
import { plainText } from "./plain-text.ts";
import { refused, secondPersonNeeded } from "./refusals.ts";
import { allows, type Standing, scopeOf } from "./standing.ts";

/** How long emergency access lasts. */
export const emergencyHours = 4;

/**
 * Takes emergency access to one patient, with a reason. It opens what `openedByBreakGlass` names, stands in the audit, and
 * makes a notice that stays until another person has reviewed it. While it is open, asking again answers the same use.
 */
export async function breakGlass(
  access: Access,
  standing: Standing,
  { patient, reason }: { readonly patient: string; readonly reason: string },
  at: Instant,
): Promise<Result<{ readonly use: string }>> {
  const allowed = allows(standing, "break-glass");
  if (!allowed.ok) return allowed;
  const why = plainText(reason, 1000);
  if (why.length < 10) {
    return refused(
      "value-missing",
      "/reason",
      `${why.length} signs`,
      "Say in a sentence why you must see this patient.",
    );
  }
  return inClinic(access.database, scopeOf(standing, at), async (tx) => {
    if (!(await patientExists(tx, patient))) {
      return refused("patient-missing", "/patient", "no such patient at this clinic", "Check the patient's id.");
    }
    const { id: account } = standing.actor;
    const open = await openUse(tx, account, patient, toDate(at));
    if (open !== undefined) return ok({ use: open });
    const use = randomUUID();
    const endsAt = toDate(minutesLater(at, emergencyHours * 60));
    await insertBreakGlass(tx, { use, account, patient, reason: why, openedAt: toDate(at), endsAt });
    await recordEvent(tx, { action: "break-glass.open", object: patient, why, detail: { use } });
    return ok({ use });
  });
}

/** Uses that wait for their review, with their reasons. */
export async function unreviewed(
  access: Access,
  standing: Standing,
  at: Instant,
): Promise<Result<readonly BreakGlassRow[]>> {
  const allowed = allows(standing, "review-break-glass");
  return allowed.ok ? ok(await inClinic(access.database, scopeOf(standing, at), unreviewedUses)) : allowed;
}

/** Says whether a use was justified, and so ends its notice. Never one's own. */
export async function reviewBreakGlass(
  access: Access,
  standing: Standing,
  given: { readonly use: string; readonly finding: "justified" | "not-justified"; readonly remark: string },
  at: Instant,
): Promise<Result<{ readonly use: string }>> {
  const allowed = allows(standing, "review-break-glass");
  if (!allowed.ok) return allowed;
  const gone = (): Result<never> =>
    refused("value-not-allowed", "/use", "no use that waits for a review", "Look at the list again.");
  return inClinic(access.database, scopeOf(standing, at), async (tx) => {
    const one = (await unreviewedUses(tx)).find(({ use }) => use === given.use);
    if (one === undefined) return gone();
    if (one.account === standing.actor.id) return secondPersonNeeded("a review of your own emergency access");
    const { use, finding } = given;
    const remark = plainText(given.remark, 1000);
    const review = { use, account: one.account, finding, remark, act: randomUUID() };
    if (!(await insertReview(tx, review))) return gone();
    await recordEvent(tx, {
      action: "break-glass.review",
      object: one.patient,
      why: remark,
      detail: { use, finding },
    });
    return ok({ use });
  });
}
