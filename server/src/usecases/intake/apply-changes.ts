import type { Issue } from "@longwatch/core";
import type { PersonChange } from "@longwatch/interop";
import { readIdentifier } from "@longwatch/interop";
import { addIdentifiers, patientsOfIdentifiers } from "../../db/identifiers.ts";
import { newestVersion } from "../../db/patient-headers.ts";
import type { ClinicTx } from "../../db/transaction.ts";
import { changeDetails } from "../change-details.ts";
import { raise } from "../notices.ts";
import { identifierRules } from "./match.ts";

/**
 * What a hospital says about people's numbers and names. A new name is taken over, beside what else is known; a number that is
 * used no longer and one that is new lead to the same patient from now on. Two patients of ours who are one person are a task:
 * their records are never merged by a message. Birth date and sex are a person's to change, because rules stand on them.
 *
 * @returns what could not be taken as it was said
 */
export async function applyChanges(tx: ClinicTx, changes: readonly PersonChange[]): Promise<readonly Issue[]> {
  const issues: Issue[] = [];
  for (const [index, change] of changes.entries()) {
    const patients = [...new Set([...(await whose(tx, change.identifiers)), ...(await whose(tx, change.prior))])];
    const [only] = patients;
    if (only === undefined) continue;
    if (patients.length > 1) {
      if (change.kind === "merge") await tellOfTwo(tx, patients);
      else issues.push(ofSeveral(`PID[${index + 1}]-3`));
      continue;
    }
    if (change.kind === "merge") await addNumbers(tx, only, change);
    await takeName(tx, only, change);
  }
  return issues;
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

const tellOfTwo = (tx: ClinicTx, patients: readonly string[]) =>
  raise(tx, {
    key: `people-merged/${patients.toSorted().join("/")}`,
    kind: "people-merged",
    role: "nurse",
    urgency: "24H",
    about: patients.toSorted().join(" "),
    content: { patients: patients.toSorted() },
  });

const ofSeveral = (at: string): Issue => ({
  code: "patient-mismatch",
  severity: "error",
  at,
  saw: "numbers of different patients",
  remedy: "Nothing was changed. Find out whose they are.",
});
