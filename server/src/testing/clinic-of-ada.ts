import { afterAll, beforeAll, beforeEach } from "vitest";
import { addIdentifiers } from "../db/identifiers.ts";
import { type ClinicTx, inClinic } from "../db/transaction.ts";
import { worklistLines } from "../db/worklist.ts";
import { admitPatient } from "../usecases/admit-patient.ts";
import { changeDetails } from "../usecases/change-details.ts";
import { addClinic, type TestDatabase, testDatabase } from "./database.ts";
import { exampleRecord } from "./people.ts";
import { nurseAt } from "./scope.ts";

export const ada = "lw-0001";
const now = "2026-04-08T09:00:00Z";

/**
 * For each test a clinic of its own with one patient, Ada Lövgren, born on 14 May 1988, whom laboratories call M2001.
 *
 * @param prepare what there is besides, in the database of all tests of a file
 */
export function clinicOfAda(prepare: (database: TestDatabase) => Promise<unknown> = async () => {}) {
  let database: TestDatabase;
  let clinic: string;
  const within = <T>(work: (tx: ClinicTx) => Promise<T>, at = now) => inClinic(database.app, nurseAt(clinic, at), work);
  beforeAll(async () => {
    database = await testDatabase();
    await prepare(database);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    clinic = await addClinic(database);
    await within(async (tx) => {
      await admitPatient(tx, exampleRecord("ada"));
      await addIdentifiers(tx, ada, [{ system: "CLINIC", value: "M2001" }]);
      await changeDetails(tx, ada, { familyName: "Lövgren", givenName: "Ada" }, undefined);
    }, "2026-04-01T09:00:00Z");
  });
  return {
    within,
    database: () => database,
    clinic: () => clinic,
    /** The tasks that are no patient's, as `key urgency`, each id in the key as `…`. */
    lines: async () =>
      (await within((tx) => worklistLines(tx, { patient: "" }, "", 100))).map(
        ({ key, urgency }) => `${key.replaceAll(/[0-9a-f-]{36}/g, "…")} ${urgency}`,
      ),
  };
}
