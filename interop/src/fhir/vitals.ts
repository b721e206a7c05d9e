import {
  type Analyte,
  analyteByLoinc,
  type FactJson,
  type Issue,
  type ResultStatus,
  toCanonical,
} from "@longwatch/core";
import { doubt, problem } from "../hl7v2/issue.ts";
import { type Concept, conceptOf } from "./concept.ts";
import { type Cursor, children, has } from "./cursor.ts";
import { observationDay } from "./observation-day.ts";
import { observationValue, valueName } from "./observation-value.ts";
import { type Context, namedSourceOf, noFacts, type Reading } from "./reading.ts";

type VitalsFact = Extract<FactJson, { readonly kind: "vitals-measured" }>;

/** Our catalogue's keys, and the fields of the fact that hold them. */
const fields = {
  systolic: "systolic",
  diastolic: "diastolic",
  pulse: "pulse",
  spo2: "spo2",
  temperature: "temperatureC",
} as const;

const vitalOf = (concept: Concept | undefined): Analyte | undefined => {
  const found = (concept?.codes ?? []).flatMap(({ code, isLoinc }) =>
    isLoinc ? (analyteByLoinc(code)?.analyte ?? []) : [],
  );
  return found.find(({ key }) => Object.hasOwn(fields, key));
};

/** A vital sign by its own code, or a panel (blood pressure) with one among its components. */
export const isVitals = (observation: Cursor, code: Concept): boolean =>
  vitalOf(code) !== undefined ||
  children(observation, "component").some((one) => vitalOf(conceptOf(one, "code")) !== undefined);

/**
 * Vital signs of one moment, each in the unit of its field. They need the time of day: without it they are
 * of no use beside an infusion, and an issue says so.
 */
export function readVitals(observation: Cursor, status: ResultStatus, context: Context): Reading {
  if (status !== "final" && status !== "corrected") {
    const remedy =
      "Vital signs are taken when they are final. If an earlier one was withdrawn, retract its fact by hand.";
    return noFacts(doubt("status-unknown", `${observation.at}.status`, status, remedy));
  }
  const day = observationDay(observation, undefined);
  const parts = [observation, ...children(observation, "component")].map((part) => readPart(part));
  const issues = [...day.issues, ...parts.flatMap((part) => part.issues)];
  const values = Object.assign({}, ...parts.map((part) => part.values)) as Partial<VitalsFact>;
  if (Object.keys(values).length === 0) return noFacts(...issues);
  if (day.written === undefined) {
    const remedy = "Vital signs need the time they were taken at, with its offset. Ask the sender for it.";
    return day.on === undefined
      ? noFacts(...issues)
      : noFacts(...issues, problem("date-missing", `${observation.at}.effective`, "a day without a time", remedy));
  }
  const fact: VitalsFact = {
    kind: "vitals-measured",
    measuredAt: day.written,
    ...values,
    source: namedSourceOf(context.resource),
  };
  return { facts: [fact], issues };
}

function readPart(part: Cursor): { readonly values: Partial<VitalsFact>; readonly issues: readonly Issue[] } {
  const concept = conceptOf(part, "code");
  const analyte = vitalOf(concept);
  const name = valueName(part);
  if (analyte === undefined) return { values: {}, issues: name === undefined ? [] : [unreadPart(part)] };
  if (name === undefined) return { values: {}, issues: has(part, "component") ? [] : [noValue(part)] };
  const read = observationValue(part, name, { analyte, term: undefined });
  const { value, unit, comparator } = read.fields ?? {};
  const canonical = typeof value === "number" && unit !== undefined ? toCanonical(value, unit, analyte) : undefined;
  if (canonical === undefined || comparator !== undefined)
    return { values: {}, issues: read.issues.length > 0 ? read.issues : [noValue(part)] };
  return { values: { [fields[analyte.key as keyof typeof fields]]: canonical }, issues: read.issues };
}

const unreadPart = ({ at }: Cursor): Issue =>
  doubt(
    "resource-unsupported",
    at,
    "another measurement",
    "It is no vital sign that is kept here. Read it by hand if it matters.",
  );

const noValue = ({ at }: Cursor): Issue =>
  doubt("value-missing", at, "no number", "There is no measurement here to take.");
