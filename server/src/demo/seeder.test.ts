import { afterAll, beforeAll, expect, test } from "vitest";
import { dayIn } from "../clock.ts";
import { appRole } from "../db/roles.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { instant, nurseAt } from "../testing/scope.ts";
import { turnDay } from "../usecases/turn-day.ts";
import { seed } from "./seed.ts";
import { startSeeder } from "./seeder.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const at = instant("2026-11-21T08:00:00Z");
const zone = "Europe/London";
const signIns = [
  { role: "nurse", account: "11111111-1111-4111-8111-111111111111" },
  { role: "neurologist", account: "22222222-2222-4222-8222-222222222222" },
];

test("two processes fill a clinic with everybody once, and with answers that hold", async () => {
  const clinic = await addClinic(database);
  const seen: number[] = [];
  const settings = { people: 6, seeders: [startSeeder(), startSeeder()], zone, at };
  await seed({ clinic, signIns }, database.at(appRole), settings, (done) => seen.push(done));
  expect(seen).toEqual([1, 2, 3, 4, 5, 6]);
  const { rows } = await database.owner.pool.query<{ people: number; names: number; late: number }>(
    `select count(*)::int as people, count(distinct d.content->>'familyName' || (d.content->>'givenName'))::int as names,
            (select count(*)::int from fact where clinic_id = $1 and (recorded_at > $2 or occurred_on > $3)) as late
     from patient p join patient_details d using (clinic_id, patient_id) where clinic_id = $1`,
    [clinic, new Date(at), "2026-11-21"],
  );
  expect(rows).toEqual([{ people: 6, names: 6, late: 0 }]);
  expect(dayIn(zone, at)).toBe(dayIn("UTC", at));
  const { assessed } = await turnDay(database.app, nurseAt(clinic, "2026-11-21T08:00:00Z"));
  expect(assessed).toBe(0);
});
