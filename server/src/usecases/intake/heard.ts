import { analyteByLoinc, type FactJson, findAnalyte } from "@longwatch/core";
import { dayIn } from "../../clock.ts";
import { countOnDay } from "../../db/feed-days.ts";
import type { ClinicTx } from "../../db/transaction.ts";
import { zoneOf } from "../today.ts";

/** What came from a feed in one message. */
export type Heard = { readonly feed: string; readonly facts: readonly FactJson[] };

/** Counts what came: from it the usual rhythm of each analyte is learned. */
export async function countHeard(tx: ClinicTx, messages: readonly Heard[]): Promise<void> {
  if (messages.length === 0) return;
  const byFeed = new Map<string, Map<string, number>>();
  for (const { feed, facts } of messages) {
    const counts = byFeed.get(feed) ?? new Map<string, number>();
    byFeed.set(feed, counts.set("", (counts.get("") ?? 0) + 1));
    for (const key of facts.flatMap(analyteOf)) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const today = dayIn(await zoneOf(tx), tx.at);
  // In one order: two who count at once wait for each other and never for ever.
  for (const [feed, counts] of [...byFeed].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    await countOnDay(tx, feed, today, counts);
}

function analyteOf(fact: FactJson): readonly string[] {
  if (fact.kind !== "result-reported") return [];
  const analyte = fact.analyte === undefined ? analyteByLoinc(fact.loinc ?? "")?.analyte : findAnalyte(fact.analyte);
  return analyte === undefined ? [] : [analyte.key];
}
