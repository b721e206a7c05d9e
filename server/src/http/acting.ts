import type { Result } from "@longwatch/core";
import type { AuditAction } from "../audit/action.ts";
import { recordEvent } from "../audit/record.ts";
import type { ClinicTx } from "../db/transaction.ts";
import type { Given } from "./answer.ts";
import { give } from "./answer.ts";
import { etagOf } from "./etag.ts";
import { notFound, type Refused, refuseIssues } from "./problem.ts";

/** What an act on a patient came to: the record's new version, whatever else it tells. */
type Outcome = Result<{ readonly version: number }> | undefined;

/** Ends an act on a patient: its trace in the audit and the new version, or why it was not done. */
export async function acted(
  tx: ClinicTx,
  patient: string,
  outcome: Outcome,
  action: AuditAction,
  detail: Readonly<Record<string, string>>,
): Promise<Given | Refused> {
  if (outcome === undefined) return notFound();
  if (!outcome.ok) return refuseIssues(outcome.issues);
  const { version } = outcome.value;
  await recordEvent(tx, { action, object: patient, detail: { version, ...detail } });
  return give({ version }, { status: 201, etag: etagOf(version) });
}

/** Without what was not said: the use cases know absence, and no value that means it. */
export const said = <T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
