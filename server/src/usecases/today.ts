import type { Day } from "@longwatch/core";
import { dayIn } from "../clock.ts";
import { frameOf } from "../db/clinic-frame.ts";
import type { ClinicTx } from "../db/transaction.ts";

/** The civil day of the transaction's moment, where the clinic is. */
export const todayOf = async (tx: ClinicTx): Promise<Day> => dayIn(await zoneOf(tx), tx.at);

/** The clinic's time zone, as the IANA names it. */
export const zoneOf = async (tx: ClinicTx): Promise<string> => (await frameOf(tx)).zone;
