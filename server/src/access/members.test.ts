import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  after,
  again,
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
import { acceptAsMember, acceptAsNew, beginInvitedTotp } from "./accept-invitation.ts";
import { addClinic, isSetUpToken, setUpClinic, setUpToken } from "./first-run.ts";
import { invite, openInvitation, pendingInvitations, withdraw } from "./invitations.ts";
import { changeRoles, endMemberSessions, memberActivity, members, removeMember } from "./members.ts";
import { sessionOf } from "./sessions.ts";

let access: TestAccess;
let ada: Person;
beforeAll(async () => {
  access = await testAccess();
  ada = await firstClinic(access);
});
afterAll(() => access.databases.close());

describe("the first run", () => {
  const given = { name: "Clinic", zone: "Europe/London", address: "a@clinic.example", roles: ["neurologist"] };

  test("makes one clinic and its administrator from the word on the console, once", async () => {
    const fresh = await testAccess();
    const { owner } = fresh.databases;
    const token = (await setUpToken(owner, morning))!;
    expect(codeOf(await setUpClinic(owner, `${token}x`, given, morning))).toBe("link-ended");
    expect([await isSetUpToken(fresh, `${token}x`), await isSetUpToken(fresh, token)]).toEqual([false, true]);
    const made = valueIn(await setUpClinic(owner, token, given, morning));
    expect(codeOf(await setUpClinic(owner, token, given, morning))).toBe("link-ended");
    expect(await isSetUpToken(fresh, token)).toBe(false);
    const person = await join(fresh, made, given.address, made.clinic);
    expect(person.standing.roles).toEqual(["administrator", "neurologist"]);
    expect(await setUpToken(owner, morning)).toBeUndefined();
    expect((await told(fresh)).map(({ action }) => action)).toEqual([
      "clinic.set-up",
      "member.invite",
      "session.start",
      "member.join",
    ]);
    await fresh.databases.close();
  });

  test("that was broken off is taken up again by the next, which ends what was handed out before", async () => {
    const fresh = await testAccess();
    const { owner } = fresh.databases;
    const first = (await setUpToken(owner, morning))!;
    const second = (await setUpToken(owner, morning))!;
    expect(codeOf(await setUpClinic(owner, first, given, morning))).toBe("link-ended");
    const one = valueIn(await setUpClinic(owner, second, given, morning));
    const third = (await setUpToken(owner, morning))!;
    const two = valueIn(await setUpClinic(owner, third, { ...given, name: "Other name" }, morning));
    expect(two.clinic).toBe(one.clinic);
    expect(codeOf(await openInvitation(fresh, one.token, morning))).toBe("link-ended");
    expect(valueIn(await openInvitation(fresh, two.token, morning)).clinicName).toBe("Other name");
    await fresh.databases.close();
  });

  test.each([
    ["value-missing", { name: " " }],
    ["value-not-allowed", { zone: "Moon/Crater" }],
    ["value-not-allowed", { address: "nobody" }],
    ["value-not-allowed", { roles: ["king"] }],
  ])("refuses with %s: %o", async (code, change) => {
    const { owner } = access.databases;
    expect(codeOf(await setUpClinic(owner, "any", { ...given, ...change }, morning))).toBe(code);
  });
});

describe("an invitation", () => {
  const nurse = { address: "new@clinic.example", roles: ["nurse"] };

  test("is for administrators to give", async () => {
    const person = await newMember(access, ada, "n1@clinic.example", ["nurse", "neurologist"]);
    expect(codeOf(await invite(access, person.standing, nurse, morning))).toBe("permission-missing");
  });

  test("works for seven days and once", async () => {
    const { token } = valueIn(await invite(access, ada.standing, nurse, morning));
    expect(valueIn(await openInvitation(access, token, after(7 * 24 * 60 - 1)))).toMatchObject({
      address: nurse.address,
      roles: ["nurse"],
      hasAccount: false,
    });
    expect(codeOf(await openInvitation(access, token, after(7 * 24 * 60)))).toBe("link-ended");
    await join(access, { token, invitation: "", endsAt: morning }, nurse.address, ada.clinic);
    expect(codeOf(await openInvitation(access, token, morning))).toBe("link-ended");
    expect(codeOf(await beginInvitedTotp(access, token, morning))).toBe("link-ended");
  });

  test("can be withdrawn while nobody has accepted it", async () => {
    const invited = valueIn(await invite(access, ada.standing, { ...nurse, address: "w@clinic.example" }, morning));
    const pending = valueIn(await pendingInvitations(access, ada.standing, morning));
    expect(pending.map(({ invitation }) => invitation)).toEqual([invited.invitation]);
    expect(valueIn(await withdraw(access, ada.standing, invited.invitation, morning))).toBe(true);
    expect(codeOf(await openInvitation(access, invited.token, morning))).toBe("link-ended");
    expect(valueIn(await withdraw(access, ada.standing, invited.invitation, morning))).toBe(false);
    expect(valueIn(await pendingInvitations(access, ada.standing, morning))).toEqual([]);
  });

  test("makes nothing where the password or the code is unfit", async () => {
    const { token } = valueIn(await invite(access, ada.standing, { ...nurse, address: "u@clinic.example" }, morning));
    const { ceremony } = valueIn(await beginInvitedTotp(access, token, morning));
    const enrolment = { by: "password", ceremony, code: "000000", password } as const;
    const given = { token, displayName: "U", enrolment };
    expect(codeOf(await acceptAsNew(access, given, visitor, morning))).toBe("code-refused");
    const short = { ...given, enrolment: { ...enrolment, password: "short" } };
    expect(codeOf(await acceptAsNew(access, short, visitor, morning))).toBe("password-unfit");
    expect(valueIn(await openInvitation(access, token, morning)).hasAccount).toBe(false);
  });

  test("gives one account where two accept it at once", async () => {
    const address = "race@clinic.example";
    const invited = valueIn(await invite(access, ada.standing, { ...nurse, address }, morning));
    const both = await Promise.allSettled([1, 2].map(() => join(access, invited, address, ada.clinic)));
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await members(access, ada.standing, morning)).filter((one) => one.address === address)).toHaveLength(1);
  });

  test("of roles that nobody may have is refused", async () => {
    for (const roles of [[], ["king"], ["patient"], ["integrator"], ["nurse", "king"]]) {
      expect(codeOf(await invite(access, ada.standing, { ...nurse, roles }, morning))).toBe("value-not-allowed");
    }
  });

  test("adds a clinic to an account that exists, when its person has signed in", async () => {
    const elsewhere = { name: "Second", zone: "Europe/Madrid", address: "bo@second.example", roles: [] };
    const made = valueIn(await addClinic(access.databases.owner, elsewhere, morning));
    const bo = await join(access, made, elsewhere.address, made.clinic);
    const given = { address: ada.address, roles: ["researcher"] };
    const { token } = valueIn(await invite(access, bo.standing, given, morning));
    const enrolment = { by: "password", password, ceremony: "x", code: "1" } as const;
    const asNew = await acceptAsNew(access, { token, displayName: "A", enrolment }, visitor, morning);
    expect(codeOf(asNew)).toBe("account-exists");
    expect(codeOf(await acceptAsMember(access, token, bo.signedIn, morning))).toBe("link-ended");
    valueIn(await acceptAsMember(access, token, ada.signedIn, morning));
    const who = valueIn(await sessionOf(access, ada.token, morning));
    expect(who.memberships.map(({ clinicName, roles }) => [clinicName, roles])).toEqual([
      ["First clinic", ["administrator"]],
      ["Second", ["researcher"]],
    ]);
    expect(codeOf(await acceptAsMember(access, token, ada.signedIn, morning))).toBe("link-ended");
  });
});

describe("a member", () => {
  test("has other roles from the next request on, and no session that was begun with those before", async () => {
    const person = await newMember(access, ada, "m1@clinic.example", ["nurse"]);
    const given = { account: person.account, roles: ["pharmacist", "infusion-nurse"] };
    valueIn(await changeRoles(access, ada.standing, given, morning));
    expect(codeOf(await sessionOf(access, person.token, morning))).toBe("sign-in-needed");
    const listed = (await members(access, ada.standing, morning)).find(({ account }) => account === person.account);
    expect(listed?.roles).toEqual(["infusion-nurse", "pharmacist"]);
    expect((await told(access)).at(-1)).toMatchObject({
      action: "member.change",
      object: person.account,
      by: ada.account,
      detail: { before: ["nurse"], roles: ["infusion-nurse", "pharmacist"] },
    });
  });

  test("who is removed sees the clinic no more, and keeps the account", async () => {
    const person = await newMember(access, ada, "m2@clinic.example", ["nurse"]);
    valueIn(await removeMember(access, ada.standing, person.account, morning));
    expect(codeOf(await sessionOf(access, person.token, morning))).toBe("sign-in-needed");
    const back = valueIn(await invite(access, ada.standing, { address: person.address, roles: ["nurse"] }, morning));
    expect(valueIn(await openInvitation(access, back.token, morning)).hasAccount).toBe(true);
  });

  test("is changed, removed and looked at by administrators only, and never by themselves", async () => {
    const person = await newMember(access, ada, "m3@clinic.example", ["neurologist"]);
    const roles = ["administrator"];
    const given = { account: person.account, roles };
    expect(codeOf(await changeRoles(access, person.standing, given, morning))).toBe("permission-missing");
    expect(codeOf(await removeMember(access, person.standing, ada.account, morning))).toBe("permission-missing");
    expect(codeOf(await endMemberSessions(access, person.standing, ada.account, morning))).toBe("permission-missing");
    expect(codeOf(await memberActivity(access, person.standing, ada.account, morning))).toBe("permission-missing");
    const own = { account: ada.account, roles: ["nurse", "administrator"] };
    expect(codeOf(await changeRoles(access, ada.standing, own, morning))).toBe("second-person-needed");
    expect(codeOf(await removeMember(access, ada.standing, ada.account, morning))).toBe("second-person-needed");
  });

  test("of another clinic is none", async () => {
    const elsewhere = { name: "Third", zone: "Europe/Paris", address: "cleo@third.example", roles: [] };
    const made = valueIn(await addClinic(access.databases.owner, elsewhere, morning));
    const cleo = await join(access, made, elsewhere.address, made.clinic);
    const given = { account: ada.account, roles: ["nurse"] };
    expect(codeOf(await changeRoles(access, cleo.standing, given, morning))).toBe("value-not-allowed");
    expect(codeOf(await endMemberSessions(access, cleo.standing, ada.account, morning))).toBe("value-not-allowed");
    expect((await members(access, cleo.standing, morning)).map(({ address }) => address)).toEqual([cleo.address]);
  });

  test("loses every session when the administrator says so", async () => {
    const person = await newMember(access, ada, "m4@clinic.example", ["nurse"]);
    const activity = valueIn(await memberActivity(access, ada.standing, person.account, morning));
    expect(activity.sessions.map(({ session }) => session)).toEqual([person.session]);
    expect(valueIn(await endMemberSessions(access, ada.standing, person.account, morning))).toBe(1);
    expect(codeOf(await sessionOf(access, person.token, morning))).toBe("sign-in-needed");
  });
});

test("of two administrators who remove each other at once, one stays", async () => {
  const fresh = await testAccess();
  const first = await firstClinic(fresh);
  const second = await newMember(fresh, first, "zoe@clinic.example", ["administrator"]);
  // Both have begun before either can go on: a third transaction holds the rows until two wait for them.
  const { pool } = fresh.databases.owner;
  const holder = await pool.connect();
  await holder.query("begin; select from membership for update");
  const removals = [
    removeMember(fresh, first.standing, second.account, morning),
    removeMember(fresh, second.standing, first.account, morning),
  ] as const;
  const waiting = `select distinct w.pid from pg_locks w join pg_locks r on r.pid = w.pid and r.relation = 'membership'::regclass
    where not w.granted and r.database = (select oid from pg_database where datname = current_database())`;
  await expect.poll(async () => (await pool.query(waiting)).rowCount, { timeout: 60_000 }).toBe(2);
  await holder.query("commit");
  holder.release();
  const both = await Promise.all(removals);
  expect(both.map(codeOf).toSorted()).toEqual(["administrator-needed", undefined]);
  const left = both[0].ok ? first : second;
  expect((await again(fresh, left, morning)).roles).toEqual(["administrator"]);
  await fresh.databases.close();
});
