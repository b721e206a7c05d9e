import { sql } from "kysely";
import type { ClinicTx } from "./transaction.ts";

/** A part of a transaction that can be undone alone, where what came of it is a failure; whatever is thrown undoes all of it. */
export async function undoing<T, F extends T>(
  { query }: ClinicTx,
  isFailure: (made: T & object) => made is F & object,
  work: () => Promise<T & object>,
): Promise<T & object> {
  await sql`savepoint a_part`.execute(query);
  const made = await work();
  await sql.raw(isFailure(made) ? "rollback to savepoint a_part" : "release savepoint a_part").execute(query);
  return made;
}

/** What would come of something: it is done, told, and undone. */
export async function asIf<T>({ query }: ClinicTx, work: () => Promise<T>): Promise<T> {
  await sql`savepoint as_if`.execute(query);
  const made = await work();
  await sql`rollback to savepoint as_if`.execute(query);
  return made;
}
