import type { Instant } from "@longwatch/core";
import { recordEvent } from "../audit/record.ts";
import { type GrantRow, putGrantEnd, unendedGrantsOf } from "../db/client-grants.ts";
import { clinicsOf } from "../db/memberships.ts";
import { asAccount, type ClinicTx, inClinic } from "../db/transaction.ts";
import type { Access } from "./access.ts";

/** Ends what an app was allowed, with all its tokens, and writes it down. @returns whether it had not been ended */
export async function endGrant(tx: ClinicTx, { grant, client }: Pick<GrantRow, "grant" | "client">): Promise<boolean> {
  if (!(await putGrantEnd(tx, grant))) return false;
  await recordEvent(tx, { action: "client.grant-end", object: client, detail: { grant } });
  return true;
}

/** Ends every app that an account has allowed at this clinic, in the transaction that ends its sessions. */
export async function endAppGrants(tx: ClinicTx, account: string): Promise<void> {
  for (const one of await unendedGrantsOf(tx, account)) await endGrant(tx, one);
}

/** The same at each clinic that the account belongs to; what it allowed at a clinic that it has left holds no more by itself. */
export async function endAppGrantsEverywhere(access: Access, account: string, at: Instant): Promise<void> {
  const clinics = await asAccount(access.database, account, (query) => clinicsOf(query, account));
  for (const clinic of clinics) {
    const scope = { clinic, actor: { kind: "account", id: account } as const, at };
    await inClinic(access.database, scope, (tx) => endAppGrants(tx, account));
  }
}
