import fc from "fast-check";
import { addDays, addMonths, type Day, formatDay } from "../base/calendar.ts";
import { type Loose, noon } from "./panel.ts";

/** Something that befalls a patient, told relative to the first infusion. */
export type Event = (startOn: Day) => readonly Loose[];

const days = fc.oneof(fc.integer({ min: -400, max: 2200 }), fc.constantFrom(0, 365, 366, 1461, 1465, 1500));

const moved: fc.Arbitrary<Event> = fc
  .tuple(days, fc.constantFrom("EU", "US", "GB", "CH", "BR"))
  .map(([n, jurisdiction]) => (startOn) => [
    { kind: "care-moved", movedOn: formatDay(addDays(startOn, n)), jurisdiction },
  ]);

const rules = [
  "monitor.cbc",
  "monitor.creatinine",
  "monitor.urinalysis",
  "monitor.tsh",
  "monitor.lft",
  "monitor.skin",
  "workup.hiv",
  "no.such-rule",
];

const waived: fc.Arbitrary<Event> = fc
  .record({
    on: days,
    rule: fc.constantFrom(...rules),
    course: fc.integer({ min: 1, max: 2 }),
    ordinal: fc.integer({ min: 1, max: 15 }),
    until: fc.option(fc.integer({ min: 0, max: 200 })),
  })
  .map(({ on, rule, course, ordinal, until }) => (startOn) => [
    {
      kind: "obligation-waived",
      waivedOn: formatDay(addDays(startOn, on)),
      obligation: `${rule}/${course}/${ordinal}`,
      reason: "test",
      by: "AB",
      ...(until === null ? {} : { until: formatDay(addDays(startOn, on + until)) }),
    },
  ]);

const pregnant: fc.Arbitrary<Event> = fc
  .record({ on: days, lasts: fc.option(fc.integer({ min: 20, max: 280 })) })
  .map(({ on, lasts }) => (startOn) => [
    {
      kind: "pregnancy-recorded",
      confirmedOn: formatDay(addDays(startOn, on)),
      ...(lasts === null ? {} : { endedOn: formatDay(addDays(startOn, on + lasts)) }),
    },
  ]);

const ended: fc.Arbitrary<Event> = fc
  .record({
    on: days,
    reason: fc.constantFrom("died", "completed-review", "handed-over", "declined"),
    accepted: fc.boolean(),
    precision: fc.constantFrom(10, 10, 10, 7),
  })
  .map(({ on, reason, accepted, precision }) => (startOn) => [
    {
      kind: "follow-up-ended",
      endedOn: formatDay(addDays(startOn, on)).slice(0, precision),
      reason,
      by: "AB",
      ...(accepted ? { acceptedBy: "CD" } : {}),
    },
  ]);

const planned: fc.Arbitrary<Event> = fc
  .record({
    months: fc.constantFrom(0, 12, 24),
    shift: fc.integer({ min: -40, max: 40 }),
    number: fc.constantFrom(undefined, 1, 2, 3),
    made: fc.option(fc.integer({ min: -60, max: 400 })),
  })
  .map(({ months, shift, number, made }) => (startOn) => [
    {
      kind: "course-planned",
      firstInfusionOn: formatDay(addDays(addMonths(startOn, months), shift)),
      ...(number === undefined ? {} : { courseNumber: number }),
      ...(made === null ? {} : { recordedAt: noon(addDays(startOn, made)) }),
    },
  ]);

const recorded: fc.Arbitrary<Event> = fc
  .tuple(days, fc.integer({ min: 0, max: 6 }))
  .map(([n, which]) => (startOn): readonly Loose[] => {
    const on = formatDay(addDays(startOn, n));
    const facts: readonly Loose[] = [
      { kind: "condition-recorded", condition: "hysterectomy", onsetOn: on },
      { kind: "condition-recorded", condition: "duffy-null" },
      { kind: "family-planning-recorded", recordedOn: on, childbearingPotential: "no" },
      { kind: "medicine-recorded", medicine: "aciclovir", startedOn: on, status: "taken" },
      { kind: "vitals-measured", measuredAt: `${on}T09:00:00Z`, systolic: 120, diastolic: 80, phase: "before" },
      { kind: "contact-made", contactedAt: `${on}T09:00:00Z`, channel: "telephone", outcome: "well" },
      { kind: "step-done", doneOn: on, step: "counselling" },
    ];
    return [facts[which]!];
  });

export const arbitraryEvent: fc.Arbitrary<Event> = fc.oneof(moved, waived, pregnant, ended, planned, recorded);
