import type { FactJson } from "@longwatch/core";
import fc from "fast-check";
import { conditionKeys } from "../fhir/conditions.ts";
import { medicineNames } from "../fhir/drugs.ts";
import { vaccines } from "../fhir/vaccines.ts";

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const day = fc
  .integer({ min: 0, max: 4000 })
  .map((number) => new Date(Date.UTC(2015, 0, 1 + number)).toISOString().slice(0, 10));
const date = fc.tuple(day, fc.constantFrom(10, 10, 7, 4)).map(([text, length]) => text.slice(0, length));
const later = day.map((text) => `${Number(text.slice(0, 4)) + 20}${text.slice(4)}`);
const time = fc.integer({ min: 0, max: 86_399 }).map((second) => new Date(second * 1000).toISOString().slice(11, 19));
const approximate = fc.constantFrom(undefined, undefined, undefined, true);
const note = maybe(fc.constantFrom("slowed down once", "see also:\nthe chart"));

const tenths = (min: number, max: number) =>
  maybe(fc.integer({ min: min * 10, max: max * 10 }).map((tenth) => tenth / 10));
const vitals = fc
  .record({
    day,
    time,
    offset: fc.constantFrom("Z", "+02:00", "-05:00"),
    systolic: tenths(60, 250),
    diastolic: tenths(30, 140),
    pulse: tenths(30, 200),
    temperatureC: tenths(33, 42),
    spo2: tenths(60, 100),
  })
  .filter(({ systolic, diastolic, pulse, temperatureC, spo2 }) =>
    [systolic, diastolic, pulse, temperatureC, spo2].some((one) => one !== undefined),
  )
  .map(({ day: on, time: at, offset, ...signs }) => ({
    kind: "vitals-measured",
    measuredAt: `${on}T${at}${offset}`,
    ...signs,
  }));

const infusion = fc
  .record({
    day,
    started: maybe(time),
    ended: maybe(time),
    doseMg: fc.constantFrom(12, 6.5, 0),
    interrupted: maybe(fc.constant(true)),
    lot: maybe(fc.constant("A0123")),
    note,
  })
  .map(({ day: on, started, ended, ...rest }) => ({
    kind: "infusion-given",
    infusedOn: on,
    drug: "alemtuzumab",
    startedAt: started === undefined ? undefined : `${on}T${started}Z`,
    endedAt: ended === undefined ? undefined : `${on}T${ended}Z`,
    ...rest,
  }));

const names = [...new Set(medicineNames.values()), "Something not in the table"];
const medicine = fc.record({
  kind: fc.constant("medicine-recorded"),
  medicine: fc.constantFrom(...names),
  startedOn: date,
  stoppedOn: maybe(later),
  status: fc.constantFrom("taken", "prescribed", "declined", "held"),
  approximate,
});

const vaccine = fc
  .record({
    kind: fc.constant("vaccine-given"),
    givenOn: date,
    one: fc.constantFrom(...vaccines.values()),
    approximate,
  })
  .map(({ one, ...rest }) => ({ ...rest, vaccine: one.key, live: one.live }));

const condition = fc.record({
  kind: fc.constant("condition-recorded"),
  condition: fc.constantFrom(...new Set(conditionKeys.values()), "duffy-null", "smoker"),
  certainty: fc.constantFrom("confirmed", "suspected", "excluded"),
  onsetOn: maybe(date),
  resolvedOn: maybe(later),
  approximate,
});

/** Facts of the kinds beside results that are read from FHIR. */
export const otherFact: fc.Arbitrary<FactJson> = fc
  .oneof(vitals, infusion, medicine, vaccine, condition)
  .map((fact) => JSON.parse(JSON.stringify(fact)) as FactJson);
