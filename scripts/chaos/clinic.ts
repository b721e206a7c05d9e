import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { newToken, tokenHash } from "../../server/src/access/token.ts";
import { ask, type Stand } from "./stand.ts";

/** The clinic's. */
export const zone = "Europe/London";

/** A clinic for the test, with people who have signed in. */
export type Clinic = {
  readonly clinic: string;
  readonly people: readonly { readonly account: string; readonly cookie: string }[];
};

const names = ["ada", "bruno", "chiara", "dimitri", "elena", "farah", "gwen"];
const records = names.map((name) =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, `../../examples/${name}.json`), "utf8")),
) as { patient: { id: string } }[];

/** One of the example records as a patient of another id. */
export function recordOf(index: number, patient: string): object {
  const record = records[index % records.length]!;
  return { ...record, patient: { ...record.patient, id: patient, identifiers: [] } };
}

/** The neurologist: some of the records hold decisions by name, and only who may sign takes such a record in. */
export const signerOf = ({ people }: Clinic): Clinic["people"][number] => people[roles.indexOf("neurologist")]!;

const roles = ["nurse", "neurologist", "programme-manager", "administrator"];

/** Makes the clinic past the nodes: signing in is not what is under test. Sessions hold whatever the clock is set to within months. */
export async function makeClinic(stand: Pick<Stand, "at">, many: number, from: Date): Promise<Clinic> {
  const clinic = randomUUID();
  const to = stand.at("postgres");
  await ask(to, "insert into clinic (clinic_id, name, zone, created_at) values ($1, 'Chaos', $3, $2)", [
    clinic,
    from,
    zone,
  ]);
  const people = [];
  for (let i = 0; i < Math.max(many, roles.length); i += 1) {
    const account = randomUUID();
    const token = newToken("lws_");
    const address = `member-${i}-${account.slice(0, 8)}@clinic.test`;
    await ask(
      to,
      "insert into account (account_id, address, display_name, created_at) values ($1, $2, 'A member', $3)",
      [account, address, from],
    );
    const has = i < roles.length ? [...new Set(["nurse", roles[i]!])] : ["nurse"];
    await ask(to, "insert into membership (clinic_id, account_id, roles, since) values ($1, $2, $3, $4)", [
      clinic,
      account,
      has,
      from,
    ]);
    await ask(
      to,
      `insert into session (session_id, account_id, token_hash, method, signed_in_at, last_seen_at, ends_at, browser)
       values ($1, $2, $3, 'password', now(), now(), now() + interval '400 days', 'a test')`,
      [randomUUID(), account, tokenHash(token)],
    );
    people.push({ account, cookie: `longwatch=${token}` });
  }
  return { clinic, people };
}
