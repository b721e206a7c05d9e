import type { Instant } from "@longwatch/core";
import type { AuditAction } from "../audit/action.ts";
import { type AuditedAct, recordEvent } from "../audit/record.ts";
import { insertAccountEvent } from "../db/accounts.ts";
import { clinicsOf } from "../db/memberships.ts";
import { asAccount, inClinic, type Query } from "../db/transaction.ts";
import { type Access, toDate } from "./access.ts";

/** Writes into an account's own history, in the transaction of what happened. */
export const noteOnAccount = (
  query: Query,
  account: string,
  action: AuditAction,
  object: string,
  at: Instant,
): Promise<void> => insertAccountEvent(query, { account, at: toDate(at), action, object });

/** Tells the audit of each clinic that an account belongs to. */
export async function tellClinics(access: Access, account: string, act: AuditedAct, at: Instant): Promise<void> {
  const clinics = await asAccount(access.database, account, (query) => clinicsOf(query, account));
  for (const clinic of clinics) {
    const scope = { clinic, actor: { kind: "account", id: account } as const, at };
    await inClinic(access.database, scope, (tx) => recordEvent(tx, act));
  }
}
