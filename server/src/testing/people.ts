import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { RecordJson } from "@longwatch/core";
import type { TestDatabase } from "./database.ts";

/** Adds somebody to a clinic, as an accepted invitation would, and answers the account's id. */
export async function addMember(
  { owner }: Pick<TestDatabase, "owner">,
  clinic: string,
  roles: readonly string[],
  address = `${randomUUID()}@clinic.test`,
): Promise<string> {
  const account = randomUUID();
  const at = new Date(0);
  await owner.query
    .insertInto("account")
    .values({ account_id: account, address, display_name: "A member", created_at: at })
    .execute();
  await owner.query
    .insertInto("membership")
    .values({ clinic_id: clinic, account_id: account, roles: [...roles], since: at })
    .execute();
  return account;
}

/** One of the records in `examples`. */
export const exampleRecord = (name: string): RecordJson =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, `../../../examples/${name}.json`), "utf8")) as RecordJson;
