import type { Instant } from "@longwatch/core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { acceptAsMember } from "../access/accept-invitation.ts";
import { invite } from "../access/invitations.ts";
import { changeRoles, endMemberSessions, removeMember } from "../access/members.ts";
import { beginResetTotp, finishReset, resetMember } from "../access/reset.ts";
import { inClinic } from "../db/transaction.ts";
import {
  after,
  appCode,
  firstClinic,
  morning,
  newMember,
  type Person,
  type TestAccess,
  testAccess,
  told,
  valueIn,
  visitor,
} from "../testing/access.ts";
import { appOf } from "./app-caller.ts";
import { namedClient } from "./authenticate.ts";
import { type Granted, grant } from "./grants.ts";
import { refresh } from "./held-tokens.ts";
import { appGrants } from "./member-grants.ts";
import { addClient } from "./register.ts";
import { readScopes } from "./scopes.ts";

let access: TestAccess;
let ada: Person;
let client: string;
let bo: Person;
let tokens: Granted;
let count = 0;
beforeAll(async () => {
  access = await testAccess();
  ada = await firstClinic(access);
  const scopes = ["user/*.rs", "offline_access"];
  const app = { use: "app" as const, label: "Viewer", redirectUris: ["https://app.example/back"], scopes };
  client = valueIn(await addClient(access, ada.standing, app, morning)).client;
});
afterAll(() => access.databases.close());
beforeEach(async () => {
  count += 1;
  bo = await newMember(access, ada, `bo${count}@clinic.example`, ["nurse"]);
  tokens = await allowedBy(bo.account, after(1));
});

const allowedBy = (account: string, at: Instant): Promise<Granted> =>
  inClinic(access.database, { clinic: ada.clinic, actor: { kind: "account", id: account }, at }, (tx) =>
    grant(tx, client, readScopes("user/Patient.rs offline_access"), { account, patient: null }),
  );
const minute3 = after(3);
/** What an app's tokens are still good for. */
const works = async ({ accessToken, refreshToken }: Granted, at = minute3) => {
  const app = await appOf(access, accessToken, at);
  const row = (await namedClient(access, ada.clinic, client))!;
  const fresh = await refresh(access, { row, assertion: undefined }, refreshToken, at);
  return { opens: app !== undefined, refreshes: "accessToken" in fresh };
};
const all = { opens: true, refreshes: true };
const nothing = { opens: false, refreshes: false };

describe("an app that a member allowed", () => {
  test("goes on while nothing happens to the member", async () => {
    expect(await works(tokens)).toEqual(all);
  });

  test.each<[string, () => Promise<unknown>]>([
    ["other roles", () => changeRoles(access, ada.standing, { account: bo.account, roles: ["neurologist"] }, after(2))],
    ["sessions ended by the administrator", () => endMemberSessions(access, ada.standing, bo.account, after(2))],
    ["removal", () => removeMember(access, ada.standing, bo.account, after(2))],
    [
      "a reset",
      async () => {
        const { token } = valueIn(await resetMember(access, ada.standing, bo.account, after(2)));
        const { ceremony, secret } = valueIn(await beginResetTotp(access, token, after(2)));
        const code = appCode(secret, after(2));
        const enrolment = { by: "password", password: "a lantern by the gate", ceremony, code } as const;
        valueIn(await finishReset(access, { token, enrolment }, visitor, after(2)));
      },
    ],
  ])("ends with %s, and the audit is told", async (_, happens) => {
    const other = await newMember(access, ada, `other${count}@clinic.example`, ["nurse"]);
    const theirs = await allowedBy(other.account, after(1));
    await happens();
    expect(await works(tokens)).toEqual(nothing);
    expect(await works(theirs)).toEqual(all);
    const ended = (await told(access)).filter(({ action }) => action === "client.grant-end");
    expect(ended.at(-1)).toMatchObject({ clinic: ada.clinic, object: client });
  });

  test("does not come back with a member who was removed and invited again", async () => {
    // As it stood before removal ended what was allowed, too: nothing was marked as ended.
    const { owner } = access.databases;
    await removeMember(access, ada.standing, bo.account, after(2));
    await owner.query
      .updateTable("client_grant")
      .set({ ended_at: null })
      .where("account_id", "=", bo.account)
      .execute();
    expect(await works(tokens)).toEqual(nothing);
    const tokensLater = await allowedBy(bo.account, after(2));
    const given = { address: bo.address, roles: ["nurse"] };
    const invited = valueIn(await invite(access, ada.standing, given, after(2)));
    valueIn(await acceptAsMember(access, invited.token, { ...bo.signedIn, memberships: [] }, minute3));
    expect(await works(tokens)).toEqual(nothing);
    expect(await works(tokensLater)).toEqual(nothing);
    expect(await works(await allowedBy(bo.account, minute3))).toEqual(all);
  });

  test("opens nothing while the account is closed", async () => {
    const close = (disabled_at: Date | null) =>
      access.databases.owner.query
        .updateTable("account")
        .set({ disabled_at })
        .where("account_id", "=", bo.account)
        .execute();
    await close(new Date(after(2)));
    expect(await works(tokens)).toEqual(nothing);
    await close(null);
    expect(await works(tokens)).toEqual(all);
  });
});

describe("what still holds is listed, and nothing else", () => {
  const listed = async (): Promise<boolean> =>
    (await appGrants(access, ada.standing, after(5))).some(({ account }) => account === bo.account);
  const owner = (statement: string, ...values: unknown[]) => access.databases.owner.pool.query(statement, values);

  test("that of a member", async () => {
    expect([await listed(), (await works(tokens)).opens]).toEqual([true, true]);
  });

  test.each<[string, () => Promise<unknown>]>([
    [
      "whose account is closed",
      () => owner("update account set disabled_at = now() where account_id = $1", bo.account),
    ],
    ["who has left", () => owner("delete from membership where account_id = $1", bo.account)],
    [
      "who has left and come back",
      () => owner("update membership set since = $1 where account_id = $2", new Date(after(2)), bo.account),
    ],
  ])("not that of one %s", async (_, change) => {
    await change();
    expect([await listed(), (await works(tokens)).opens]).toEqual([false, false]);
  });
});
