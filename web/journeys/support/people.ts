import { sql } from "kysely";
import { dayIn } from "../../../server/src/clock.ts";
import type { Database } from "../../../server/src/db/database.ts";
import { inClinic, theServer } from "../../../server/src/db/transaction.ts";
import { buildPerson } from "../../../server/src/demo/build-person.ts";
import { keepPerson } from "../../../server/src/demo/keep-person.ts";
import { demoDetails, demoPresets } from "../../../server/src/demo/people.ts";
import { clinicRules } from "../../../server/src/rules/clinic-rules.ts";
import { addClinic } from "../../../server/src/testing/database.ts";
import type { TestPerson } from "../../../server/src/testing/http.ts";
import type { Screen } from "./screen.ts";

export type Clinic = {
  readonly clinic: string;
  /** May do what a nurse and a neurologist may. */
  readonly nurse: TestPerson;
  readonly neurologist: TestPerson;
  readonly administrator: TestPerson;
};

/** A clinic of so many of the demo's people who do not exist, and its staff. The same every time, but for the ids of accounts. */
export async function clinicOfPeople(
  { database, server }: Pick<Screen, "database" | "server">,
  people: number,
  name = "Riverside MS Clinic",
): Promise<Clinic> {
  const { owner } = database;
  const clinic = await addClinic(database, name);
  const nurse = await server.person(clinic, ["nurse"], "Nora Winter");
  const neurologist = await server.person(clinic, ["neurologist"], "Noor Imagined");
  const administrator = await server.person(clinic, ["administrator"], "Alma Keys");
  await withAddresses(owner, [nurse, neurologist, administrator], name);
  const now = server.clock.at;
  const scope = { clinic, actor: theServer, at: now };
  const today = dayIn("Europe/London", now);
  const rules = await inClinic(database.app, scope, (tx) => clinicRules(tx));
  const presets = demoPresets(today);
  const staff = { nurse: nurse.account, physician: neurologist.account };
  for (let index = 0; index < people; index += 1) {
    const person = buildPerson(presets, rules, { now, today, staff }, index);
    await inClinic(database.app, scope, (tx) => keepPerson(tx, rules, person, demoDetails(index)));
  }
  return { clinic, nurse, neurologist, administrator };
}

/** Addresses as people have them, so that pictures of pages stay the same. */
async function withAddresses({ query }: Database, people: readonly TestPerson[], clinicName: string): Promise<void> {
  const site = clinicName.toLowerCase().replaceAll(/[^a-z]+/g, "-");
  await query
    .updateTable("account")
    .set({ address: sql<string>`lower(replace(display_name, ' ', '.')) || ${`@${site}.example`}` })
    .where(
      "account_id",
      "in",
      people.map(({ account }) => account),
    )
    .execute();
}
