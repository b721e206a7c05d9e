import type { FactJson, Issue } from "@longwatch/core";
import { doubt, problem } from "../hl7v2/issue.ts";
import { enteredInError } from "./condition.ts";
import { type Cursor, child, numberOf, textOf } from "./cursor.ts";
import { type Medication, medicationOf } from "./medication.ts";
import { medicineFact, unnamed } from "./medicine.ts";
import { unitTextsOf } from "./quantity.ts";
import { type Context, namedSourceOf, noFacts, type Reading } from "./reading.ts";
import { notesOf } from "./specimen.ts";
import { choiceWhen, momentOf } from "./when.ts";

type InfusionFact = Extract<FactJson, { readonly kind: "infusion-given" }>;

const statuses = ["in-progress", "not-done", "on-hold", "completed", "entered-in-error", "stopped", "unknown"];

/** A medicine that was given: alemtuzumab as an infusion, any other as a medicine taken. */
export function readAdministration(cursor: Cursor, context: Context): Reading {
  const status = textOf(cursor, "status");
  const at = `${cursor.at}.status`;
  if (status === undefined || !statuses.includes(status)) {
    cursor.complain({
      at,
      saw: status ?? "nothing",
      remedy: `FHIR has one of ${statuses.join(", ")} here; it was not taken.`,
    });
    return noFacts();
  }
  if (status === "entered-in-error") return noFacts(enteredInError(cursor));
  if (status === "not-done")
    return noFacts(doubt("value-not-a-result", at, status, "It was not given: nothing was filed."));
  if (status === "unknown")
    return noFacts(problem("status-unknown", at, status, "Find out whether it was given, and enter it by hand."));
  const medication = medicationOf(cursor, context.resource, context.pool);
  if (medication === undefined) return noFacts(unnamed(cursor));
  if (medication.isAlemtuzumab === "no")
    return medicineFact(cursor, medication, "taken", choiceWhen(cursor, "effective"), context);
  return infusion(cursor, medication, status, context);
}

/** Only what was given counts: without a dose in milligrams, or a date, there is no infusion to file. */
function infusion(cursor: Cursor, medication: Medication, status: string, context: Context): Reading {
  const when = choiceWhen(cursor, "effective");
  const dose = doseOf(cursor);
  const named = medication.isAlemtuzumab === "name" ? [byName(cursor)] : [];
  const unfinished = status === "in-progress" ? [notOver(cursor)] : [];
  const issues = [...named, ...unfinished, ...dose.issues, ...(when?.issues ?? [])];
  if (when === undefined) {
    const remedy =
      "An infusion without its day was not taken, and monitoring does not count from it. Enter it by hand.";
    return noFacts(...issues, problem("date-missing", `${cursor.at}.effective`, "no date", remedy));
  }
  if (dose.mg === undefined) return noFacts(...issues);
  const period = child(cursor, "effectivePeriod");
  const startedAt = period === undefined ? undefined : momentOf(period, "start");
  const endedAt = period === undefined ? undefined : momentOf(period, "end");
  const notes = notesOf(cursor);
  const fact: InfusionFact = {
    kind: "infusion-given",
    infusedOn: when.on,
    drug: "alemtuzumab",
    doseMg: dose.mg,
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(status === "stopped" || status === "on-hold" ? { interrupted: true } : {}),
    ...(medication.lot === undefined ? {} : { lot: medication.lot }),
    ...(notes.length === 0 ? {} : { note: notes.join("\n") }),
    source: namedSourceOf(context.resource),
  };
  return { facts: [fact], issues };
}

const milligrams: Readonly<Record<string, number>> = { mg: 1, milligram: 1, milligrams: 1 };

function doseOf(cursor: Cursor): { readonly mg?: number; readonly issues: readonly Issue[] } {
  const dosage = child(cursor, "dosage");
  const dose = dosage === undefined ? undefined : child(dosage, "dose");
  const value = dose === undefined ? undefined : numberOf(dose, "value");
  const at = `${cursor.at}.dosage.dose`;
  if (dose === undefined || value === undefined) {
    return {
      issues: [problem("value-missing", at, "no dose", "Enter the infusion by hand, with the dose that was given.")],
    };
  }
  const units = unitTextsOf(dose);
  const isMg = units.length > 0 && units.every((unit) => Object.hasOwn(milligrams, unit.toLowerCase()));
  if (isMg) return { mg: value, issues: [] };
  const remedy = "The dose is not in milligrams, so the infusion was not taken. Enter it by hand.";
  return {
    issues: [
      problem(units.length === 0 ? "unit-missing" : "unit-unfit", at, `${value} ${units.join(" and ")}`.trim(), remedy),
    ],
  };
}

const byName = ({ at }: Cursor): Issue =>
  doubt(
    "code-unmapped",
    `${at}.medication`,
    "alemtuzumab by its name only",
    "It was taken. Ask the sender for a code.",
  );

const notOver = ({ at }: Cursor): Issue =>
  doubt(
    "status-unknown",
    `${at}.status`,
    "in-progress",
    "The dose was taken as given. Check it when the infusion is over.",
  );
