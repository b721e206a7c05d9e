import { InvariantError } from "@longwatch/core";
import { sql } from "kysely";
import type { ClinicTx } from "./transaction.ts";

/** What nearly every request must know of its clinic: its time zone, and the newest version of its own rules; 0: it has none. */
export type ClinicFrame = { readonly zone: string; readonly rulesVersion: number };

const known = new WeakMap<ClinicTx, Promise<ClinicFrame>>();

/** Read once in a transaction, however often it is asked for. */
export function frameOf(tx: ClinicTx): Promise<ClinicFrame> {
  let frame = known.get(tx);
  if (frame === undefined) {
    frame = readFrame(tx);
    known.set(tx, frame);
  }
  return frame;
}

async function readFrame({ query, clinic }: ClinicTx): Promise<ClinicFrame> {
  const { rows } = await sql<ClinicFrame>`
    select zone, coalesce((select max(policy_version) from clinic_policy
                           where clinic_id = ${clinic} and kind = 'rules'), 0) as "rulesVersion"
    from clinic where clinic_id = ${clinic}`.execute(query);
  if (rows[0] === undefined) throw new InvariantError("The clinic of this transaction does not exist.");
  return rows[0];
}
