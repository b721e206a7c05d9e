import { findAnalyte, isSpoiltBy, type PatientRecord, type SpecimenRemark, specimenRemarks } from "@longwatch/core";
import type { PatientObject, RecordObject } from "cql-execution";

/** The class of the thin model under which each analyte stands: one for each thing that a rule asks for. */
const classOf: Readonly<Record<string, string>> = {
  haemoglobin: "Haemoglobin",
  wbc: "WhiteCells",
  platelets: "Platelets",
  neutrophils: "Neutrophils",
  neutrophils_pct: "Neutrophils",
  lymphocytes: "Lymphocytes",
  lymphocytes_pct: "Lymphocytes",
  creatinine: "Creatinine",
  alt: "Alt",
  ast: "Ast",
  bilirubin_total: "Bilirubin",
  tsh: "Tsh",
  urine_protein_dipstick: "UrineProtein",
  urine_protein_mass: "UrineProtein",
  upcr: "UrineProtein",
  uacr: "UrineProtein",
  urine_rbc_microscopy: "UrineRedCells",
  urine_rbc_volume: "UrineRedCells",
};

type ThinRecord = { readonly onDay: number; readonly isValid: boolean };

/** A patient of the thin model: plain objects in lists by class, so that a retrieve is one look-up. */
export function thinPatient({ patient, held }: PatientRecord): PatientObject {
  const byClass = new Map<string, ThinRecord[]>();
  const add = (name: string, record: ThinRecord): void => {
    const list = byClass.get(name);
    if (list === undefined) byClass.set(name, [record]);
    else list.push(record);
  };
  for (const fact of held.all) {
    if (fact.kind === "infusion-given") add("Infusion", { onDay: fact.earliest, isValid: fact.doseMg > 0 });
    if (fact.kind !== "result-reported" || fact.analyte === undefined) continue;
    const name = classOf[fact.analyte];
    if (name !== undefined) add(name, { onDay: fact.earliest, isValid: isValid(fact) });
  }
  const none: ThinRecord[] = [];
  return {
    get: (field: string) => (field === "id" ? patient.id : undefined),
    getId: () => patient.id,
    getCode: () => undefined,
    getDate: () => undefined,
    getDateOrInterval: () => undefined,
    findRecords: (name) => (byClass.get(name ?? "") ?? none) as unknown as RecordObject[],
  };
}

const known: ReadonlySet<string> = new Set(specimenRemarks);
type Fact = PatientRecord["facts"][number];

/** Whether a result is evidence: final, with a value, from a specimen that nothing spoilt. */
export function isValid(fact: Extract<Fact, { kind: "result-reported" }>): boolean {
  if (fact.status === "preliminary" || fact.status === "cancelled" || fact.value === undefined) return false;
  const analyte = fact.analyte === undefined ? undefined : findAnalyte(fact.analyte);
  if (analyte === undefined) return false;
  return !(fact.specimen ?? []).some((remark) => !known.has(remark) || isSpoiltBy(remark as SpecimenRemark, analyte));
}
