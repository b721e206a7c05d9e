import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inClinic } from "../db/transaction.ts";
import {
  after,
  codeOf,
  firstClinic,
  join,
  morning,
  newMember,
  type Person,
  type TestAccess,
  testAccess,
  told,
  valueIn,
} from "../testing/access.ts";
import { breakGlass, reviewBreakGlass, unreviewed } from "./break-glass.ts";
import { addClinic } from "./first-run.ts";
import { permit, type Standing, scopeOf } from "./standing.ts";

let access: TestAccess;
let ada: Person;
let manager: Person;
let neurologist: Person;
const reason = "Emergency department rings: bleeding, no record there.";

beforeAll(async () => {
  access = await testAccess();
  ada = await firstClinic(access);
  manager = await newMember(access, ada, "manager@clinic.example", ["programme-manager"]);
  neurologist = await newMember(access, ada, "neuro@clinic.example", ["neurologist"]);
});
afterAll(() => access.databases.close());

let patients = 0;
async function newPatient(): Promise<string> {
  patients += 1;
  const patient_id = `p${patients}`;
  const moment = new Date(morning);
  await inClinic(access.database, scopeOf(neurologist.standing, morning), ({ query, clinic }) =>
    query
      .insertInto("patient")
      .values({ clinic_id: clinic, patient_id, record_version: 1, last_recorded_at: moment, created_at: moment })
      .execute(),
  );
  return patient_id;
}
const may = (standing: Standing, patient: string, at = morning) =>
  inClinic(access.database, scopeOf(standing, at), (tx) => permit(tx, standing, "read-details", patient));

describe("emergency access", () => {
  test("opens one patient's name for four hours, to the one who took it", async () => {
    const [patient, other] = [await newPatient(), await newPatient()];
    expect(codeOf(await may(manager.standing, patient))).toBe("emergency-access-needed");
    const { use } = valueIn(await breakGlass(access, manager.standing, { patient, reason }, morning));
    expect(valueIn(await may(manager.standing, patient))).toEqual({ by: "break-glass", use });
    expect((await may(manager.standing, patient, after(239.9))).ok).toBe(true);
    expect(codeOf(await may(manager.standing, patient, after(240)))).toBe("emergency-access-needed");
    expect(codeOf(await may(manager.standing, patient, after(-0.1)))).toBe("emergency-access-needed");
    expect(codeOf(await may(manager.standing, other))).toBe("emergency-access-needed");
    expect(codeOf(await may(ada.standing, patient))).toBe("emergency-access-needed");
  });

  test("opens reading and nothing else", async () => {
    const patient = await newPatient();
    valueIn(await breakGlass(access, ada.standing, { patient, reason }, morning));
    const answers = await inClinic(access.database, scopeOf(ada.standing, morning), async (tx) => [
      codeOf(await permit(tx, ada.standing, "read-patient", patient)),
      codeOf(await permit(tx, ada.standing, "record-facts", patient)),
      codeOf(await permit(tx, ada.standing, "sign-off", patient)),
    ]);
    expect(answers).toEqual([undefined, "permission-missing", "permission-missing"]);
  });

  test("stands in the audit with its reason, and makes one notice however often it is asked for", async () => {
    const patient = await newPatient();
    const { use } = valueIn(await breakGlass(access, manager.standing, { patient, reason }, morning));
    expect((await told(access)).at(-1)).toMatchObject({
      action: "break-glass.open",
      object: patient,
      by: manager.account,
      why: reason,
      detail: { use },
    });
    const second = valueIn(await breakGlass(access, manager.standing, { patient, reason }, after(10)));
    expect(second.use).toBe(use);
    const notices = await inClinic(access.database, scopeOf(ada.standing, morning), ({ query }) =>
      query.selectFrom("notice").selectAll().where("about", "=", use).execute(),
    );
    expect(notices).toMatchObject([{ kind: "break-glass-review", role: "administrator", urgency: "24H" }]);
    expect(JSON.stringify(notices)).not.toContain("bleeding");
  });

  test("needs a reason, a patient of this clinic, and a role that may take it", async () => {
    const patient = await newPatient();
    expect(codeOf(await breakGlass(access, manager.standing, { patient, reason: " why  not " }, morning))).toBe(
      "value-missing",
    );
    const unknown = { patient: "p0", reason };
    expect(codeOf(await breakGlass(access, manager.standing, unknown, morning))).toBe("patient-missing");
    const researcher = await newMember(access, ada, "res@clinic.example", ["researcher"]);
    expect(codeOf(await breakGlass(access, researcher.standing, { patient, reason }, morning))).toBe(
      "permission-missing",
    );
    expect(codeOf(await may(researcher.standing, patient))).toBe("permission-missing");
  });

  test("does not reach into another clinic", async () => {
    const patient = await newPatient();
    const elsewhere = { name: "Second", zone: "Europe/Madrid", address: "bo@second.example", roles: [] };
    const made = valueIn(await addClinic(access.databases.owner, elsewhere, morning));
    const bo = await join(access, made, elsewhere.address, made.clinic);
    expect(codeOf(await breakGlass(access, bo.standing, { patient, reason }, morning))).toBe("patient-missing");
    expect(valueIn(await unreviewed(access, bo.standing, morning))).toEqual([]);
  });
});

describe("its review", () => {
  test("is another person's, ends the notice, and happens once", async () => {
    const patient = await newPatient();
    const { use } = valueIn(await breakGlass(access, ada.standing, { patient, reason }, morning));
    const given = { use, finding: "justified", remark: "Rang the department." } as const;
    expect(codeOf(await reviewBreakGlass(access, ada.standing, given, after(60)))).toBe("second-person-needed");
    expect(codeOf(await reviewBreakGlass(access, manager.standing, given, after(60)))).toBe("permission-missing");
    const waiting = valueIn(await unreviewed(access, neurologist.standing, after(60)));
    expect(waiting.find((one) => one.use === use)).toMatchObject({ account: ada.account, patient, reason });
    valueIn(await reviewBreakGlass(access, neurologist.standing, given, after(60)));
    expect((await told(access)).at(-1)).toMatchObject({
      action: "break-glass.review",
      object: patient,
      by: neurologist.account,
      detail: { use, finding: "justified" },
    });
    expect(codeOf(await reviewBreakGlass(access, neurologist.standing, given, after(61)))).toBe("value-not-allowed");
    const acts = await inClinic(access.database, scopeOf(ada.standing, morning), ({ query }) =>
      query.selectFrom("notice_act").selectAll().where("notice_key", "=", `break-glass-review/${use}`).execute(),
    );
    expect(acts).toMatchObject([{ action: "done", acted_by: neurologist.account }]);
  });

  test("comes before the notice can be done: the database sees to it", async () => {
    const patient = await newPatient();
    const { use } = valueIn(await breakGlass(access, ada.standing, { patient, reason }, morning));
    const done = inClinic(access.database, scopeOf(ada.standing, morning), ({ query, clinic }) =>
      query
        .insertInto("notice_act")
        .values({
          clinic_id: clinic,
          notice_key: `break-glass-review/${use}`,
          act_id: crypto.randomUUID(),
          acted_at: new Date(morning),
          acted_by: ada.account,
          action: "done",
          content: "{}",
        })
        .execute(),
    );
    await expect(done).rejects.toThrow("reviewed by another person first");
  });

  test("by oneself is refused by the database too", async () => {
    const patient = await newPatient();
    const { use } = valueIn(await breakGlass(access, ada.standing, { patient, reason }, morning));
    const own = inClinic(access.database, scopeOf(ada.standing, morning), ({ query, clinic }) =>
      query
        .insertInto("break_glass_review")
        .values({
          clinic_id: clinic,
          use_id: use,
          account_id: ada.account,
          reviewed_by: ada.account,
          reviewed_at: new Date(morning),
          finding: "justified",
          remark: "",
        })
        .execute(),
    );
    await expect(own).rejects.toThrow(/check constraint/);
  });
});
