import { bareReference, type Condition, markIn, type Question, valuesOf } from "@longwatch/interop";
import { patientOfIdentifier } from "../db/identifiers.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { patientOfMark } from "./find-patient.ts";
import { type Refusal, refusal } from "./outcome.ts";
import { type FhirRequest, isNamed } from "./request.ts";

/** Whose resources a search can find: these patients', in order of id; undefined: anybody's. */
export type Candidates = readonly string[] | undefined;

const ownPatient = "urn:longwatch:patient";

/** Reads from a search who it is about, so that the rest of the clinic need not be looked through. */
export async function candidatesOf(request: FhirRequest, question: Question): Promise<Candidates | Refusal> {
  const { tx } = request;
  const sets: (readonly string[])[] = [];
  for (const identifiers of question.patientIdentifiers) {
    if (!isNamed(request) && identifiers.some((one) => !one.startsWith(`${ownPatient}|`)))
      return refusal(
        403,
        "forbidden",
        'To search by a person\'s number needs the permission "read-details".',
        "?patient.identifier",
      );
    sets.push(await patientsOfIdentifiers(tx, identifiers));
  }
  for (const condition of question.conditions) {
    if (question.type === "Patient" && condition.parameter.name === "identifier") {
      const isWhole = condition.modifier === undefined && condition.values.every((one) => /^[^|]+\|.+$/.test(one));
      if (isWhole && isNamed(request)) sets.push(await patientsOfIdentifiers(tx, condition.values));
      continue;
    }
    const marks = marksIn(condition, question.type);
    if (marks !== undefined) sets.push(await patientsOfMarks(tx, marks));
  }
  const [first, ...others] = sets;
  return first?.filter((one) => others.every((set) => set.includes(one))).toSorted();
}

/** The patients that the values of a condition lead to; undefined where one of them leads to nobody in particular. */
function marksIn({ parameter, modifier, values }: Condition, type: string): readonly string[] | undefined {
  // An event's id leads to nobody.
  if (type === "AuditEvent" && parameter.name !== "patient") return undefined;
  if (parameter.name === "_id" && modifier === undefined)
    return all(values.map((value) => (type === "Patient" ? value : (markIn(value) ?? ""))));
  const isPlain = modifier === undefined || /^[A-Z]/.test(modifier);
  if (parameter.type !== "reference" || !isPlain) return undefined;
  const isOfPatients = parameter.targets?.length === 1 && parameter.targets[0] === "Patient";
  return all(
    values.map((value) => {
      const [named, id] = value.includes("/") ? (bareReference(value)?.split("/") ?? []) : [modifier, value];
      if (id === undefined) return "";
      return isOfPatients || named === "Patient" ? id : markIn(id);
    }),
  );
}

const all = (marks: readonly (string | undefined)[]): readonly string[] | undefined =>
  marks.every((one) => one !== undefined) ? marks : undefined;

async function patientsOfMarks(tx: ClinicTx, marks: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const mark of marks) {
    const patient = mark === "" ? undefined : await patientOfMark(tx, mark);
    if (patient !== undefined) found.add(patient);
  }
  return [...found];
}

async function patientsOfIdentifiers(tx: ClinicTx, tokens: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const token of tokens.flatMap(valuesOf)) {
    const patient = await patientOfToken(tx, token);
    if (patient !== undefined) found.add(patient);
  }
  return [...found];
}

/** The patient whose number it is, by exact match: `system|value`. */
export async function patientOfToken(tx: ClinicTx, token: string): Promise<string | undefined> {
  // The database has no text with this sign in it.
  if (token.includes("\0")) return undefined;
  const bar = token.indexOf("|");
  const [system, value] = [token.slice(0, Math.max(bar, 0)), token.slice(bar + 1)];
  return system === ownPatient ? patientOfMark(tx, value) : patientOfIdentifier(tx, system, value);
}
