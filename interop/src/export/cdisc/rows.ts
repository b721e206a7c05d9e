import {
  birthYearOf,
  contactDays,
  dateOf,
  dayOfFact,
  diedOn,
  type ExportedPerson,
  factsOfKind,
  firstInfusionOn,
} from "../person.ts";
import type { Row, Rows } from "../table.ts";
import { toldDrug, toldIfIdentified } from "../told.ts";
import { numbered, span, subject } from "./context.ts";
import { adverseEventRows, clinicalEventRows, historyRows, medicineRows } from "./events.ts";
import { laboratoryRows, scaleRows, testRows } from "./findings.ts";

/** One person's rows of all domains. */
export const cdiscRows = (person: ExportedPerson): Rows => ({
  dm: [demographics(person)],
  ex: numbered(person, "EX", exposures(person)),
  cm: medicineRows(person),
  lb: laboratoryRows(person),
  ae: adverseEventRows(person),
  ce: clinicalEventRows(person),
  mh: historyRows(person),
  qs: scaleRows(person),
  ft: testRows(person),
});

const sexes: Readonly<Record<string, string>> = { female: "F", male: "M" };

function demographics(person: ExportedPerson): Row {
  const first = firstInfusionOn(person);
  const infused = factsOfKind(person, "infusion-given").flatMap((fact) => dayOfFact(person, fact) ?? []);
  const last = infused.length === 0 ? undefined : infused.reduce((a, b) => (a > b ? a : b));
  const died = diedOn(person);
  const year = birthYearOf(person);
  // From the year as it is written: the true one, taken together with a year of birth, would tell by how much days were shifted.
  const treatedIn = dateOf(person, first)?.slice(0, 4);
  const age = year === undefined || treatedIn === undefined ? null : Number(treatedIn) - year;
  return {
    ...subject(person, "DM"),
    SUBJID: person.name,
    RFSTDTC: dateOf(person, first),
    RFENDTC: dateOf(person, contactDays(person)?.last),
    RFXSTDTC: dateOf(person, first),
    RFXENDTC: dateOf(person, last),
    DTHDTC: dateOf(person, died),
    DTHFL: died === undefined ? null : "Y",
    AGE: age,
    AGEU: age === null ? null : "YEARS",
    SEX: sexes[person.record.patient.sex] ?? "U",
    ARMCD: first === undefined ? "NOTTRT" : "ALEM",
    ARM: first === undefined ? "Not treated" : "Alemtuzumab",
    ACTARMCD: first === undefined ? "NOTTRT" : "ALEM",
    ACTARM: first === undefined ? "Not treated" : "Alemtuzumab",
    COUNTRY: person.record.patient.jurisdiction,
  };
}

/** One row for each infusion day. */
const exposures = (person: ExportedPerson): readonly Row[] =>
  factsOfKind(person, "infusion-given").map((fact) => {
    const day = dayOfFact(person, fact);
    return {
      EXTRT: toldDrug(person, fact.drug),
      EXDOSE: fact.doseMg,
      EXDOSU: "mg",
      EXDOSFRM: "SOLUTION",
      EXROUTE: "INTRAVENOUS",
      EXLOT: toldIfIdentified(person, fact.lot),
      ...span(person, "EX", day, day),
    };
  });
