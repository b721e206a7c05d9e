import { type Day, formatDay } from "@longwatch/core";
import type { Body } from "../body/body.ts";
import type { Care } from "../care/vocabulary.ts";
import type { AutoimmuneEvent, Life, Person } from "../life.ts";
import type { Symptoms } from "../symptoms/symptoms.ts";
import { outOfRange } from "./labels.ts";
import { outsideOf } from "./limits.ts";
import type { RecordParameters } from "./parameters.ts";
import { type LabelledSample, seenBefore } from "./schedule.ts";
import type { Truth } from "./truth-file.ts";

/** All that the generator knows of a person and the record does not say. */
export function truthOf(life: Life, body: Body, care: Care, symptoms: Symptoms, parameters: RecordParameters): Truth {
  const isOutside = outsideOf(parameters, life.person.sex);
  const samples: readonly LabelledSample[] = care.samples.map((measured) => ({
    measured,
    outOfRange: outOfRange(measured, body, isOutside),
  }));
  return {
    truth: 1,
    synthetic: true,
    id: life.person.id,
    person: personTruth(life.person),
    leaving: { on: formatDay(life.leaving.day), reason: life.leaving.reason },
    ...diseaseTruth(life),
    autoimmune: life.autoimmune.map((event) => eventTruth(event, care, samples)),
    ...otherTruth(life),
    samples: samples.map(sampleTruth),
    symptoms: symptomTruth(symptoms),
    monitoring: monitoringTruth(care),
  };
}

const on = formatDay;
const ifAny = <Name extends string>(name: Name, day: Day | undefined) =>
  (day === undefined ? {} : { [name]: on(day) }) as Partial<Record<Name, string>>;

function personTruth({
  id: _,
  bornOn,
  start,
  onset,
  diagnosedOn,
  earlierDrugs,
  frailty,
  ...rest
}: Person): Truth["person"] {
  return {
    ...rest,
    bornOn: on(bornOn),
    start: on(start),
    onset: on(onset),
    diagnosedOn: on(diagnosedOn),
    earlierDrugs: earlierDrugs.map((one) => ({
      drug: one.drug,
      startedOn: on(one.startedOn),
      stoppedOn: on(one.stoppedOn),
    })),
    frailty: { ...frailty },
  };
}

const diseaseTruth = (life: Life): Pick<Truth, "courses" | "relapses" | "scans" | "pregnancies" | "otherDrug"> => ({
  courses: life.courses.map(({ number, infusedOn, reason, interrupted }) => ({
    number,
    infusedOn: infusedOn.map(on),
    reason,
    interrupted,
  })),
  relapses: life.relapses.map(({ onset, severity, residual, steroidsFrom, recorded }) => ({
    onset: on(onset),
    severity,
    residual,
    ...ifAny("steroidsFrom", steroidsFrom),
    recorded,
  })),
  scans: life.scans.map(({ day, comparedWith, newOrEnlargingT2, gdEnhancing, brainVolumePct }) => ({
    on: on(day),
    ...ifAny("comparedWith", comparedWith),
    newOrEnlargingT2,
    gdEnhancing,
    ...(brainVolumePct === undefined ? {} : { brainVolumePct }),
  })),
  pregnancies: life.pregnancies.map(({ conceivedOn, endedOn, outcome }) => ({
    conceivedOn: on(conceivedOn),
    endedOn: on(endedOn),
    outcome,
  })),
  otherDrug:
    life.otherDrug === undefined ? null : { drug: life.otherDrug.drug, startedOn: on(life.otherDrug.startedOn) },
});

function eventTruth(
  event: AutoimmuneEvent,
  care: Care,
  samples: readonly LabelledSample[],
): Truth["autoimmune"][number] {
  const { kind, recognisedOn, afterCourse, ...details } = event;
  const named = care.recognitions.find((one) => one.kind === kind && one.on >= recognisedOn);
  return {
    kind,
    recognisedOn: on(recognisedOn),
    afterCourse,
    details,
    named: named === undefined ? null : { on: on(named.on), by: named.by },
    ...seenBefore(event, samples),
  };
}

const otherTruth = (life: Life): Pick<Truth, "infections" | "otherEvents" | "distractors"> => ({
  infections: life.infections.map(({ kind, from, through, fever, serious }) => ({
    kind,
    from: on(from),
    through: on(through),
    fever,
    serious,
  })),
  otherEvents: life.otherEvents.map((event) => ({
    kind: event.kind,
    on: on(event.on),
    ...(event.course === undefined ? {} : { course: event.course }),
  })),
  distractors: life.distractors.map(({ kind, from, through, extent }) => ({
    kind,
    from: on(from),
    through: on(through),
    extent,
  })),
});

const sampleTruth = ({
  measured: { sample, artefacts },
  outOfRange: labels,
}: LabelledSample): Truth["samples"][number] => ({
  on: on(sample.day),
  minute: sample.minute,
  laboratory: sample.laboratory,
  reason: sample.reason,
  ...(sample.month === undefined ? {} : { month: sample.month }),
  panels: [...sample.panels],
  artefacts: artefacts.map((one) => ({ ...one })),
  outOfRange: labels.map(({ analyte, because }) => ({ analyte, because: [...because] })),
});

const symptomTruth = ({ episodes, selfchecks, reports }: Symptoms): Truth["symptoms"] => ({
  episodes: episodes.map(({ symptom, from, through, noticedOn, because }) => ({
    symptom,
    from: on(from),
    through: on(through),
    noticedOn: on(noticedOn),
    because,
  })),
  selfchecks: selfchecks.length,
  answers: selfchecks.flatMap(({ day, answers }) =>
    answers.flatMap(({ item, answer, because }) => (answer === "no" ? [] : [{ on: on(day), item, answer, because }])),
  ),
  reports: reports.map(({ day, symptom, startedOn, present, because }) => ({
    on: on(day),
    symptom,
    startedOn: on(startedOn),
    present,
    because,
  })),
});

const monitoringTruth = ({ behaviour, stoppedOn, missed }: Care): Truth["monitoring"] => ({
  behaviour,
  stoppedOn: stoppedOn === undefined ? null : on(stoppedOn),
  missed: missed.map(({ course, month, dueOn, panels, why }) => ({
    course,
    month,
    dueOn: on(dueOn),
    panels: [...panels],
    why,
  })),
});
