import { type ClinicalDate, type Fact, functionalSystems } from "@longwatch/core";
import {
  birthYearOf,
  contactDays,
  dateOf,
  dayOfFact,
  diedOn,
  type ExportedPerson,
  factsOfKind,
  firstInfusionOn,
  placed,
} from "./person.ts";
import { type Column, column, type Row, type Rows, type Table } from "./table.ts";
import { told, toldDrug } from "./told.ts";
import { regionWords, testUnits, testWords } from "./words.ts";

const text = (name: string): Column => column(name, "text");
const date = (name: string): Column => column(name, "date");
const whole = (name: string): Column => column(name, "integer");
const number = (name: string): Column => column(name, "number");
const person = column("patient_id", "text", "required");

/** `bowelBladder` is the column `kfs_bowel_bladder`. */
const systemColumn = (system: string): string =>
  `kfs_${system.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
const systems = functionalSystems.map((system) => [system, systemColumn(system)] as const);

/** What a registry of multiple sclerosis asks for. The names are ours; no registry's own form is claimed. */
export const registryTables: readonly Table[] = [
  {
    name: "patients",
    columns: [
      person,
      ...[text("sex"), whole("birth_year"), date("ms_onset_date"), date("ms_diagnosis_date"), text("ms_course")],
      ...[date("first_infusion_date"), date("last_contact_date"), date("death_date")],
    ],
  },
  {
    name: "visits",
    columns: [
      person,
      ...[date("visit_date"), number("edss"), ...systems.map(([, name]) => whole(name))],
      ...[text("ambulation_scale"), whole("ambulation_score"), number("walking_distance_m")],
    ],
  },
  {
    name: "relapses",
    columns: [
      person,
      ...[date("onset_date"), date("end_date"), text("steroids"), text("disabling"), text("confirmed_by_exam")],
    ],
  },
  {
    name: "treatments",
    columns: [
      person,
      ...[text("treatment"), date("start_date"), date("end_date"), number("dose_mg"), text("stop_reason")],
    ],
  },
  {
    name: "mri",
    columns: [
      person,
      ...[date("mri_date"), text("region"), whole("new_or_enlarging_t2"), whole("gd_enhancing")],
      ...[number("brain_volume_change_pct")],
    ],
  },
  { name: "tests", columns: [person, date("test_date"), text("test"), number("value"), text("unit")] },
];

/** One person's rows. Each infusion day is a treatment of its own, as it is in the record. */
export function registryRows(one: ExportedPerson): Rows {
  const patient_id = one.name;
  const on = (fact: Fact): string | null => dateOf(one, dayOfFact(one, fact));
  const end = (fact: Fact, when: ClinicalDate | undefined): string | null =>
    dateOf(one, placed(one, `${fact.id} end`, when));
  return {
    patients: [{ patient_id, ...patientRow(one) }],
    visits: factsOfKind(one, "edss-scored").map((fact) => ({
      patient_id,
      visit_date: on(fact),
      edss: fact.score ?? null,
      ...Object.fromEntries(systems.map(([system, name]) => [name, fact.functionalSystems?.[system] ?? null])),
      ambulation_scale: fact.ambulation?.scale ?? null,
      ambulation_score: fact.ambulation?.score ?? null,
      walking_distance_m: fact.ambulation?.distanceM ?? null,
    })),
    relapses: factsOfKind(one, "relapse-occurred").map((fact) => ({
      patient_id,
      onset_date: on(fact),
      end_date: end(fact, fact.resolvedOn),
      steroids: yesNo(fact.steroids),
      disabling: yesNo(fact.disabling),
      confirmed_by_exam: yesNo(fact.confirmedByExam),
    })),
    treatments: [
      ...factsOfKind(one, "infusion-given").map((fact) => ({
        patient_id,
        treatment: toldDrug(one, fact.drug),
        start_date: on(fact),
        end_date: on(fact),
        dose_mg: fact.doseMg,
      })),
      ...factsOfKind(one, "therapy-recorded").map((fact) => ({
        patient_id,
        treatment: toldDrug(one, fact.drug),
        start_date: on(fact),
        end_date: end(fact, fact.stoppedOn),
        stop_reason: fact.stopReason ?? null,
      })),
    ],
    mri: factsOfKind(one, "mri-read").map((fact) => ({
      patient_id,
      mri_date: on(fact),
      region: told(one, regionWords, fact.region),
      new_or_enlarging_t2: fact.newOrEnlargingT2 ?? null,
      gd_enhancing: fact.gdEnhancing ?? null,
      brain_volume_change_pct: fact.brainVolumePct ?? null,
    })),
    tests: factsOfKind(one, "test-scored").map((fact) => ({
      patient_id,
      test_date: on(fact),
      test: told(one, testWords, fact.test),
      value: fact.value,
      unit: told(one, testUnits, fact.unit),
    })),
  };
}

function patientRow(one: ExportedPerson): Row {
  const disease = factsOfKind(one, "disease-recorded").at(-1);
  return {
    sex: one.record.patient.sex,
    birth_year: birthYearOf(one) ?? null,
    ms_onset_date: disease === undefined ? null : dateOf(one, placed(one, `${disease.id} onset`, disease.onsetOn)),
    ms_diagnosis_date:
      disease === undefined ? null : dateOf(one, placed(one, `${disease.id} diagnosis`, disease.diagnosedOn)),
    ms_course: disease?.phenotype ?? null,
    first_infusion_date: dateOf(one, firstInfusionOn(one)),
    last_contact_date: dateOf(one, contactDays(one)?.last),
    death_date: dateOf(one, diedOn(one)),
  };
}

const yesNo = (value: boolean | undefined): string | null => (value === undefined ? null : value ? "yes" : "no");
