import { sealAll } from "../audit/seal.ts";
import { clinicsToSeal } from "../db/clinics.ts";
import { errorName, type Running } from "./running.ts";

/**
 * Seals what every clinic has not sealed yet. Each node does it every second by itself: a queue would cost more than the work,
 * and two that meet wait for each other at the head of the chain.
 */
export async function sealDue({ database, clock, log }: Running): Promise<number> {
  try {
    const clinics = await clinicsToSeal(database);
    return clinics.length === 0 ? 0 : await sealAll(database, clinics, clock());
  } catch (error) {
    log("seal-failed", { error: errorName(error) });
    return 0;
  }
}
