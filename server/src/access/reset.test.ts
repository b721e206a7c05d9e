import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  after,
  appCode,
  codeOf,
  firstClinic,
  join,
  morning,
  newMember,
  type Person,
  password,
  type TestAccess,
  testAccess,
  told,
  valueIn,
  visitor,
} from "../testing/access.ts";
import { newAuthenticator } from "../testing/authenticator.ts";
import { acceptAsMember } from "./accept-invitation.ts";
import { addClinic } from "./first-run.ts";
import { invite } from "./invitations.ts";
import { ownCredentials } from "./own-credentials.ts";
import { beginResetPasskey, beginResetTotp, finishReset, openReset, resetByOperator, resetMember } from "./reset.ts";
import { sessionOf } from "./sessions.ts";
import { signInWithPassword } from "./sign-in.ts";

let access: TestAccess;
let ada: Person;
beforeAll(async () => {
  access = await testAccess();
  ada = await firstClinic(access);
});
afterAll(() => access.databases.close());

async function finished(token: string, at = morning) {
  const { ceremony, secret } = valueIn(await beginResetTotp(access, token, at));
  const enrolment = { by: "password", password: "a lantern by the gate", ceremony, code: appCode(secret, at) } as const;
  return { secret, done: await finishReset(access, { token, enrolment }, visitor, at) };
}

describe("a reset", () => {
  test("takes the place of everything that was lost, and ends every session", async () => {
    const person = await newMember(access, ada, "lost@clinic.example", ["nurse"]);
    const { token } = valueIn(await resetMember(access, ada.standing, person.account, morning));
    expect((await sessionOf(access, person.token, morning)).ok).toBe(true);
    const { done, secret } = await finished(token);
    const { account, recoveryCodes } = valueIn(done);
    expect([account, recoveryCodes.length]).toEqual([person.account, 10]);
    expect(codeOf(await sessionOf(access, person.token, morning))).toBe("sign-in-needed");
    const old = { address: person.address, password, code: appCode(person.secret, after(5)) };
    expect(codeOf(await signInWithPassword(access, old, visitor, after(5)))).toBe("sign-in-refused");
    const now = { ...old, password: "a lantern by the gate", code: appCode(secret, after(6)) };
    expect((await signInWithPassword(access, now, visitor, after(6))).ok).toBe(true);
    const acts = (await told(access)).filter(
      ({ object, action }) => object === account && action === "credential.change",
    );
    expect(acts.map(({ by }) => by)).toEqual([ada.account, person.account]);
  });

  test("works with a passkey, of this account only", async () => {
    const person = await newMember(access, ada, "key@clinic.example", ["nurse"]);
    const { token } = valueIn(await resetMember(access, ada.standing, person.account, morning));
    const begun = valueIn(await beginResetPasskey(access, token, morning));
    const response = newAuthenticator(access.site.origin).register(begun.options);
    const enrolment = { by: "passkey", ceremony: begun.ceremony, response, label: "Key" } as const;
    const other = valueIn(await resetByOperator(access.databases.owner, ada.address, morning));
    const wrong = await finishReset(access, { token: other.token, enrolment }, visitor, morning);
    expect(codeOf(wrong)).toBe("passkey-refused");
    const again = valueIn(await beginResetPasskey(access, token, morning));
    const right = {
      ...enrolment,
      ceremony: again.ceremony,
      response: newAuthenticator(access.site.origin).register(again.options),
    };
    const done = valueIn(await finishReset(access, { token, enrolment: right }, visitor, morning));
    const who = valueIn(await sessionOf(access, done.token, morning));
    expect(await ownCredentials(access, who)).toMatchObject({
      hasPassword: false,
      hasTotp: false,
      recoveryCodesLeft: 0,
    });
  });

  test("works once, and for a day", async () => {
    const person = await newMember(access, ada, "once@clinic.example", ["nurse"]);
    const { token } = valueIn(await resetMember(access, ada.standing, person.account, morning));
    expect(valueIn(await openReset(access, token, after(24 * 60 - 1))).address).toBe(person.address);
    expect(codeOf(await openReset(access, token, after(24 * 60)))).toBe("link-ended");
    expect((await finished(token)).done.ok).toBe(true);
    expect(codeOf(await openReset(access, token, morning))).toBe("link-ended");
    expect(codeOf(await beginResetTotp(access, "lwr_guess", morning))).toBe("link-ended");
  });

  test("is an administrator's to give, to others, and not across clinics", async () => {
    const person = await newMember(access, ada, "two@clinic.example", ["nurse"]);
    expect(codeOf(await resetMember(access, person.standing, ada.account, morning))).toBe("permission-missing");
    expect(codeOf(await resetMember(access, ada.standing, ada.account, morning))).toBe("second-person-needed");
    const elsewhere = { name: "Second", zone: "Europe/Madrid", address: "bo@second.example", roles: [] };
    const made = valueIn(await addClinic(access.databases.owner, elsewhere, morning));
    const bo = await join(access, made, elsewhere.address, made.clinic);
    expect(codeOf(await resetMember(access, bo.standing, person.account, morning))).toBe("value-not-allowed");
    const both = { address: person.address, roles: ["researcher"] };
    const { token } = valueIn(await invite(access, bo.standing, both, morning));
    valueIn(await acceptAsMember(access, token, person.signedIn, morning));
    for (const { standing } of [ada, bo]) {
      expect(codeOf(await resetMember(access, standing, person.account, morning))).toBe("permission-missing");
    }
    expect((await resetByOperator(access.databases.owner, ` ${person.address.toUpperCase()}`, morning)).ok).toBe(true);
    expect(codeOf(await resetByOperator(access.databases.owner, "who@x", morning))).toBe("value-not-allowed");
  });
});
