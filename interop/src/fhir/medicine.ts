import type { FactJson, Issue } from "@longwatch/core";
import { doubt, problem } from "../hl7v2/issue.ts";
import { enteredInError } from "./condition.ts";
import { type Cursor, child, textOf } from "./cursor.ts";
import { type Medication, medicationOf } from "./medication.ts";
import { type Context, namedSourceOf, noFacts, type Reading } from "./reading.ts";
import { choiceWhen, type When, whenOf } from "./when.ts";

type MedicineFact = Extract<FactJson, { readonly kind: "medicine-recorded" }>;
type MedicineStatus = NonNullable<MedicineFact["status"]>;

const statementStatuses: Readonly<Record<string, MedicineStatus>> = {
  active: "taken",
  completed: "taken",
  stopped: "taken",
  intended: "prescribed",
  "on-hold": "held",
  "not-taken": "declined",
};

const requestStatuses: Readonly<Record<string, MedicineStatus>> = {
  active: "prescribed",
  completed: "prescribed",
  "on-hold": "held",
};

/** What somebody says is taken, or was. */
export function readStatement(cursor: Cursor, context: Context): Reading {
  return readMedicine(cursor, context, statementStatuses, () => choiceWhen(cursor, "effective"));
}

/** What was prescribed: never evidence that it was taken. */
export function readRequest(cursor: Cursor, context: Context): Reading {
  return readMedicine(cursor, context, requestStatuses, () => whenOf(cursor, "authoredOn"));
}

function readMedicine(
  cursor: Cursor,
  context: Context,
  statuses: Readonly<Record<string, MedicineStatus>>,
  when: () => When | undefined,
): Reading {
  const sent = textOf(cursor, "status");
  if (sent === "entered-in-error") return noFacts(enteredInError(cursor));
  const status = sent !== undefined && Object.hasOwn(statuses, sent) ? statuses[sent] : undefined;
  if (sent === undefined)
    cursor.complain({
      at: `${cursor.at}.status`,
      saw: "nothing",
      remedy: "FHIR requires a status here; it was not taken.",
    });
  if (status === undefined)
    return noFacts(
      doubt(
        "status-unknown",
        `${cursor.at}.status`,
        sent ?? "nothing",
        "It was not taken. Enter the medicine by hand if it matters.",
      ),
    );
  const medication = medicationOf(cursor, context.resource, context.pool);
  if (medication === undefined) return noFacts(unnamed(cursor));
  if (medication.isAlemtuzumab !== "no") return noFacts(noInfusion(cursor));
  return medicineFact(cursor, medication, status, when(), context);
}

/** @param when the day it began, or was prescribed or given */
export function medicineFact(
  cursor: Cursor,
  medication: Medication,
  status: MedicineStatus,
  when: When | undefined,
  context: Context,
): Reading {
  if (when === undefined) {
    const remedy = "Without a day it was not taken. Enter the medicine by hand, with its start as far as it is known.";
    return noFacts(problem("date-missing", cursor.at, "no date", remedy));
  }
  const period = child(cursor, "effectivePeriod");
  const end = period === undefined ? undefined : whenOf(period, "end");
  const fact: MedicineFact = {
    kind: "medicine-recorded",
    medicine: medication.name,
    startedOn: when.on,
    ...(end === undefined ? {} : { stoppedOn: end.on }),
    status,
    source: namedSourceOf(context.resource),
  };
  return { facts: [fact], issues: when.issues };
}

export const unnamed = ({ at }: Cursor): Issue =>
  problem(
    "code-unmapped",
    `${at}.medication`,
    "no medicine that could be read",
    "Find out what it was, and enter it by hand.",
  );

const noInfusion = ({ at }: Cursor): Issue =>
  problem(
    "resource-unsupported",
    at,
    "alemtuzumab, ordered or reported",
    "Only a MedicationAdministration says that an infusion was given, when, and how much. If it was, enter each infusion by hand.",
  );
