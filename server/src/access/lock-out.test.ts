import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  after,
  appCode,
  codeOf,
  firstClinic,
  morning,
  newMember,
  type Person,
  password,
  type TestAccess,
  testAccess,
  valueIn,
  visitor,
} from "../testing/access.ts";
import { accountWait, sourceWait } from "./lock-out.ts";
import { signInWithPassword } from "./sign-in.ts";

describe("how long to wait", () => {
  test.each([
    [4, 0],
    [5, 5],
    [6, 10],
    [9, 80],
    [10, 900],
    [19, 900],
    [20, 3600],
    [1000, 3600],
  ])("after %i failures on one account, %i seconds", (failures, seconds) => {
    expect(accountWait(failures)).toBe(seconds);
  });
  test.each([
    [49, 0],
    [50, 900],
    [5000, 900],
  ])("after %i failures from one source, %i seconds", (failures, seconds) => {
    expect(sourceWait(failures)).toBe(seconds);
  });
  test("is never shorter after one failure more, and never longer than an hour", () => {
    fc.assert(
      fc.property(fc.nat(10_000), (failures) => {
        expect(accountWait(failures + 1)).toBeGreaterThanOrEqual(accountWait(failures));
        expect(accountWait(failures)).toBeLessThanOrEqual(3600);
      }),
    );
  });
});

let access: TestAccess;
let ada: Person;
let made = 0;
beforeAll(async () => {
  access = await testAccess();
  ada = await firstClinic(access);
});
afterAll(() => access.databases.close());

/** Somebody whom nobody has tried to be yet. */
const somebody = (): Promise<Person> => {
  made += 1;
  return newMember(access, ada, `somebody${made}@clinic.example`, ["nurse"]);
};
const strangers = (n: number) => ({ source: `198.51.100.${n}`, userAgent: "curl/8" });
const fail = (person: Person, at = morning, from: Parameters<typeof signInWithPassword>[2] = visitor) =>
  signInWithPassword(access, { address: person.address, password: "no no no no no", code: "000000" }, from, at);
const succeed = (person: Person, at = morning, from: Parameters<typeof signInWithPassword>[2] = visitor) =>
  signInWithPassword(access, { address: person.address, password, code: appCode(person.secret, at) }, from, at);

/** Ten failures, each as soon as it may be tried. */
async function failTen(person: Person, from = strangers(1)): Promise<ReturnType<typeof after>> {
  let at = after(1);
  for (let failures = 1; failures <= 10; failures += 1) {
    expect(codeOf(await fail(person, at, from))).toBe("sign-in-refused");
    at = after(accountWait(failures) / 60, at);
  }
  return after(-15, at);
}

test("after ten failures even what is right waits for fifteen minutes, and then gets in", async () => {
  const person = await somebody();
  const tenth = await failTen(person);
  const early = await succeed(person, after(14.9, tenth), strangers(2));
  expect(codeOf(early)).toBe("sign-in-delayed");
  expect(early.ok ? "" : early.issues[0]!.saw).toBe("6 s to wait");
  expect((await succeed(person, after(15, tenth), strangers(2))).ok).toBe(true);
});

test("an attempt that has to wait is not counted: an attacker cannot make it longer", async () => {
  const person = await somebody();
  const tenth = await failTen(person);
  for (let minute = 1; minute < 15; minute += 1) {
    expect(codeOf(await fail(person, after(minute, tenth), strangers(minute)))).toBe("sign-in-delayed");
  }
  expect((await succeed(person, after(15, tenth), strangers(3))).ok).toBe(true);
});

test("who has signed in on a device before gets in there, whatever strangers do", async () => {
  const person = await somebody();
  const tenth = await failTen(person);
  const known = { ...visitor, device: person.device };
  expect((await succeed(person, after(1, tenth), known)).ok).toBe(true);
  const another = { ...visitor, device: ada.device };
  expect(codeOf(await succeed(person, after(2, tenth), another))).toBe("sign-in-delayed");
});

test("a device that is stolen is held off by itself", async () => {
  const person = await somebody();
  const thief = { ...strangers(9), device: person.device };
  let at = after(1);
  for (let failures = 1; failures <= 10; failures += 1) {
    expect(codeOf(await fail(person, at, thief))).toBe("sign-in-refused");
    at = after(accountWait(failures) / 60, at);
  }
  expect(codeOf(await succeed(person, after(-1, at), thief))).toBe("sign-in-delayed");
  expect((await succeed(person, after(-1, at), strangers(10))).ok).toBe(true);
});

test("getting in forgets the failures before", async () => {
  const person = await somebody();
  for (let failures = 1; failures <= 4; failures += 1) await fail(person, after(1));
  expect((await succeed(person, after(1))).ok).toBe(true);
  for (let failures = 1; failures <= 4; failures += 1) await fail(person, after(2));
  expect((await succeed(person, after(2))).ok).toBe(true);
});

test("a day without a failure forgets them too", async () => {
  const person = await somebody();
  for (let failures = 1; failures <= 4; failures += 1) await fail(person, after(1));
  const nextDay = after(24 * 60 + 2);
  await fail(person, nextDay);
  expect((await succeed(person, nextDay)).ok).toBe(true);
});

test("an unknown address is held off like a known one", async () => {
  const nobody = { ...ada, address: "ghost@clinic.example" };
  const tenth = await failTen(nobody);
  expect(codeOf(await fail(nobody, after(1, tenth), strangers(4)))).toBe("sign-in-delayed");
});

test("of a hundred guesses at once, from many places, no more are judged than one after the other", async () => {
  const person = await somebody();
  const answers = await Promise.all(Array.from({ length: 100 }, (_, n) => fail(person, after(5), strangers(n + 20))));
  const codes = answers.map(codeOf);
  expect(codes.filter((code) => code === "sign-in-refused")).toHaveLength(5);
  expect(codes.filter((code) => code === "sign-in-delayed")).toHaveLength(95);
});

test("one source that tries many addresses is held off, and others are not", async () => {
  const bad = { source: "203.0.113.66", userAgent: "curl/8" };
  for (let n = 1; n <= 50; n += 1) {
    const tried = { ...ada, address: `guess${n}@clinic.example` };
    expect(codeOf(await fail(tried, after(3), bad))).toBe("sign-in-refused");
  }
  const person = await somebody();
  expect(codeOf(await succeed(person, after(4), bad))).toBe("sign-in-delayed");
  expect(valueIn(await succeed(person, after(4), visitor)).account).toBe(person.account);
});
