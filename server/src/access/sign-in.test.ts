import { createHook } from "node:async_hooks";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { attemptsOn } from "../db/sign-in-limits.ts";
import { asAccount } from "../db/transaction.ts";
import {
  after,
  appCode,
  codeOf,
  firstClinic,
  morning,
  type Person,
  password,
  type TestAccess,
  testAccess,
  told,
  valueIn,
  visitor,
} from "../testing/access.ts";
import { sessionOf } from "./sessions.ts";
import { signInWithPassword } from "./sign-in.ts";

let access: TestAccess;
let ada: Person;
let minute = 10;
/** Each test has its own hour, so that no code is used twice by chance and nobody has to wait. */
const later = () => {
  minute += 60;
  return after(minute);
};

beforeAll(async () => {
  access = await testAccess();
  ada = await firstClinic(access);
});
afterAll(() => access.databases.close());

const right = (at: ReturnType<typeof later>) => ({
  address: ada.address,
  password,
  code: appCode(ada.secret, at),
});

test("password and code together open a session", async () => {
  const at = later();
  const done = valueIn(await signInWithPassword(access, right(at), visitor, at));
  const who = valueIn(await sessionOf(access, done.token, at));
  expect(who).toMatchObject({ account: ada.account, method: "password", signedInAt: at });
  expect(who.memberships).toEqual([
    { clinic: ada.clinic, clinicName: "First clinic", zone: "Europe/London", roles: ["administrator"] },
  ]);
  expect((await told(access)).at(-1)).toMatchObject({
    action: "session.start",
    clinic: ada.clinic,
    object: done.session,
  });
});

test("the address may be typed in capitals and with blanks around it", async () => {
  const at = later();
  const given = { ...right(at), address: ` ${ada.address.toUpperCase()} ` };
  expect((await signInWithPassword(access, given, visitor, at)).ok).toBe(true);
});

describe("one answer to everything that is wrong", () => {
  const wrong: readonly (readonly [string, (at: ReturnType<typeof later>) => object])[] = [
    ["another password", () => ({ password: `${password}!` })],
    ["no code", () => ({ code: "" })],
    ["a wrong code", (at) => ({ code: appCode(ada.secret, after(90, at)) })],
    ["a code of two steps ago", (at) => ({ code: appCode(ada.secret, after(-1.1, at)) })],
    ["an unknown address", () => ({ address: "nobody@clinic.example" })],
    ["no address at all", () => ({ address: "ada" })],
    ["a recovery code that was never made", () => ({ code: "abcd-efgh-jkmn-pqrs" })],
  ];
  test.each(wrong)("%s", async (_, change) => {
    const at = later();
    const refused = await signInWithPassword(access, { ...right(at), ...change(at) }, visitor, at);
    expect(refused).toEqual({
      ok: false,
      issues: [
        {
          code: "sign-in-refused",
          severity: "error",
          at: "/",
          saw: "these do not belong together",
          remedy: "Check address, password and code, and try again.",
        },
      ],
    });
  });
});

test("a code works once, and none before it works after it", async () => {
  const at = later();
  expect((await signInWithPassword(access, right(at), visitor, at)).ok).toBe(true);
  expect(codeOf(await signInWithPassword(access, right(at), visitor, at))).toBe("sign-in-refused");
  const earlier = { ...right(at), code: appCode(ada.secret, after(-0.5, at)) };
  expect(codeOf(await signInWithPassword(access, earlier, visitor, at))).toBe("sign-in-refused");
  const next = { ...right(at), code: appCode(ada.secret, after(0.5, at)) };
  expect((await signInWithPassword(access, next, visitor, at)).ok).toBe(true);
});

test("of two who bring one code at the same moment, one gets in", async () => {
  const at = later();
  const both = await Promise.all([1, 2].map(() => signInWithPassword(access, right(at), visitor, at)));
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
});

test("a recovery code works in place of the app, however it is typed, and once", async () => {
  const at = later();
  const code = ada.recoveryCodes[3]!.toUpperCase().replaceAll("-", " ");
  const done = valueIn(await signInWithPassword(access, { ...right(at), code }, visitor, at));
  expect(valueIn(await sessionOf(access, done.token, at)).method).toBe("recovery-code");
  expect(codeOf(await signInWithPassword(access, { ...right(at), code }, visitor, at))).toBe("sign-in-refused");
});

test("a password that is wrong uses no code up", async () => {
  const at = later();
  const wrong = { ...right(at), password: "not the harbour at all" };
  expect(codeOf(await signInWithPassword(access, wrong, visitor, at))).toBe("sign-in-refused");
  expect((await signInWithPassword(access, right(at), visitor, at)).ok).toBe(true);
});

test("an unknown address costs as many hashes as a known one", async () => {
  let hashes = 0;
  const hook = createHook({
    init: (_, type) => {
      if (/argon/i.test(type)) hashes += 1;
    },
  }).enable();
  const costOf = async (address: string): Promise<number> => {
    hashes = 0;
    const at = later();
    await signInWithPassword(access, { ...right(at), address, password: "a wrong one, long" }, visitor, at);
    return hashes;
  };
  const known = await costOf(ada.address);
  const unknown = await costOf("nobody-at-all@clinic.example");
  hook.disable();
  expect([known, unknown]).toEqual([1, 1]);
});

test("every attempt is kept in the history of its account", async () => {
  const at = later();
  await signInWithPassword(access, { ...right(at), password: "wrong wrong wrong" }, visitor, at);
  await signInWithPassword(access, right(at), visitor, after(0.5, at));
  const kept = await asAccount(access.database, ada.account, (query) => attemptsOn(query, ada.account, 2));
  expect(kept).toEqual([
    { at: new Date(after(0.5, at)), method: "password", outcome: "accepted" },
    { at: new Date(at), method: "password", outcome: "refused" },
  ]);
});

test("a disabled account gets no further, and its sessions are none", async () => {
  const at = later();
  const done = valueIn(await signInWithPassword(access, right(at), visitor, at));
  const disable = (disabled_at: Date | null) =>
    access.databases.owner.query.updateTable("account").set({ disabled_at }).execute();
  await disable(new Date(at));
  expect(codeOf(await sessionOf(access, done.token, at))).toBe("sign-in-needed");
  const next = later();
  expect(codeOf(await signInWithPassword(access, right(next), visitor, next))).toBe("sign-in-refused");
  await disable(null);
});

test("the database holds no password, token, code or secret in the clear", async () => {
  const at = later();
  const done = valueIn(await signInWithPassword(access, right(at), visitor, at));
  const { rows } = await access.databases.owner.pool.query<{ text: string }>(
    `select (select string_agg(p::text, ' ') from account_password p) || (select string_agg(t::text, ' ') from account_totp t)
         || (select string_agg(r::text, ' ') from recovery_code r) || (select string_agg(s::text, ' ') from session s)
         || (select string_agg(a::text, ' ') from sign_in_attempt a) || (select string_agg(l::text, ' ') from sign_in_limit l) as text`,
  );
  const text = rows[0]!.text;
  expect(text).toContain("$argon2id$v=19$m=19456,t=2,p=1$");
  const secretBytes = Buffer.from(ada.secret).toString("hex");
  for (const secret of [password, done.token, ada.secret, secretBytes, ...ada.recoveryCodes, visitor.source]) {
    expect(text).not.toContain(secret);
  }
  expect(text).not.toContain("nobody@clinic.example");
  expect(morning).toBeLessThan(at);
});
