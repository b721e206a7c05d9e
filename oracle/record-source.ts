import type { FactJson, RecordJson } from "@longwatch/core";
import type { DataProvider, PatientObject, RecordObject } from "cql-execution";
import { dayOf, momentOf } from "./days.ts";
import { type Fields, type LinkedFact, linkedFacts } from "./linked-facts.ts";

/** The class of the model under which each analyte stands: one for each thing that a rule asks for. */
const classOfAnalyte: Readonly<Record<string, string>> = {
  haemoglobin: "Haemoglobin",
  wbc: "WhiteCells",
  platelets: "Platelets",
  neutrophils: "Neutrophils",
  neutrophils_pct: "NeutrophilShare",
  lymphocytes: "Lymphocytes",
  lymphocytes_pct: "LymphocyteShare",
  creatinine: "Creatinine",
  alt: "Alt",
  ast: "Ast",
  bilirubin_total: "Bilirubin",
  tsh: "Tsh",
  urine_protein_dipstick: "ProteinStrip",
  urine_protein_mass: "ProteinMass",
  upcr: "ProteinRatio",
  uacr: "AlbuminRatio",
  urine_rbc_microscopy: "RedCellsByField",
  urine_rbc_volume: "RedCellsByVolume",
  hpv: "CervicalTest",
  cervical_cytology: "CervicalTest",
};

const classOfExam: Readonly<Record<string, string>> = { skin: "SkinExam", "cervical-screen": "CervicalScreen" };

/** One patient for the CQL engine: the record as it was written, never as the core has parsed it. */
export function recordSource(record: RecordJson): () => DataProvider {
  const { patient } = record;
  const facts = new Map<string, LinkedFact[]>();
  for (const { raw, fact } of linkedFacts(record.facts, fieldsOf)) {
    const name = classOf(raw);
    if (name === undefined) continue;
    const list = facts.get(name);
    if (list === undefined) facts.set(name, [fact]);
    else list.push(fact);
  }
  for (const list of facts.values()) list.sort((a, b) => (a.onDay ?? 0) - (b.onDay ?? 0));
  const hasCervix = patient.hasCervix ?? patient.sex !== "male";
  const home = [{ place: patient.jurisdiction, hasCervix }];
  const subject: PatientObject = {
    get: (field: string) => (field === "id" ? patient.id : undefined),
    getId: () => patient.id,
    getCode: () => undefined,
    getDate: () => undefined,
    getDateOrInterval: () => undefined,
    findRecords: (name) => (name === "Home" ? home : (facts.get(name ?? "") ?? [])) as unknown as RecordObject[],
  };
  return () => {
    let next: PatientObject | undefined = subject;
    return {
      currentPatient: () => next,
      nextPatient: () => {
        next = undefined;
        return next;
      },
    };
  };
}

function classOf(fact: FactJson): string | undefined {
  switch (fact.kind) {
    case "result-reported":
      return fact.analyte === undefined ? undefined : classOfAnalyte[fact.analyte];
    case "exam-done":
      return classOfExam[fact.exam];
    case "step-done":
      return fact.step === "rems-patient-status-form" ? "StatusForm" : undefined;
    case "infusion-given":
      return "Infusion";
    case "pregnancy-recorded":
      return "Pregnancy";
    case "care-moved":
      return "CareMoved";
    case "follow-up-ended":
      return "Ending";
    case "obligation-waived":
      return "Waiver";
    default:
      return undefined;
  }
}

/** What the model has of a fact beyond its id, its day and its relations. Absent is null, as in CQL. */
function fieldsOf(fact: FactJson): Fields {
  switch (fact.kind) {
    case "result-reported": {
      const { value, context } = fact;
      const bleeding = context?.bleedingNow;
      return {
        on: fact.collectedOn,
        status: fact.status,
        reportedAt: momentOf(fact.reportedAt),
        messageAt: momentOf(fact.messageAt),
        amount: typeof value === "number" ? value : null,
        word: typeof value === "string" ? value : null,
        unit: fact.unit,
        specimen: fact.specimen ?? [],
        hasClumps: fact.findings?.includes("clumps") ?? false,
        isBleeding: bleeding === true || bleeding === "yes",
        isApproximate: fact.approximate ?? false,
        isConfirmed: fact.confirmedBy !== undefined,
      };
    }
    case "exam-done":
      return { on: fact.doneOn, outcome: fact.outcome };
    case "step-done":
      return { on: fact.doneOn };
    case "infusion-given":
      return { on: fact.infusedOn, isProduct: /^(alemtuzumab|lemtrada)$/i.test(fact.drug), doseMg: fact.doseMg };
    case "pregnancy-recorded":
      return { on: fact.confirmedOn, lmpOn: dayOf(fact.lmpOn), endedOn: dayOf(fact.endedOn) };
    case "care-moved":
      return { on: fact.movedOn, place: fact.jurisdiction };
    case "follow-up-ended":
      return { on: fact.endedOn, reason: fact.reason };
    case "obligation-waived":
      return { on: fact.waivedOn, obligation: fact.obligation, untilOn: dayOf(fact.until) };
    default:
      return { on: undefined };
  }
}
