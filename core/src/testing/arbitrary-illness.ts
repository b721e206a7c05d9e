import fc from "fast-check";
import { addDays, type Day, formatDay } from "../base/calendar.ts";
import { factIdOf } from "../facts/stated-fact.ts";
import type { Event } from "./arbitrary-events.ts";
import { type Loose, noon, result } from "./panel.ts";

/** Values on both sides of what warns, and the name under which they warn. */
const ill: readonly (readonly [analyte: string, signal: string, values: readonly number[]])[] = [
  ["platelets", "ITP", [15, 40, 90, 99, 100, 120, 145, 160, 220]],
  ["neutrophils", "NEUTROPENIA", [0.3, 0.9, 1.2, 1.5, 2.6]],
  ["tsh", "THYROID_HYPER", [0.01, 0.2, 2, 6, 80]],
  ["creatinine", "NEPHROPATHY", [60, 90, 110, 160, 300]],
  ["alt", "LIVER_INJURY", [22, 60, 120, 400]],
  ["haemoglobin", "AIHA", [70, 95, 110, 130]],
];

const oneIll = fc
  .constantFrom(...ill)
  .chain(([analyte, signal, values]) =>
    fc.record({ analyte: fc.constant(analyte), signal: fc.constant(signal), value: fc.constantFrom(...values) }),
  );

const act = fc.record({
  action: fc.constantFrom("acknowledged", "confirmed", "referred", "explained", "accepted", "resolved"),
  after: fc.integer({ min: 0, max: 60 }),
});

/** A spell of illness: some results of one analyte, days apart, each learned late or at once, and what somebody did about the first. */
const spell: fc.Arbitrary<Event> = fc
  .record({
    on: fc.integer({ min: -30, max: 1500 }),
    series: fc.array(
      fc.record({ of: oneIll, gap: fc.integer({ min: 0, max: 40 }), lag: fc.constantFrom(0, 0, 1, 9, 45) }),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
    acts: fc.array(act, { maxLength: 2 }),
  })
  .map(({ on, series, acts }) => (startOn) => {
    const analyte = series[0]!.of.analyte;
    let day = addDays(startOn, on);
    const results = series.map(({ of, gap, lag }, i): Loose => {
      day = i === 0 ? day : addDays(day, gap + 1);
      const value = of.analyte === analyte ? of.value : series[0]!.of.value;
      return result(analyte, day, { value, recordedAt: noon(addDays(day, lag)) });
    });
    return [
      ...results,
      ...acts.map((one, i) => acted(one, series[0]!.of.signal, results[0]!, addDays(startOn, on), i)),
    ];
  });

function acted(
  { action, after }: { readonly action: string; readonly after: number },
  signal: string,
  opener: Loose,
  day: Day,
  i: number,
): Loose {
  const at = noon(addDays(day, after));
  const id = factIdOf(opener);
  return {
    kind: "signal-acted",
    id: `act-${id}-${action}-${after}-${i}`,
    actedAt: at,
    recordedAt: at,
    signal: `${signal}/${id}`,
    action,
    reason: "test",
    by: "AB",
    ...(action === "accepted"
      ? {
          acceptedRange: { analyte: opener["analyte"], low: 1, unit: opener["unit"] },
          until: formatDay(addDays(day, after + 90)),
        }
      : {}),
  };
}

const steroid: fc.Arbitrary<Event> = fc
  .record({ on: fc.integer({ min: -30, max: 1500 }), lasts: fc.option(fc.integer({ min: 0, max: 30 })) })
  .map(({ on, lasts }) => (startOn) => [
    {
      kind: "medicine-recorded",
      medicine: "prednisolone",
      route: "oral",
      status: "taken",
      startedOn: formatDay(addDays(startOn, on)),
      ...(lasts === null ? {} : { stoppedOn: formatDay(addDays(startOn, on + lasts)) }),
    },
  ]);

const symptom: fc.Arbitrary<Event> = fc
  .record({
    on: fc.integer({ min: -10, max: 1500 }),
    symptom: fc.constantFrom("fever", "bruises", "dark-urine", "neck-pain", "no-such-symptom"),
    present: fc.constantFrom("yes", "no", "unsure"),
  })
  .map(({ on, ...one }) => (startOn) => [
    { kind: "symptom-reported", reportedOn: formatDay(addDays(startOn, on)), ...one },
  ]);

export const arbitraryIllness: fc.Arbitrary<Event> = fc.oneof(
  { weight: 3, arbitrary: spell },
  { weight: 1, arbitrary: steroid },
  { weight: 1, arbitrary: symptom },
);
