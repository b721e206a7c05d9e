import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  after,
  codeOf,
  firstClinic,
  morning,
  newMember,
  type Person,
  type TestAccess,
  testAccess,
  valueIn,
  visitor,
} from "../testing/access.ts";
import { type Bent, newAuthenticator } from "../testing/authenticator.ts";
import { acceptAsNew, beginInvitedPasskey } from "./accept-invitation.ts";
import { invite } from "./invitations.ts";
import { addPasskey, beginOwnPasskey, ownCredentials, removePasskey } from "./own-credentials.ts";
import { beginPasskeySignIn } from "./passkey.ts";
import { sessionOf } from "./sessions.ts";
import { signInWithPasskey } from "./sign-in.ts";

let access: TestAccess;
let ada: Person;
beforeAll(async () => {
  access = await testAccess();
  ada = await firstClinic(access);
});
afterAll(() => access.databases.close());

/** Somebody who joined with a passkey and has neither password nor app. */
async function joined(address: string) {
  const { token } = valueIn(await invite(access, ada.standing, { address, roles: ["nurse"] }, morning));
  const authenticator = newAuthenticator(access.site.origin);
  const { ceremony, options } = valueIn(await beginInvitedPasskey(access, token, "Bea", morning));
  const response = authenticator.register(options);
  const enrolment = { by: "passkey", ceremony, response, label: "Telephone" } as const;
  const done = valueIn(await acceptAsNew(access, { token, displayName: "Bea", enrolment }, visitor, morning));
  return { authenticator, done, who: valueIn(await sessionOf(access, done.token, morning)) };
}
type Authenticator = ReturnType<typeof newAuthenticator>;
async function signIn(authenticator: Authenticator, bent: Bent = {}, at = after(1)) {
  const { ceremony, options } = await beginPasskeySignIn(access, at);
  const response = authenticator.signIn(options, bent);
  return { ceremony, response, done: await signInWithPasskey(access, { ceremony, response }, visitor, at) };
}

describe("a passkey", () => {
  test("alone makes an account and signs in to it", async () => {
    const { authenticator, done, who } = await joined("bea@clinic.example");
    expect(who).toMatchObject({ method: "passkey", displayName: "Bea", address: "bea@clinic.example" });
    expect(done.recoveryCodes).toEqual([]);
    const again = valueIn((await signIn(authenticator)).done);
    expect(valueIn(await sessionOf(access, again.token, after(1)))).toMatchObject({
      account: who.account,
      method: "passkey",
    });
    expect(await ownCredentials(access, who)).toMatchObject({
      hasPassword: false,
      hasTotp: false,
      passkeys: [{ id: authenticator.id, label: "Telephone" }],
    });
  });

  const bent: readonly (readonly [string, Bent])[] = [
    ["of another origin", { origin: "https://clinic.example.evil.example" }],
    ["for another server", { rpId: "evil.example" }],
    ["without finger, face or PIN", { flags: 0x01 }],
    ["without anybody there", { flags: 0x04 }],
    ["to another challenge", { challenge: Buffer.alloc(32).toString("base64url") }],
  ];
  test.each(bent)("%s is refused, at registration and at sign-in", async (name, change) => {
    const address = `${name.replaceAll(/\W/g, "")}@clinic.example`;
    const { token } = valueIn(await invite(access, ada.standing, { address, roles: ["nurse"] }, morning));
    const { ceremony, options } = valueIn(await beginInvitedPasskey(access, token, "X", morning));
    const flags = change.flags === undefined ? {} : { flags: change.flags | 0x40 };
    const response = newAuthenticator(access.site.origin).register(options, { ...change, ...flags });
    const enrolment = { by: "passkey", ceremony, response, label: "" } as const;
    expect(codeOf(await acceptAsNew(access, { token, displayName: "X", enrolment }, visitor, morning))).toBe(
      "passkey-refused",
    );
    const { authenticator } = await joined(`signin${address}`);
    expect(codeOf((await signIn(authenticator, change)).done)).toBe("passkey-refused");
    expect((await signIn(authenticator)).done.ok).toBe(true);
  });

  test("whose counter goes back is a copy, and refused", async () => {
    const { authenticator } = await joined("copy@clinic.example");
    expect((await signIn(authenticator, { counter: 40 })).done.ok).toBe(true);
    expect(codeOf((await signIn(authenticator, { counter: 40 })).done)).toBe("passkey-refused");
    expect(codeOf((await signIn(authenticator, { counter: 39 })).done)).toBe("passkey-refused");
    expect((await signIn(authenticator, { counter: 41 })).done.ok).toBe(true);
  });

  test("answers once to a challenge, and within five minutes", async () => {
    const { authenticator } = await joined("once@clinic.example");
    const { ceremony, response, done } = await signIn(authenticator);
    expect(done.ok).toBe(true);
    const second = await signInWithPasskey(access, { ceremony, response }, visitor, after(1));
    expect(codeOf(second)).toBe("passkey-refused");
    const begun = await beginPasskeySignIn(access, after(2));
    const late = { ceremony: begun.ceremony, response: authenticator.signIn(begun.options) };
    expect(codeOf(await signInWithPasskey(access, late, visitor, after(7)))).toBe("passkey-refused");
  });

  test("that nobody registered, or an answer that is none, is refused", async () => {
    const stranger = newAuthenticator(access.site.origin);
    expect(codeOf((await signIn(stranger)).done)).toBe("passkey-refused");
    const { ceremony } = await beginPasskeySignIn(access, after(1));
    const odd = { ...stranger.signIn({ challenge: "x", rpId: "x" }), id: "a\0b" };
    for (const response of [null, "x", {}, { id: "x", response: {} }, odd]) {
      expect(codeOf(await signInWithPasskey(access, { ceremony, response }, visitor, after(1)))).toBe(
        "passkey-refused",
      );
    }
  });

  test("of another key under a known id is refused", async () => {
    const { authenticator } = await joined("forged@clinic.example");
    const forger = newAuthenticator(access.site.origin);
    const { ceremony, options } = await beginPasskeySignIn(access, after(1));
    const response = { ...forger.signIn(options), id: authenticator.id, rawId: authenticator.id };
    expect(codeOf(await signInWithPasskey(access, { ceremony, response }, visitor, after(1)))).toBe("passkey-refused");
  });
});

describe("one's own passkeys", () => {
  test("are added beside password and app, under a new session", async () => {
    const person = await newMember(access, ada, "own@clinic.example", ["nurse"]);
    const authenticator = newAuthenticator(access.site.origin);
    const begun = valueIn(await beginOwnPasskey(access, person.signedIn, morning));
    const given = { ceremony: begun.ceremony, response: authenticator.register(begun.options), label: "Key" };
    const renewed = valueIn(await addPasskey(access, person.signedIn, given, visitor, morning));
    expect(codeOf(await sessionOf(access, person.token, morning))).toBe("sign-in-needed");
    expect((await sessionOf(access, renewed.token, morning)).ok).toBe(true);
    expect((await signIn(authenticator)).done.ok).toBe(true);
    const who = valueIn(await sessionOf(access, renewed.token, morning));
    const next = valueIn(await beginOwnPasskey(access, who, morning));
    expect(next.options.excludeCredentials?.map(({ id }) => id)).toEqual([authenticator.id]);
  });

  test("cannot be finished by another account", async () => {
    const person = await newMember(access, ada, "thief@clinic.example", ["nurse"]);
    const begun = valueIn(await beginOwnPasskey(access, ada.signedIn, morning));
    const response = newAuthenticator(access.site.origin).register(begun.options);
    const given = { ceremony: begun.ceremony, response, label: "Key" };
    expect(codeOf(await addPasskey(access, person.signedIn, given, visitor, morning))).toBe("passkey-refused");
  });

  test("are removed, but not the last way to sign in, and nobody else's", async () => {
    const { authenticator, who } = await joined("last@clinic.example");
    const { authenticator: others } = await joined("other@clinic.example");
    expect(codeOf(await removePasskey(access, who, authenticator.id, visitor, morning))).toBe("credential-needed");
    expect(codeOf(await removePasskey(access, who, others.id, visitor, morning))).toBe("passkey-refused");
    const person = await newMember(access, ada, "has-both@clinic.example", ["nurse"]);
    const key = newAuthenticator(access.site.origin);
    const begun = valueIn(await beginOwnPasskey(access, person.signedIn, morning));
    const given = { ceremony: begun.ceremony, response: key.register(begun.options), label: "Key" };
    const renewed = valueIn(await addPasskey(access, person.signedIn, given, visitor, morning));
    const now = valueIn(await sessionOf(access, renewed.token, morning));
    expect((await removePasskey(access, now, key.id, visitor, morning)).ok).toBe(true);
    expect(codeOf((await signIn(key)).done)).toBe("passkey-refused");
  });
});
