import { randomUUID } from "node:crypto";
import type { Instant } from "@longwatch/core";
import { sql } from "kysely";
import { caches } from "../../server/src/db/copy.ts";
import { type ClinicTx, inClinic, theServer } from "../../server/src/db/transaction.ts";
import { seed } from "../../server/src/demo/seed.ts";
import { startSeeder } from "../../server/src/demo/seeder.ts";
import type { Databases } from "../../server/src/open-databases.ts";

/** So many people are made; the others are copies under other ids, because making one takes longer than what is measured of them. */
const different = 1000;
const zone = "Europe/London";

/** A clinic, and how many facts a patient has on average. */
export type LargeClinic = { readonly clinic: string; readonly facts: number };

/** A clinic of so many people, of whom nothing that is computed is kept. */
export async function makeLargeClinic({ owner, at }: Databases, people: number, moment: Instant): Promise<LargeClinic> {
  const clinic = randomUUID();
  const signIns = ["nurse", "neurologist"].map((role) => ({ role, account: randomUUID() }));
  const scope = { clinic, actor: theServer, at: moment };
  const within = <T>(work: (tx: ClinicTx) => Promise<T>): Promise<T> => inClinic(owner!, scope, work);
  await within(({ query }) =>
    query
      .insertInto("clinic")
      .values({ clinic_id: clinic, name: "Large clinic", zone, created_at: new Date(moment) })
      .execute(),
  );
  const made = Math.min(different, people);
  const plan = { people: made, seeders: [startSeeder(), startSeeder()], zone, at: moment };
  await seed({ clinic, signIns }, at.app, plan, (done) => tell(done, people));
  for (const cache of caches)
    await within(({ query }) => sql`delete from ${sql.table(cache)} where clinic_id = ${clinic}`.execute(query));
  for (let copy = 1; copy * made < people; copy += 1) {
    await within((tx) => addCopies(tx, copy, Math.min(made, people - copy * made)));
    tell((copy + 1) * made, people);
  }
  await owner!.pool.query("vacuum analyze");
  const { rows } = await owner!.pool.query<{ facts: string }>("select count(*) as facts from fact");
  return { clinic, facts: Math.round(Number(rows[0]!.facts) / people) };
}

/** The first so many of the people that were made, once more. */
async function addCopies({ query, clinic }: ClinicTx, copy: number, most: number): Promise<void> {
  const id = sql`o.patient_id || ${`-${copy}`}`;
  const originals = sql`(select * from patient where clinic_id = ${clinic} and patient_id ~ '^demo-[0-9]+$' order by patient_id limit ${most})`;
  await sql`insert into patient (clinic_id, patient_id, record_version, last_recorded_at, created_at)
    select clinic_id, ${id}, record_version, last_recorded_at, created_at from ${originals} o`.execute(query);
  await sql`insert into patient_header (clinic_id, patient_id, record_version, recorded_at, recorded_by, content)
    select o.clinic_id, ${id}, h.record_version, h.recorded_at, h.recorded_by, jsonb_set(h.content - 'identifiers', '{id}', to_jsonb(${id}))
    from ${originals} o join patient_header h using (clinic_id, patient_id)`.execute(query);
  await sql`insert into fact (clinic_id, patient_id, fact_id, record_version, kind, occurred_on, recorded_at, recorded_by, content)
    select o.clinic_id, ${id}, f.fact_id, f.record_version, f.kind, f.occurred_on, f.recorded_at, f.recorded_by, f.content
    from ${originals} o join fact f using (clinic_id, patient_id)`.execute(query);
}

const tell = (done: number, people: number): void => {
  if (done % 200 === 0) process.stderr.write(`\r${Math.min(done, people)} of ${people} people`);
  if (done >= people) process.stderr.write("\n");
};
