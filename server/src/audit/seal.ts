import { type AuditRow, lockAuditHead, type Seal, unsealedRows, writeSeals } from "../db/audit-events.ts";
import type { Database } from "../db/database.ts";
import { type ClinicTx, inClinic, type Scope, theServer } from "../db/transaction.ts";
import { type ChainHead, linked } from "./chain.ts";
import { eventOfRow } from "./event-of-row.ts";

const batch = 500;

/**
 * Chains the clinic's committed, unsealed events, oldest first, at most 500. Whoever else is sealing this clinic, on
 * whatever node, is waited for. An event whose transaction ends later is sealed later: the chain's order is that of sealing.
 *
 * @returns how many were sealed; 500 means that there may be more
 */
export async function sealClinic(tx: ClinicTx): Promise<number> {
  const head = await lockAuditHead(tx);
  const rows = await unsealedRows(tx, batch);
  if (rows.length === 0) return 0;
  await writeSeals(tx, sealsFor(rows, head, microseconds(tx.at)), tx.at);
  return rows.length;
}

/** Seals everything that is committed in these clinics, each batch in a transaction of its own. */
export async function sealAll(database: Database, clinics: readonly string[], at: Scope["at"]): Promise<number> {
  let sealed = 0;
  for (const clinic of clinics) {
    for (let more = batch; more === batch; ) {
      more = await inClinic(database, { clinic, actor: theServer, at }, sealClinic);
      sealed += more;
    }
  }
  return sealed;
}

function sealsFor(rows: readonly AuditRow[], head: ChainHead, sealedAt: string): readonly Seal[] {
  const seals: Seal[] = [];
  let { position, hash } = head;
  for (const row of rows) {
    const event = eventOfRow(row);
    position += 1;
    hash = linked(hash, { ...event, position, sealedAt });
    seals.push({ event: event.event, position, hash });
  }
  return seals;
}

const microseconds = (at: Scope["at"]): string => new Date(at).toISOString().replace("Z", "000Z");
