import type { Instant } from "@longwatch/core";
import { recordEvent } from "../audit/record.ts";
import { endGrantsOfAccount } from "../db/client-tokens.ts";
import { clinicsOf } from "../db/memberships.ts";
import { asAccount, type ClinicTx, inClinic } from "../db/transaction.ts";
import type { Access } from "./access.ts";

/** Ends every app that an account has allowed at this clinic, in the transaction that ends its sessions. */
export async function endAppGrants(tx: ClinicTx, account: string): Promise<void> {
  for (const { grant, client } of await endGrantsOfAccount(tx, account))
    await recordEvent(tx, { action: "client.grant-end", object: client, detail: { grant } });
}

/** The same at each clinic that the account belongs to; what it allowed at a clinic that it has left holds no more by itself. */
export async function endAppGrantsEverywhere(access: Access, account: string, at: Instant): Promise<void> {
  const clinics = await asAccount(access.database, account, (query) => clinicsOf(query, account));
  for (const clinic of clinics) {
    const scope = { clinic, actor: { kind: "account", id: account } as const, at };
    await inClinic(access.database, scope, (tx) => endAppGrants(tx, account));
  }
}
