import type { Instant } from "@longwatch/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inClinic } from "../db/transaction.ts";
import {
  after,
  codeOf,
  firstClinic,
  morning,
  newMember,
  type Person,
  type TestAccess,
  testAccess,
  told,
  valueIn,
} from "../testing/access.ts";
import { addService, revokeServiceToken, serviceOf, servicesOf } from "./services.ts";
import { allows, permit, scopeOf, standingAt } from "./standing.ts";

let access: TestAccess;
let ada: Person;
beforeAll(async () => {
  access = await testAccess();
  ada = await firstClinic(access);
});
afterAll(() => access.databases.close());

const month = after(30 * 24 * 60);
const feed = { label: "Laboratory", permissions: ["receive-messages"], endsAt: month };

test("a token opens one clinic and what it is for, until it ends", async () => {
  const { token, service } = valueIn(await addService(access, ada.standing, feed, morning));
  expect(token).toMatch(/^lwsvc_[A-Za-z0-9_-]{43}$/);
  const caller = valueIn(await serviceOf(access, token, after(1)));
  const standing = valueIn(standingAt(caller, ada.clinic));
  expect(standing.actor).toEqual({ kind: "service", id: service });
  expect(codeOf(allows(standing, "receive-messages"))).toBeUndefined();
  expect(codeOf(allows(standing, "record-facts"))).toBe("permission-missing");
  expect(codeOf(standingAt(caller, crypto.randomUUID()))).toBe("permission-missing");
  const names = await inClinic(access.database, scopeOf(standing, morning), (tx) =>
    permit(tx, standing, "read-details", "p1"),
  );
  expect(codeOf(names)).toBe("permission-missing");
  expect((await serviceOf(access, token, (month - 1) as Instant)).ok).toBe(true);
  expect(codeOf(await serviceOf(access, token, month))).toBe("sign-in-needed");
});

test("a token that is revoked is none", async () => {
  const { token, service } = valueIn(await addService(access, ada.standing, feed, morning));
  expect(valueIn(await revokeServiceToken(access, ada.standing, service, after(5)))).toBe(true);
  expect(codeOf(await serviceOf(access, token, after(5)))).toBe("sign-in-needed");
  expect(valueIn(await revokeServiceToken(access, ada.standing, service, after(6)))).toBe(false);
  const shown = valueIn(await servicesOf(access, ada.standing, after(6))).find((one) => one.service === service);
  expect(shown).toMatchObject({ label: "Laboratory", revokedAt: after(5), permissions: ["receive-messages"] });
  expect(JSON.stringify(shown)).not.toContain(token);
  expect((await told(access)).filter(({ object }) => object === service).map(({ action }) => action)).toEqual([
    "service.add",
    "service.revoke",
  ]);
});

test.each([
  ["value-not-allowed", { permissions: ["sign-off"] }],
  ["value-not-allowed", { permissions: ["manage-members"] }],
  ["value-not-allowed", { permissions: ["receive-messages", "fly"] }],
  ["value-not-allowed", { permissions: [] }],
  ["value-not-allowed", { endsAt: morning }],
  ["value-not-allowed", { endsAt: after(367 * 24 * 60) }],
  ["value-missing", { label: "  " }],
])("is refused with %s: %o", async (code, change) => {
  expect(codeOf(await addService(access, ada.standing, { ...feed, ...change }, morning))).toBe(code);
});

test("only an administrator makes, sees or revokes them", async () => {
  const nurse = await newMember(access, ada, "n@clinic.example", ["nurse"]);
  expect(codeOf(await addService(access, nurse.standing, feed, morning))).toBe("permission-missing");
  expect(codeOf(await servicesOf(access, nurse.standing, morning))).toBe("permission-missing");
  expect(codeOf(await revokeServiceToken(access, nurse.standing, "x", morning))).toBe("permission-missing");
});

test("a token of a person or of a guess is no service", async () => {
  for (const token of [ada.token, "", "lwsvc_", `lwsvc_${"A".repeat(43)}`]) {
    expect(codeOf(await serviceOf(access, token, morning))).toBe("sign-in-needed");
  }
});
