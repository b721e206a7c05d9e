import { type Day, type FactJson, formatDay, type RecordJson } from "@longwatch/core";
import { bodyOf } from "./body/body-of.ts";
import { careOf } from "./care/care.ts";
import { careFacts } from "./care/facts.ts";
import type { Care } from "./care/vocabulary.ts";
import { diseaseOf } from "./disease/disease.ts";
import { eventsOf } from "./events/events.ts";
import { laboratoryOf } from "./laboratory/laboratory-of.ts";
import type { Delivery } from "./laboratory/sample.ts";
import type { Arm, Life, Person } from "./life.ts";
import { drawPerson } from "./people/person.ts";
import type { Preset } from "./preset/preset.ts";
import { streamsOf } from "./random/stream.ts";
import { clinicFacts } from "./record/clinic-facts.ts";
import { truthOf } from "./record/truth.ts";
import type { Truth } from "./record/truth-file.ts";
import { symptomFacts } from "./symptoms/facts.ts";
import { symptomsOf } from "./symptoms/symptoms.ts";

/** Which people: the same seed gives the same ones on every machine. */
export type Cohort = {
  readonly seed: string;
  readonly arm: Arm;
  /** Nothing that is recorded after this day is handed out. */
  readonly through?: Day;
};

/** What is known of one person who does not exist, what is true of them, and what the laboratories sent. */
export type Simulated = {
  readonly record: RecordJson;
  readonly deliveries: readonly Delivery[];
  /** The whole of it, also what comes to pass after the last day that is handed out. Computed for each question. */
  readonly truth: () => Truth;
};

/**
 * One person, from birth to the last fact: the disease and its treatment, what else happens, the body, what people say,
 * when they come and what the laboratory makes of it, and what is written down of all that.
 * @param index from 0, within the cohort
 */
export function simulatePerson(preset: Preset, cohort: Cohort, index: number): Simulated {
  const { seed, arm, through } = cohort;
  const streams = streamsOf(`${seed} ${preset.preset} ${arm}`, index);
  const id = `${preset.preset}-${arm === "alemtuzumab" ? "a" : "i"}-${seed}-${`${index + 1}`.padStart(5, "0")}`;
  const person = drawPerson(preset.people, streams, arm, index, id);
  const disease = diseaseOf(person, preset.disease, streams);
  const life: Life = { ...disease, ...eventsOf(disease, preset.events, streams) };
  const body = bodyOf(life, preset.body, streams);
  const symptoms = symptomsOf(life, body, preset.symptoms, streams);
  const measure = laboratoryOf(life, body, preset.laboratory, streams);
  const caredThrough = (day?: Day): Care => careOf(life, body, symptoms.reports, measure, preset.care, streams, day);
  const care = caredThrough(through);
  const deliveries = care.samples.flatMap((sample) => sample.deliveries).toSorted(bySending);
  const facts = [
    ...clinicFacts(life, care, preset.record, streams),
    ...careFacts(care),
    ...symptomFacts(symptoms),
    ...deliveries.filter(({ repeated }) => !repeated).flatMap((delivery) => delivery.facts),
  ];
  const isKnown = knownThrough(through);
  return {
    record: {
      record: 1,
      patient: patientOf(person),
      facts: facts.filter(({ recordedAt }) => isKnown(recordedAt)).toSorted(byRecording),
    },
    deliveries: deliveries.filter(({ sentAt }) => isKnown(sentAt)),
    truth: () => truthOf(life, body, through === undefined ? care : caredThrough(), symptoms, preset.record),
  };
}

const patientOf = ({ id, sex, bornOn, jurisdiction }: Person): RecordJson["patient"] => ({
  id,
  sex,
  bornOn: formatDay(bornOn),
  jurisdiction,
  identifiers: [{ system: "urn:longwatch:synthetic", value: id }],
});

function knownThrough(through: Day | undefined): (instant: string | undefined) => boolean {
  if (through === undefined) return () => true;
  const last = formatDay(through);
  return (instant) => instant === undefined || instant.slice(0, 10) <= last;
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const bySending = (a: Delivery, b: Delivery): number => order(a.sentAt, b.sentAt) || order(a.controlId, b.controlId);
const byRecording = (a: FactJson, b: FactJson): number => order(a.recordedAt ?? "", b.recordedAt ?? "");
