import { type Day, InvariantError } from "@longwatch/core";
import { dayIn } from "../clock.ts";
import type { ClinicTx } from "../db/transaction.ts";

/** The civil day of the transaction's moment, where the clinic is. */
export const todayOf = async (tx: ClinicTx): Promise<Day> => dayIn(await zoneOf(tx), tx.at);

/** The clinic's time zone, as the IANA names it. */
export async function zoneOf({ query, clinic }: ClinicTx): Promise<string> {
  const row = await query.selectFrom("clinic").select("zone").where("clinic_id", "=", clinic).executeTakeFirst();
  if (row === undefined) throw new InvariantError("The clinic of this transaction does not exist.");
  return row.zone;
}
