import type { Issue } from "@longwatch/core";
import type { PersonChange } from "@longwatch/interop";
import { readIdentifier } from "@longwatch/interop";
import { addGivenParts, newestSaidAt } from "../../db/given-parts.ts";
import { addIdentifiers, patientsOfIdentifiers } from "../../db/identifiers.ts";
import { newestVersion } from "../../db/patient-headers.ts";
import type { ClinicTx } from "../../db/transaction.ts";
import { changeDetails } from "../change-details.ts";
import type { NewNotice } from "../notices.ts";
import { identifierRules, isBornOnAnotherDay } from "./match.ts";

export type Applied = {
  /** What could not be taken as it was said, and waits for a person. */
  readonly issues: readonly Issue[];
  readonly notices: readonly NewNotice[];
};

/**
 * What a hospital says about people's numbers and names. A new name is taken over, beside what else is known, unless something newer
 * was said before; a number that is used no longer and one that is new lead to the same patient from now on. Two patients of ours who
 * are one person are a task: their records are never merged by a message. Birth date and sex are a person's to change, because rules
 * stand on them; who was born on another day than the patient may be somebody else, and nothing is taken over.
 */
export async function applyChanges(tx: ClinicTx, message: string, changes: readonly PersonChange[]): Promise<Applied> {
  const issues: Issue[] = [];
  const notices: NewNotice[] = [];
  for (const [index, change] of changes.entries()) {
    const patients = [...new Set([...(await whose(tx, change.identifiers)), ...(await whose(tx, change.prior))])];
    const [only] = patients;
    if (only === undefined) continue;
    const at = `PID[${index + 1}]`;
    let saidAt = "";
    if (patients.length > 1) {
      if (change.kind === "merge") notices.push(ofTwo(patients));
      else issues.push(notTaken(`${at}-3`, "numbers of different patients"));
    } else if (await isBornOnAnotherDay(tx, only, change.person)) {
      issues.push(notTaken(`${at}-7`, "another birth date than the patient's of this number"));
    } else {
      if (change.kind === "merge") await addNumbers(tx, only, change);
      if (change.saidAt === "" || change.saidAt >= (await newestSaidAt(tx, only))) await takeName(tx, only, change);
      // What was not applied keeps nothing out that comes later.
      saidAt = change.saidAt;
    }
    const given = patients.map((patient) => ({ message, part: 0, patient, saidAt }));
    await addGivenParts(tx, given);
  }
  return { issues, notices };
}

async function whose(tx: ClinicTx, identifiers: PersonChange["identifiers"]): Promise<readonly string[]> {
  const rules = await identifierRules(tx);
  const lookups = identifiers.flatMap((one) => readIdentifier(one, rules).lookups);
  return (await patientsOfIdentifiers(tx, lookups)).map(({ patient }) => patient);
}

/** Numbers of either side that nobody has yet are the patient's. */
async function addNumbers(tx: ClinicTx, patient: string, { identifiers, prior }: PersonChange): Promise<void> {
  const known = await patientsOfIdentifiers(tx, [...identifiers, ...prior]);
  const fresh = [...identifiers, ...prior].filter(
    (one) => !known.some(({ system, value }) => system === one.system && value === one.value),
  );
  const rules = await identifierRules(tx);
  await addIdentifiers(
    tx,
    patient,
    fresh.filter((one) => !readIdentifier(one, rules).isWrong),
  );
}

async function takeName(tx: ClinicTx, patient: string, { person }: PersonChange): Promise<void> {
  const { familyName, givenName } = person;
  if (familyName === undefined && givenName === undefined) return;
  const before = ((await newestVersion(tx, "patient_details", patient)) ?? {}) as Record<string, unknown>;
  const after = {
    ...before,
    ...(familyName === undefined ? {} : { familyName }),
    ...(givenName === undefined ? {} : { givenName }),
  };
  const isSame = before["familyName"] === after.familyName && before["givenName"] === after.givenName;
  if (!isSame) await changeDetails(tx, patient, after, undefined);
}

const ofTwo = (patients: readonly string[]): NewNotice => ({
  key: `people-merged/${patients.toSorted().join("/")}`,
  kind: "people-merged",
  role: "nurse",
  urgency: "24H",
  about: patients.toSorted().join(" "),
  content: { patients: patients.toSorted() },
});

const notTaken = (at: string, saw: string): Issue => ({
  code: "patient-mismatch",
  severity: "error",
  at,
  saw,
  remedy:
    "Nothing was changed. Find out whose they are, correct what is wrong, and file the message again or reject it.",
});
