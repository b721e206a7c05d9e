import { eraseRows } from "../db/erasures.ts";
import { addTombstone, type Tombstone } from "../db/tombstones.ts";
import type { Query } from "../db/transaction.ts";

/**
 * Erases, in a restored backup, who had been erased since it was made. The tombstone is the first one: it tells what went then.
 *
 * @returns how many of them the backup still held
 */
export async function eraseAgain(query: Query, erased: readonly Tombstone[]): Promise<number> {
  let found = 0;
  for (const one of erased) {
    const isThere = (table: "clinic" | "tombstone") => {
      const rows = query.selectFrom(table).select("clinic_id").where("clinic_id", "=", one.clinic);
      return (
        table === "clinic" ? rows : rows.where("patient_id" as never, "=", one.patient as never)
      ).executeTakeFirst();
    };
    if ((await isThere("clinic")) === undefined || (await isThere("tombstone")) !== undefined) continue;
    const { counts } = await eraseRows(query, one.clinic, one.patient);
    if (counts["patient"] === 1) found += 1;
    await addTombstone(query, one);
  }
  return found;
}
