import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AccessTables } from "../db/access-tables.ts";
import { asAccount, byName, inClinic, type Query } from "../db/transaction.ts";
import {
  after,
  firstClinic,
  join,
  morning,
  newMember,
  type Person,
  type TestAccess,
  testAccess,
  valueIn,
} from "../testing/access.ts";
import { breakGlass } from "./break-glass.ts";
import { addClinic } from "./first-run.ts";
import { invite } from "./invitations.ts";
import { beginPasskeySignIn } from "./passkey.ts";
import { addService } from "./services.ts";
import { tokenHash } from "./token.ts";

type Table = keyof AccessTables;
const tables: readonly Table[] = [
  ...(["account", "membership", "account_password", "account_totp", "recovery_code", "passkey"] as const),
  ...(["linked_subject", "session", "challenge", "sign_in_limit", "sign_in_attempt", "account_event"] as const),
  ...(["invitation", "service_token", "break_glass", "break_glass_review", "account_reset", "set_up"] as const),
];
let access: TestAccess;
let ada: Person;
let nurse: Person;
let bo: Person;
let serviceToken: string;
let invitationToken: string;
const reason = "The ward rings, and nobody else is there.";

/** Two clinics, each with something of every kind. */
beforeAll(async () => {
  access = await testAccess();
  ada = await firstClinic(access);
  nurse = await newMember(access, ada, "nurse@clinic.example", ["nurse"]);
  const elsewhere = { name: "Second", zone: "Europe/Madrid", address: "bo@second.example", roles: [] };
  const made = valueIn(await addClinic(access.databases.owner, elsewhere, morning));
  bo = await join(access, made, elsewhere.address, made.clinic);
  const { query } = access.databases.owner;
  const moment = new Date(morning);
  for (const { clinic, account, standing } of [ada, bo]) {
    const version = { record_version: 1, last_recorded_at: moment, created_at: moment };
    await query
      .insertInto("patient")
      .values({ clinic_id: clinic, patient_id: "p1", ...version })
      .execute();
    const given = { label: "Laboratory", permissions: ["receive-messages"], endsAt: after(1000) };
    serviceToken = valueIn(await addService(access, standing, given, morning)).token;
    const guest = { address: "guest@clinic.example", roles: ["nurse"] };
    invitationToken = valueIn(await invite(access, standing, guest, morning)).token;
    valueIn(await breakGlass(access, standing, { patient: "p1", reason }, morning));
    const passkey = { public_key: Buffer.alloc(1), counter: 0, transports: [], label: "Key", added_at: moment };
    await query
      .insertInto("passkey")
      .values({ credential_id: `key of ${account}`, account_id: account, ...passkey })
      .execute();
    const linked = { subject_key: `https://id.example ${account}`, linked_at: moment };
    await query
      .insertInto("linked_subject")
      .values({ ...linked, account_id: account })
      .execute();
    const attempt = { method: "password", outcome: "refused", address_key: "a", source_key: "s", at: moment };
    await query
      .insertInto("sign_in_attempt")
      .values({ attempt_id: randomUUID(), account_id: account, ...attempt })
      .execute();
    await query
      .insertInto("sign_in_limit")
      .values({ limit_key: `account:${account}`, failures: 1, last_failed_at: moment })
      .execute();
    const reset = { token_hash: `reset of ${account}`, made_at: moment, ends_at: moment };
    await query
      .insertInto("account_reset")
      .values({ ...reset, account_id: account })
      .execute();
    const { use_id } = await query
      .selectFrom("break_glass")
      .select("use_id")
      .where("clinic_id", "=", clinic)
      .executeTakeFirstOrThrow();
    const other = account === bo.account ? ada.account : bo.account;
    const review = { reviewed_by: other, reviewed_at: moment, finding: "justified", remark: "" };
    await query
      .insertInto("break_glass_review")
      .values({ clinic_id: clinic, use_id, account_id: account, ...review })
      .execute();
  }
  await query.insertInto("set_up").values({ token_hash: "hash of the word", made_at: moment }).execute();
  await beginPasskeySignIn(access, morning);
});
afterAll(() => access.databases.close());

/** How many rows of each table a transaction sees; only those of which it sees any. */
async function seen(query: Query): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const { rows } = await sql<{ rows: string }>`select count(*) as rows from ${sql.table(table)}`.execute(query);
    if (rows[0]!.rows !== "0") counts[table] = Number(rows[0]!.rows);
  }
  return counts;
}
const scope = ({ clinic }: Person, account?: string) => ({
  clinic,
  at: morning,
  actor: account === undefined ? ({ kind: "system", id: "x" } as const) : ({ kind: "account", id: account } as const),
});

describe("what is seen", () => {
  test("of every table there is something to see", async () => {
    const { rows } = await access.databases.owner.pool.query<{ name: string; rows: string }>(
      tables.map((table) => `select '${table}' as name, count(*) as rows from ${table}`).join(" union all "),
    );
    expect(rows.filter((row) => row.rows === "0")).toEqual([]);
    expect(rows).toHaveLength(18);
  });

  test("with nothing set: nothing", async () => {
    expect(await access.database.query.transaction().execute(seen)).toEqual({});
  });

  test("with an account set: its own, whatever its clinic", async () => {
    expect(await asAccount(access.database, nurse.account, seen)).toEqual({
      account: 1,
      membership: 1,
      account_password: 1,
      account_totp: 1,
      recovery_code: 10,
      session: 1,
      account_event: 4,
      invitation: 1,
    });
    const own = await asAccount(access.database, bo.account, seen);
    expect(own).toMatchObject({ passkey: 1, linked_subject: 1, sign_in_attempt: 1, session: 1, account: 1 });
  });

  test("in a clinic, as no account: who its members are, and its emergencies", async () => {
    expect(await inClinic(access.database, scope(ada), ({ query }) => seen(query))).toEqual({
      account: 2,
      membership: 2,
      break_glass: 1,
      break_glass_review: 1,
    });
  });

  test("in a clinic, as a member: that and one's own, and nothing of a colleague's sign-in", async () => {
    expect(await inClinic(access.database, scope(ada, nurse.account), ({ query }) => seen(query))).toEqual({
      account: 2,
      membership: 2,
      break_glass: 1,
      break_glass_review: 1,
      account_password: 1,
      account_totp: 1,
      recovery_code: 10,
      session: 1,
      account_event: 4,
      invitation: 1,
    });
  });

  test("in a clinic, as its administrator: members' sessions and attempts too, never their secrets", async () => {
    expect(await inClinic(access.database, scope(ada, ada.account), ({ query }) => seen(query))).toEqual({
      account: 2,
      membership: 2,
      break_glass: 1,
      break_glass_review: 1,
      account_password: 1,
      account_totp: 1,
      recovery_code: 10,
      passkey: 1,
      linked_subject: 1,
      session: 2,
      sign_in_attempt: 1,
      account_event: 8,
      invitation: 3,
      service_token: 1,
    });
  });

  test("in a clinic, as the administrator of another: no more than any stranger", async () => {
    const strange = await inClinic(access.database, scope(ada, bo.account), ({ query }) => seen(query));
    expect(strange).not.toHaveProperty("service_token");
    expect(strange).toMatchObject({ session: 1, sign_in_attempt: 1, account_password: 1, passkey: 1 });
  });

  const named: readonly (readonly [string, () => string, object])[] = [
    ["an address", () => nurse.address, { account: 1 }],
    ["a session", () => tokenHash(nurse.token), { session: 1, account: 1, membership: 1 }],
    ["an invitation", () => tokenHash(invitationToken), { invitation: 1 }],
    ["a service token", () => tokenHash(serviceToken), { service_token: 1 }],
    ["a passkey", () => `key of ${bo.account}`, { passkey: 1 }],
    ["a linked subject", () => `https://id.example ${bo.account}`, { linked_subject: 1 }],
    ["a count", () => `account:${bo.account}`, { sign_in_limit: 1 }],
    ["the word on the console", () => "hash of the word", { set_up: 1 }],
    ["a reset", () => `reset of ${bo.account}`, { account_reset: 1 }],
    ["what there is not", () => "%", {}],
  ];
  test.each(named)("by the name of %s: that", async (_, name, counts) => {
    expect(await byName(access.database, name(), seen)).toEqual(counts);
  });
});

describe("what is refused", () => {
  const values = (text: string) => sql.raw(text);
  const attempts: readonly (readonly [string, () => string, RegExp])[] = [
    [
      "a membership without an invitation",
      () => `insert into membership values ('${bo.clinic}', '${nurse.account}', '{administrator}', now())`,
      /row-level security/,
    ],
    [
      "an invitation by who is no administrator",
      () =>
        `insert into invitation (clinic_id, invitation_id, address, roles, token_hash, invited_by, invited_at, ends_at)
         values ('${ada.clinic}', gen_random_uuid(), 'x@x', '{administrator}', 'h', '${nurse.account}', now(), now())`,
      /row-level security/,
    ],
    [
      "a service token by who is no administrator",
      () =>
        `insert into service_token (clinic_id, token_id, label, token_hash, permissions, made_by, made_at, ends_at)
         values ('${ada.clinic}', gen_random_uuid(), 'x', 'h', '{}', '${nurse.account}', now(), now())`,
      /row-level security/,
    ],
    [
      "another's account",
      () => "insert into account values (gen_random_uuid(), 'y@x', 'Y', now())",
      /row-level security/,
    ],
    [
      "another's session",
      () =>
        `insert into session values (gen_random_uuid(), '${ada.account}', 'h', 'password', now(), now(), now(), null, '')`,
      /row-level security/,
    ],
    [
      "emergency access in another's name",
      () =>
        `insert into break_glass values ('${ada.clinic}', gen_random_uuid(), '${ada.account}', 'p1', 'why', now(), now() + interval '1 hour')`,
      /row-level security/,
    ],
    [
      "a reset of a colleague by who is no administrator",
      () => `insert into account_reset values ('h', '${ada.account}', '${nurse.account}', now(), now())`,
      /row-level security/,
    ],
    ["a new end of a session", () => "update session set ends_at = now() + interval '1 year'", /permission denied/],
    ["an account that enables itself", () => "update account set disabled_at = null", /permission denied/],
    ["another address", () => "update account set address = 'z@x'", /permission denied/],
    ["a changed attempt", () => "update sign_in_attempt set outcome = 'accepted'", /permission denied/],
    ["a removed event", () => "delete from account_event", /permission denied/],
    ["a changed reason", () => "update break_glass set reason = 'x'", /permission denied/],
    ["a removed review", () => "delete from break_glass_review", /permission denied/],
  ];
  test.each(attempts)("%s", async (_, statement, why) => {
    const write = inClinic(access.database, scope(ada, nurse.account), ({ query }) =>
      values(statement()).execute(query),
    );
    await expect(write).rejects.toThrow(why);
  });

  test("roles that somebody gives themselves", async () => {
    const changed = await inClinic(access.database, scope(ada, nurse.account), async ({ query }) => [
      (await sql`update membership set roles = '{administrator}'`.execute(query)).numAffectedRows,
      (await sql`delete from membership`.execute(query)).numAffectedRows,
      (await sql`update session set ended_at = now() where account_id <> ${nurse.account}`.execute(query))
        .numAffectedRows,
    ]);
    expect(changed).toEqual([0n, 0n, 0n]);
  });

  test("a history that the owner would rewrite", async () => {
    for (const table of ["sign_in_attempt", "account_event", "break_glass", "break_glass_review"]) {
      for (const statement of [
        `delete from ${table}`,
        `truncate ${table} cascade`,
        `update ${table} set account_id = account_id`,
      ]) {
        await expect(access.databases.owner.pool.query(statement)).rejects.toThrow("never changed or removed");
      }
    }
  });
});
