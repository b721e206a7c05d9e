import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  after,
  appCode,
  codeOf,
  firstClinic,
  newMember,
  type Person,
  password,
  type TestAccess,
  testAccess,
  told,
  valueIn,
  visitor,
} from "../testing/access.ts";
import { beginOwnTotp, changePassword, ownCredentials, replaceRecoveryCodes, replaceTotp } from "./own-credentials.ts";
import { revokeSession, sessionCookie, sessionOf, sessionsOf, signOut } from "./sessions.ts";
import { signInWithPassword } from "./sign-in.ts";

let access: TestAccess;
let ada: Person;
let minute = 0;
const later = () => {
  minute += 60;
  return after(minute);
};
beforeAll(async () => {
  access = await testAccess();
  ada = await firstClinic(access);
});
afterAll(() => access.databases.close());

async function signIn(at: ReturnType<typeof later>, person = ada, words = password) {
  const given = { address: person.address, password: words, code: appCode(person.secret, at) };
  const { token, session } = valueIn(await signInWithPassword(access, given, visitor, at));
  return { token, session, who: valueIn(await sessionOf(access, token, at)) };
}

describe("a session", () => {
  test("ends after thirty minutes without a request, and one keeps it awake", async () => {
    const at = later();
    const { token } = await signIn(at);
    expect((await sessionOf(access, token, after(29, at))).ok).toBe(true);
    expect((await sessionOf(access, token, after(29 + 29, at))).ok).toBe(true);
    expect(codeOf(await sessionOf(access, token, after(29 + 29 + 30, at)))).toBe("sign-in-needed");
  });

  test("ends twelve hours after the sign-in, however busy", async () => {
    const at = later();
    const { token } = await signIn(at);
    for (let minutes = 20; minutes < 720; minutes += 20) {
      expect((await sessionOf(access, token, after(minutes, at))).ok).toBe(true);
    }
    expect((await sessionOf(access, token, after(719.9, at))).ok).toBe(true);
    expect(codeOf(await sessionOf(access, token, after(720, at)))).toBe("sign-in-needed");
    minute += 720;
  });

  test("is none under a token that is wrong by one sign", async () => {
    const at = later();
    const { token } = await signIn(at);
    const other = `${token.slice(0, -2)}${token.at(-2) === "A" ? "B" : "A"}${token.at(-1)}`;
    expect(codeOf(await sessionOf(access, other, at))).toBe("sign-in-needed");
    expect(codeOf(await sessionOf(access, "", at))).toBe("sign-in-needed");
  });

  test("ends by signing out, and the others go on", async () => {
    const at = later();
    const [one, two] = [await signIn(at), await signIn(after(0.5, at))];
    await signOut(access, one.who, after(1, at));
    expect(codeOf(await sessionOf(access, one.token, after(1, at)))).toBe("sign-in-needed");
    expect((await sessionOf(access, two.token, after(1, at))).ok).toBe(true);
    expect((await told(access)).at(-1)).toMatchObject({ action: "session.end", object: one.session });
  });
});

test("a person sees their open sessions and ends one of them, and nobody else's", async () => {
  const at = later();
  const person = await newMember(access, ada, "bea@clinic.example", ["nurse"], at);
  const [other, mine] = [await signIn(after(1, at), person), await signIn(after(2, at), person)];
  const shown = await sessionsOf(access, mine.who, after(2, at));
  expect(shown.map(({ session, isThis, browser }) => [session, isThis, browser])).toEqual([
    [mine.session, true, "Firefox on Linux"],
    [other.session, false, "Firefox on Linux"],
    [person.session, false, "Firefox on Linux"],
  ]);
  const adas = await signIn(after(2, at));
  expect(await revokeSession(access, mine.who, adas.session, after(3, at))).toBe(false);
  expect((await sessionOf(access, adas.token, after(3, at))).ok).toBe(true);
  expect(await revokeSession(access, mine.who, other.session, after(3, at))).toBe(true);
  expect(codeOf(await sessionOf(access, other.token, after(3, at)))).toBe("sign-in-needed");
  expect((await sessionsOf(access, mine.who, after(33, at))).map(({ session }) => session)).toEqual([]);
});

describe("another password", () => {
  test("ends every session and goes on in a new one with the same end", async () => {
    const at = later();
    const person = await newMember(access, ada, "cy@clinic.example", ["nurse"], at);
    const [other, mine] = [await signIn(after(1, at), person), await signIn(after(2, at), person)];
    const given = { current: password, password: "a bridge over the estuary" };
    const renewed = valueIn(await changePassword(access, mine.who, given, visitor, after(3, at)));
    for (const { token } of [person, other, mine]) {
      expect(codeOf(await sessionOf(access, token, after(3, at)))).toBe("sign-in-needed");
    }
    const who = valueIn(await sessionOf(access, renewed.token, after(3, at)));
    expect([who.endsAt, who.signedInAt]).toEqual([mine.who.endsAt, mine.who.signedInAt]);
    expect((await told(access)).at(-1)).toMatchObject({ action: "credential.change", object: "password" });
    await expect(signIn(after(4, at), person)).rejects.toThrow("sign-in-refused");
    expect((await signIn(after(5, at), person, given.password)).who.account).toBe(person.account);
  });

  test("needs the one before, and guessing it is held off like a sign-in", async () => {
    const at = later();
    const person = await newMember(access, ada, "dee@clinic.example", ["nurse"], at);
    const guess = { current: "perhaps this one?", password: "a bridge over the estuary" };
    const codes = [];
    for (let n = 0; n < 6; n += 1)
      codes.push(codeOf(await changePassword(access, person.signedIn, guess, visitor, at)));
    expect(codes).toEqual([...Array(5).fill("sign-in-refused"), "sign-in-delayed"]);
  });

  test("must be fit", async () => {
    const at = later();
    const given = { current: password, password: "short" };
    expect(codeOf(await changePassword(access, ada.signedIn, given, visitor, at))).toBe("password-unfit");
  });
});

test("another app takes the place of the one before, whose codes and recovery codes end", async () => {
  const at = later();
  const person = await newMember(access, ada, "eve@clinic.example", ["nurse"], at);
  const begun = valueIn(await beginOwnTotp(access, person.signedIn, at));
  const wrong = { ceremony: begun.ceremony, code: appCode(person.secret, at) };
  expect(codeOf(await replaceTotp(access, person.signedIn, wrong, visitor, at))).toBe("code-refused");
  const given = { ceremony: begun.ceremony, code: appCode(begun.secret, at) };
  const done = valueIn(await replaceTotp(access, person.signedIn, given, visitor, at));
  expect(done.recoveryCodes).toHaveLength(10);
  expect(codeOf(await replaceTotp(access, person.signedIn, given, visitor, at))).toBe("link-ended");
  await expect(signIn(after(5, at), person)).rejects.toThrow("sign-in-refused");
  expect((await signIn(after(6, at), { ...person, secret: begun.secret })).who.account).toBe(person.account);
  const old = { address: person.address, password, code: person.recoveryCodes[0]! };
  expect(codeOf(await signInWithPassword(access, old, visitor, after(7, at)))).toBe("sign-in-refused");
});

test("who signed in long ago must do so again before changing how they sign in", async () => {
  const at = later();
  const { who } = await signIn(at);
  expect(codeOf(await replaceRecoveryCodes(access, who, after(15.1, at)))).toBe("sign-in-not-fresh");
  expect(valueIn(await replaceRecoveryCodes(access, who, after(15, at)))).toHaveLength(10);
  expect(await ownCredentials(access, who)).toEqual({
    hasPassword: true,
    hasTotp: true,
    recoveryCodesLeft: 10,
    passkeys: [],
  });
});

test("the cookie is strict wherever there is TLS", () => {
  expect(sessionCookie({ name: "x", origin: "https://clinic.example" })).toEqual({
    name: "__Host-longwatch",
    path: "/",
    httpOnly: true,
    secure: true,
    sameSite: "lax",
  });
  expect(sessionCookie({ name: "x", origin: "http://localhost:8080" })).toMatchObject({
    name: "longwatch",
    secure: false,
    httpOnly: true,
  });
});
