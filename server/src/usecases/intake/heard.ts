import { analyteByLoinc, type FactJson, findAnalyte } from "@longwatch/core";
import { dayIn } from "../../clock.ts";
import { countOnDay } from "../../db/feed-days.ts";
import type { ClinicTx } from "../../db/transaction.ts";
import { zoneOf } from "../today.ts";

/** Counts what came: from it the usual rhythm of each analyte is learned. */
export async function countHeard(tx: ClinicTx, feed: string, facts: readonly FactJson[]): Promise<void> {
  const counts = new Map<string, number>();
  for (const fact of facts) {
    if (fact.kind !== "result-reported") continue;
    const analyte = fact.analyte === undefined ? analyteByLoinc(fact.loinc ?? "")?.analyte : findAnalyte(fact.analyte);
    if (analyte !== undefined) counts.set(analyte.key, (counts.get(analyte.key) ?? 0) + 1);
  }
  await countOnDay(tx, feed, dayIn(await zoneOf(tx), tx.at), counts);
}
