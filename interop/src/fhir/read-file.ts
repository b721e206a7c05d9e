import type { Issue } from "@longwatch/core";
import { doubt, problem } from "../hl7v2/issue.ts";
import {
  type ByPerson,
  mergeParts,
  outcomeOf,
  type PatientFacts,
  type PersonPart,
  patientKey,
  refused,
} from "../outcome.ts";
import type { CodeMaps } from "../results/code.ts";
import { type PlacedPart, settledParts } from "../settled-parts.ts";
import { readAdministration } from "./administration.ts";
import { readCondition } from "./condition.ts";
import { type Cursor, child, children, textOf } from "./cursor.ts";
import { readImmunization } from "./immunization.ts";
import { readRequest, readStatement } from "./medicine.ts";
import { readObservation } from "./observation.ts";
import { isApproximate } from "./own.ts";
import { parseFhir } from "./parse.ts";
import { personOf } from "./patient-person.ts";
import { cursorOn, type Resource } from "./pool.ts";
import { type Context, heldOf, noFacts, type Reading, readWhole } from "./reading.ts";
import { type Reports, readReports } from "./report.ts";
import { patientIdentifiers, subjectOf } from "./subject.ts";

export type FhirOptions = {
  /** Local code → analyte key, by the code system's URI, or `*` for all. */
  readonly codes?: CodeMaps | undefined;
  /** Whose numbers those are that say nothing of it themselves. */
  readonly defaultPatientSystem?: string | undefined;
};

type Reader = { readonly subject: "subject" | "patient"; readonly read: (cursor: Cursor, context: Context) => Reading };

const readers: Readonly<Record<string, Reader>> = {
  MedicationAdministration: { subject: "subject", read: readAdministration },
  MedicationStatement: { subject: "subject", read: readStatement },
  MedicationRequest: { subject: "subject", read: readRequest },
  Immunization: { subject: "patient", read: readImmunization },
  Condition: { subject: "subject", read: readCondition },
};

/** What is read without becoming facts of its own. */
const supporting = new Set(["Patient", "DiagnosticReport"]);

/**
 * A file of FHIR R4 resources as facts and issues. Each resource ends as facts or as an issue; each fact
 * belongs to the patient it names, and different patients stay apart. Never throws.
 */
export function readFhirFile(bytes: Uint8Array, options: FhirOptions = {}): ByPerson {
  const { resources: pool, issues: parsed, isRead } = parseFhir(bytes);
  if (!isRead) return { ...refused("reject", parsed), parts: [] };
  const reports = readReports(pool, options.defaultPatientSystem);
  const read = pool.flatMap((resource) => readResource(resource, pool, reports, options) ?? []);
  const { parts, issues: conflicts } = settledParts(read.map(placedPart));
  const named = parts.filter(({ identifiers }) => identifiers.length > 0);
  const tests = pool.filter(isTest).slice(0, 1).map(forTest);
  const issues = [
    ...parsed,
    ...tests,
    ...read.flatMap((one) => one.issues),
    ...reports.issues,
    ...conflicts,
    ...unsupported(pool),
  ];
  const known = patientsOf(pool, options);
  const unnamed = parts.filter((one) => one.identifiers.length === 0 && one.held.length > 0);
  const said = [...named, ...known, ...unnamed, ...reports.owned];
  return {
    ...outcomeOf(
      [...named, ...known].map(({ identifiers, facts: own }) => ({ identifiers, facts: own })),
      unique(issues),
    ),
    // What is for training is about nobody, whatever stands in it.
    parts: tests.length > 0 ? [] : mergeParts(said),
  };
}

type Read = Reading & {
  readonly at: string;
  readonly identifiers: PatientFacts["identifiers"] | undefined;
  readonly patient?: Resource | undefined;
};

const placedPart = ({ at, identifiers = [], patient, facts, held = [], issues }: Read): PlacedPart => ({
  at,
  part: { identifiers, person: patient === undefined ? {} : personOf(patient), facts, held, documents: [], issues },
});

function readResource(
  resource: Resource,
  pool: readonly Resource[],
  reports: Reports,
  options: FhirOptions,
): Read | undefined {
  const reader: Reader | undefined =
    resource.type === "Observation"
      ? {
          subject: "subject",
          read: (cursor, context) => readObservation(cursor, context, reports.comments.get(resource) ?? []),
        }
      : readers[resource.type];
  if (reader === undefined) return undefined;
  const context: Context = {
    resource,
    pool,
    codeMaps: options.codes,
    defaultPatientSystem: options.defaultPatientSystem,
  };
  const forbidden = reports.refused.get(resource);
  const { cursor, complaints } = cursorOn(resource);
  const subject = subjectOf(cursor, reader.subject, resource, pool, options.defaultPatientSystem);
  const { at } = resource;
  const whole = readWhole(context, reader.read);
  const reading = forbidden === undefined ? whole : { ...noFacts(forbidden), held: heldOf(whole, at) };
  const facts = isApproximate(cursor) ? reading.facts.map((fact) => ({ ...fact, approximate: true })) : reading.facts;
  if (subject.ok) return { ...reading, facts, at, ...subject };
  const faults = complaints.map((one) => problem("resource-invalid", one.at, one.saw, one.remedy));
  const held = heldOf(reading, at);
  return { facts: [], held, issues: [...reading.issues, ...faults, subject.issue], at, identifiers: undefined };
}

/** Patients of the file, known by their numbers, even where nothing was filed for them. */
const patientsOf = (pool: readonly Resource[], { defaultPatientSystem }: FhirOptions): readonly PersonPart[] =>
  pool
    .filter(({ type }) => type === "Patient")
    .map((patient) => ({
      identifiers: patientIdentifiers(patient, defaultPatientSystem),
      person: personOf(patient),
      facts: [],
      held: [],
      documents: [],
      issues: [],
    }))
    .filter(({ identifiers }) => patientKey(identifiers) !== "");

/** One warning for each kind of resource that is not filed, with its places. */
function unsupported(pool: readonly Resource[]): readonly Issue[] {
  const others = pool.filter(
    ({ type }) => type !== "Observation" && readers[type] === undefined && !supporting.has(type),
  );
  return [...new Set(others.map(({ type }) => type))].map((type) => {
    const found = others.filter((one) => one.type === type);
    const places = found.map(({ at }) => at);
    const saw = found.length === 1 ? type : `${type}, ${found.length} of them, the last at ${places.at(-1)}`;
    return doubt(
      "resource-unsupported",
      places[0]!,
      saw,
      "It was read and not filed. Look at it if it matters for this patient.",
    );
  });
}

const unique = (issues: readonly Issue[]): readonly Issue[] => [
  ...new Map(issues.map((issue) => [JSON.stringify(issue), issue])).values(),
];

const testTags: ReadonlySet<string> = new Set([
  "http://terminology.hl7.org/CodeSystem/v2-0103|T",
  "http://terminology.hl7.org/CodeSystem/v2-0103|D",
  "http://terminology.hl7.org/CodeSystem/v3-ActReason|HTEST",
]);

/** Tagged as test data: one such resource is enough for the file. */
function isTest(resource: Resource): boolean {
  const { cursor } = cursorOn(resource);
  const meta = child(cursor, "meta");
  if (meta === undefined) return false;
  return ["tag", "security"]
    .flatMap((name) => children(meta, name))
    .some((tag) => testTags.has(`${textOf(tag, "system") ?? ""}|${textOf(tag, "code") ?? ""}`));
}

const forTest = ({ at }: Resource): Issue =>
  problem(
    "message-not-for-patients",
    `${at}.meta`,
    "marked as a test",
    "It was not meant for a patient's record. If it was, ask the sender to send it again without the mark.",
  );
