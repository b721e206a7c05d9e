import { addDays, type FactJson, formatDay } from "@longwatch/core";
import { workingDay } from "../care/working-day.ts";
import type { InfusionDay, Life } from "../life.ts";
import { happens } from "../random/distributions.ts";
import type { Streams } from "../random/stream.ts";
import { evening, instantAt } from "./moments.ts";
import type { RecordParameters } from "./parameters.ts";
import { isInProgramme } from "./programme-facts.ts";

/** Minutes around an infusion: checks and tablets before it, the time that people are watched after it. */
const checkedBefore = 60;
const premedicatedBefore = 30;
const watchedAfter = 120;

/** The days of the infusions: steps, medicines, vital signs, reactions and the infusion itself. */
export function infusionFacts(life: Life, parameters: RecordParameters, streams: Streams): readonly FactJson[] {
  const documented = new Map<number, boolean>();
  for (const { number } of life.courses) {
    documented.set(number, happens(streams("record.vitals", number), parameters.infusions.vitalsDocumented));
  }
  return life.infusionDays.flatMap((one) => [
    ...(isInProgramme(life, one.day) ? [stepOf(one, "rems-authorisation", one.startsAt - checkedBefore)] : []),
    ...dayFacts(one, documented.get(one.course) ?? true, parameters),
    ...call(one, parameters, streams),
  ]);
}

/** On the next working day somebody asks how the person is. */
function call({ day }: InfusionDay, { infusions }: RecordParameters, streams: Streams): readonly FactJson[] {
  if (!happens(streams("record.call", day), infusions.calledAfter)) return [];
  const next = addDays(day, 1);
  const contactedAt = instantAt(workingDay(next, next), evening);
  return [
    { kind: "contact-made", contactedAt, channel: "phone", outcome: "reached", recordedAt: contactedAt, by: "nurse-1" },
  ];
}

function stepOf({ day }: InfusionDay, step: string, minute: number): FactJson {
  const on = formatDay(day);
  return { kind: "step-done", doneOn: on, step, for: on, recordedAt: instantAt(day, minute), by: "nurse-1" };
}

function dayFacts(one: InfusionDay, isDocumented: boolean, parameters: RecordParameters): readonly FactJson[] {
  const { day, startsAt } = one;
  const on = formatDay(day);
  const end = startsAt + one.lasts;
  const step = (name: string, minute: number): FactJson => stepOf(one, name, minute);
  return [
    step("infection-check", startsAt - checkedBefore),
    ...(isSteroidDay(one, parameters) ? [step("premedication", startsAt - premedicatedBefore)] : []),
    ...premedication(one, parameters),
    {
      kind: "infusion-given",
      infusedOn: on,
      drug: "alemtuzumab",
      doseMg: one.doseMg,
      orderedMg: parameters.infusions.orderedMg,
      startedAt: instantAt(day, startsAt),
      endedAt: instantAt(day, end),
      interrupted: one.interrupted,
      recordedAt: instantAt(day, end),
      by: "nurse-1",
    },
    ...(isDocumented ? vitals(one) : []),
    ...reactions(one),
    step("observation-2h", end + watchedAfter),
    step("symptom-card", end + watchedAfter),
  ];
}

const isSteroidDay = ({ ordinal }: InfusionDay, { infusions }: RecordParameters): boolean =>
  ordinal <= infusions.steroidDays;

function premedication(one: InfusionDay, parameters: RecordParameters): readonly FactJson[] {
  const on = formatDay(one.day);
  const given = (medicine: string, medicineClass: string, dose: object): FactJson => ({
    kind: "medicine-recorded",
    medicine,
    medicineClass,
    startedOn: on,
    stoppedOn: on,
    ...dose,
    indication: "premedication",
    status: "taken",
    forCourse: one.course,
    recordedAt: instantAt(one.day, one.startsAt - premedicatedBefore),
    by: "nurse-1",
  });
  const steroid = { doseValue: parameters.infusions.steroidMg, doseUnit: "mg", perDay: 1, route: "intravenous" };
  return [
    ...(isSteroidDay(one, parameters) ? [given("methylprednisolone", "corticosteroid", steroid)] : []),
    given("cetirizine", "antihistamine", { route: "oral" }),
    given("paracetamol", "antipyretic", { route: "oral" }),
  ];
}

const vitals = ({ day, startsAt, vitals: measured }: InfusionDay): readonly FactJson[] =>
  measured.map(({ minute, phase, systolic, diastolic, pulse, temperatureC, spo2 }): FactJson => {
    const at = instantAt(day, startsAt + minute);
    return {
      kind: "vitals-measured",
      measuredAt: at,
      systolic,
      diastolic,
      pulse,
      temperatureC,
      spo2,
      atRest: true,
      phase,
      recordedAt: at,
      by: "nurse-1",
    };
  });

const reactions = ({ day, startsAt, reactions: seen }: InfusionDay): readonly FactJson[] =>
  seen.map(({ symptom, grade, minute }): FactJson => {
    const at = instantAt(day, startsAt + minute);
    const action = grade >= 3 ? { action: "infusion slowed, medicine given" } : {};
    return { kind: "reaction-observed", observedAt: at, symptom, grade, ...action, recordedAt: at, by: "nurse-1" };
  });
