import { addDays, addMonths, type Day, type FactJson } from "@longwatch/core";
import { careOf } from "../../care/care.ts";
import { judge } from "../../care/judge.ts";
import type { Care, Finding } from "../../care/vocabulary.ts";
import { weekdayOf } from "../../care/working-day.ts";
import type { Life } from "../../life.ts";
import type { Preset } from "../../preset/preset.ts";
import { streamsOf } from "../../random/stream.ts";
import type { Report } from "../../symptoms/reports.ts";
import { eventlessLife } from "../eventless.ts";
import { mean, median, once, sd, share } from "../figures.ts";
import { type Odd, plainMeasure } from "../plain-measure.ts";
import type { Check } from "../sensitivity.ts";
import { stillBody } from "../still-body.ts";

const cared = (
  people: number,
  life: Life,
  { care }: Preset,
  odd?: Odd,
  reports: readonly Report[] = [],
): readonly Care[] =>
  Array.from({ length: people }, (_, i) =>
    careOf(life, stillBody(), reports, plainMeasure(odd), care, streamsOf("clinic", i)),
  );
const check = (
  name: string,
  guards: readonly string[],
  measure: Check["measure"],
  expected: number,
  within: number,
): Check => ({
  name,
  guards: guards.map((path) => `care.${path}`),
  measure,
  expected,
  within,
});

const short = eventlessLife({ courses: [0], years: 1 });
const quiet = once((preset: Preset) => cared(200, short, preset));
const wide = ({ care }: Preset) =>
  cared(60, short, { care: { ...care, draw: { ...care.draw, minuteSd: 750 } } } as Preset);
const samples = (some: readonly Care[]) => some.flatMap((one) => one.samples.map(({ sample }) => sample));
const waits = (preset: Preset): readonly number[] =>
  quiet(preset).flatMap(({ samples, readings }) => {
    const readOn = new Map(readings.map((one) => [one.controlId, one.readOn]));
    return samples.map(({ sample, deliveries }) => readOn.get(deliveries[0]!.controlId)! - sample.day);
  });
/** Samples of those who use two laboratories or more: a sample elsewhere, or as many as chance gives. */
const atUsual = ({ care }: Preset): number => {
  const two = { ...care, laboratories: { ...care.laboratories, number: [0, 1] } };
  const all = Array.from({ length: 60 }, (_, i) =>
    careOf(short, stillBody(), [], plainMeasure(), two, streamsOf("laboratories", i)),
  );
  return share(samples(all), ({ laboratory }) => laboratory === 0);
};

/** Dipsticks positive in the first monthly set only; platelets low in every sample. */
const bloodOnce: Odd = (analyte, { month }) =>
  analyte === "urine_blood_dipstick" && month === 1 ? { value: "2+" } : undefined;
const always: Odd = (analyte) => (analyte === "platelets" ? { value: 60 } : undefined);
const bloody = once((preset: Preset) => cared(250, short, preset, bloodOnce));
const early = eventlessLife({ courses: [0], years: 0.45 });
const low = once((preset: Preset) => cared(250, early, preset, always));
const firstRepeat = ({
  samples,
  readings,
}: Care): { readonly hadFinding: boolean; readonly wait: number | undefined } => {
  const seen = samples.find(({ sample }) => sample.month === 1 && sample.panels.includes("urine"));
  if (seen === undefined) return { hadFinding: false, wait: undefined };
  const readOn = readings.find(({ controlId }) => controlId === seen.deliveries[0]!.controlId)!.readOn;
  const repeat = samples.find(({ sample }) => sample.reason === "repeat");
  return { hadFinding: true, wait: repeat === undefined ? undefined : repeat.sample.day - readOn };
};
const repeatWaits = (preset: Preset) =>
  bloody(preset)
    .map(firstRepeat)
    .filter(({ hadFinding }) => hadFinding);
const repeats = (one: Care) => one.samples.filter(({ sample }) => sample.reason === "repeat");
/** Days from the reading of a repeat to the next one. */
const furtherWaits = (preset: Preset): readonly number[] =>
  low(preset).flatMap((one) => {
    const all = repeats(one);
    return all.slice(1).map(({ sample }, i) => {
      const before = all[i]!.deliveries[0]!.controlId;
      return sample.day - one.readings.find(({ controlId }) => controlId === before)!.readOn;
    });
  });

/** Thrombocytopenia that only a call brings to notice, after the end of the watch: nothing else is drawn. */
const late = eventlessLife({ courses: [0], years: 7 });
const recognisedOn = addMonths(late.person.start, 60);
const ill: Life = {
  ...late,
  autoimmune: [{ kind: "thrombocytopenia", recognisedOn, afterCourse: 1 } as unknown as Life["autoimmune"][number]],
};
/** On a Monday: the sample for it is drawn and read on that day or one of the next two. */
const call: Report = {
  day: addDays(recognisedOn, 3 + ((1 - weekdayOf(addDays(recognisedOn, 3)) + 7) % 7)),
  symptom: "petechiae",
  startedOn: recognisedOn,
  because: "event:thrombocytopenia",
  present: "yes",
};
const atOnce = (care: Preset["care"]) => ({ ...care, reading: { ...care.reading, medianDays: 0.01 } });
const told = once(({ care }: Preset) => cared(240, ill, { care: atOnce(care) } as Preset, undefined, [call]));
const visitsFor = (reason: string, one: Care) => one.samples.filter(({ sample }) => sample.reason === reason);
const recognised = (preset: Preset) => told(preset).filter(({ recognitions }) => recognitions.length > 0);
const fullPanelAfter = (preset: Preset): readonly number[] =>
  recognised(preset).flatMap((one) => {
    const full = visitsFor("event", one).find(({ sample }) => sample.panels.includes("coagulation"));
    return full === undefined ? [] : [full.sample.day - one.recognitions[0]!.on];
  });
const symptomWaits = (preset: Preset): readonly number[] =>
  told(preset).flatMap((one) => visitsFor("symptom", one).map(({ sample }) => sample.day - call.day));

const fact = (analyte: string, value: number | string, unit?: string, more = {}): FactJson =>
  ({ kind: "result-reported", analyte, value, ...(unit === undefined ? {} : { unit }), ...more }) as FactJson;
/** How many of the values the clinic would repeat, each as the only one after the earlier. */
const repeatedOf =
  (finding: Finding, values: readonly FactJson[], earlier: readonly FactJson[] = []) =>
  ({ care }: Preset) =>
    values.filter((value) => {
      const read = judge(care.limits);
      for (const one of earlier) read([one], "baseline");
      return read([value], "scheduled").found.has(finding);
    }).length;
const grid = (from: number, to: number, of: (x: number) => FactJson): readonly FactJson[] =>
  Array.from({ length: to - from + 1 }, (_, i) => of(from + i));
const platelets = (x: number) => fact("platelets", x, "10*9/L");
const creatinine = (x: number) => fact("creatinine", x, "umol/L");
const dips = ["negative", "trace", "1+", "2+", "3+"].map((value) => fact("urine_blood_dipstick", value));

/** A positive urine in the first month that a period may explain, read at once. Bleeding pauses on Sundays, or never. */
const bleedingBut = (pause: number) => stillBody(undefined, (day) => weekdayOf(day) !== pause);
const hidden: Odd = (analyte, { month }) =>
  analyte === "urine_blood_dipstick" && month === 1 ? { value: "2+", specimen: ["menstruating"] } : undefined;
const afterPeriods = (pause: number) =>
  once(({ care }: Preset): readonly { readonly hid: Day; readonly again: Day }[] =>
    Array.from({ length: 250 }, (_, i) => {
      const one = careOf(early, bleedingBut(pause), [], plainMeasure(hidden), atOnce(care), streamsOf("period", i));
      const first = one.samples.find(({ sample }) => sample.month === 1 && sample.panels.includes("urine"));
      const again = one.samples.find(({ sample }) => sample.reason === "repeat");
      return first === undefined || again === undefined ? [] : { hid: first.sample.day, again: again.sample.day };
    }).flat(),
  );
const pausing = afterPeriods(0);
const unending = afterPeriods(-1);
const untilSaturday = (day: Day): number => 6 - weekdayOf(day);

/** An event that no blood test shows, and a call so many days before it. */
const calledBefore = (days: number): Life["autoimmune"][number] =>
  ({ kind: "vitiligo", recognisedOn: addDays(early.person.start, 40 + days), afterCourse: 1 }) as const;
const vitiligoCall: Report = { ...call, day: addDays(early.person.start, 40), because: "event:vitiligo" };

export const clinicChecks: readonly Check[] = [
  // Truncated at 07:00: two standard deviations below the mean.
  check(
    "minute of the day, mean",
    ["draw.minuteMean"],
    (preset) => mean(samples(quiet(preset)).map((one) => one.minute)),
    574,
    12,
  ),
  check(
    "minute of the day, spread",
    ["draw.minuteSd"],
    (preset) => sd(samples(quiet(preset)).map((one) => one.minute)),
    70.6,
    6,
  ),
  ...(
    [
      [0, Math.min, 420],
      [1, Math.max, 1080],
    ] as const
  ).map(([end, of, minute]) =>
    check(
      `${end === 0 ? "first" : "last"} minute, were the spread ten times as large`,
      [`draw.open/${end}`],
      (preset) => of(...samples(wide(preset)).map((one) => one.minute)),
      minute,
      5,
    ),
  ),
  check("share of samples at the usual laboratory", ["laboratories.usual"], atUsual, 0.8, 0.05),
  // Log-normal, rounded: Φ(ln 1.5 / 1.183).
  check(
    "read within a day",
    ["reading.medianDays"],
    (preset) => share(waits(preset), (days) => days <= 1),
    0.634,
    0.05,
  ),
  check(
    "read after more than seven days",
    ["reading.logSd"],
    (preset) => share(waits(preset), (days) => days > 7),
    0.044,
    0.015,
  ),
  check(
    "platelets of 1 to 200 that are repeated",
    ["limits.platelets"],
    repeatedOf("platelets", grid(1, 200, platelets)),
    99,
    1,
  ),
  check(
    "platelets of 101 to 400 that are repeated after 400",
    ["limits.plateletFall"],
    repeatedOf("platelets", grid(101, 400, platelets), [platelets(400)]),
    100,
    1,
  ),
  check(
    "neutrophils of 0.1 to 3.0 that are repeated",
    ["limits.neutrophils"],
    repeatedOf(
      "neutrophils",
      grid(1, 30, (x) => fact("neutrophils", x / 10, "10*9/L")),
    ),
    9,
    1,
  ),
  check(
    "creatinine of 100 to 200 that is repeated after 100",
    ["limits.creatinineRise"],
    repeatedOf("creatinine", grid(100, 200, creatinine), [creatinine(100)]),
    71,
    1,
  ),
  check(
    "ALT of 1 to 300 that is repeated, upper limit 40",
    ["limits.altMultiple"],
    repeatedOf(
      "liver",
      grid(1, 300, (x) => fact("alt", x, "U/L", { refHigh: 40 })),
    ),
    180,
    1,
  ),
  check("readings of a dipstick that are repeated", ["limits.urineBlood"], repeatedOf("urine", dips), 3, 0),
  check(
    "share of findings acted on",
    ["repeats.acts"],
    (preset) => share(repeatWaits(preset), ({ wait }) => wait !== undefined),
    0.92,
    0.05,
  ),
  check(
    "days to the first repeat of a dipstick",
    ["repeats.first/urine"],
    (preset) => mean(repeatWaits(preset).flatMap(({ wait }) => wait ?? [])),
    7,
    0.7,
  ),
  check(
    "days to a further repeat of platelets",
    ["repeats.again/platelets"],
    (preset) => median(furtherWaits(preset)),
    7,
    1.5,
  ),
  check(
    "largest number of repeats of platelets",
    ["repeats.times/platelets"],
    (preset) => Math.max(...low(preset).map((one) => repeats(one).length)),
    4,
    0,
  ),
  // Tuesday to Friday, and Friday for Saturday.
  check(
    "days from the end of a period to another urine",
    ["repeats.afterMenses/0", "repeats.afterMenses/1"],
    (preset) => mean(pausing(preset).map(({ hid, again }) => again - hid - untilSaturday(hid))),
    4.8,
    0.35,
  ),
  check(
    "days from a urine to another, when the period does not end",
    ["repeats.mensesLatest"],
    (preset) => median(unending(preset).map(({ hid, again }) => again - hid)),
    14,
    0.5,
  ),
  check(
    "days by which a call may come before the disease, in tens",
    ["symptoms.countsBefore"],
    (preset) =>
      Array.from({ length: 40 }, (_, i) => 10 * (i + 1)).filter((days) => {
        const life = { ...early, leaving: late.leaving, autoimmune: [calledBefore(days)] };
        return cared(1, life, preset, undefined, [vitiligoCall])[0]!.recognitions.length > 0;
      }).length,
    18,
    0,
  ),
  check(
    "share of calls acted on",
    ["symptoms.acts"],
    (preset) => symptomWaits(preset).length / told(preset).length,
    0.9,
    0.06,
  ),
  check("days from the call to the sample", ["symptoms.within"], (preset) => mean(symptomWaits(preset)), 1, 0.2),
  check("days to the full panel", ["followUp.fullPanelWithin"], (preset) => mean(fullPanelAfter(preset)), 4, 0.5),
  check(
    "days to the last of the follow-up",
    ["followUp.everyDays/platelets"],
    (preset) =>
      mean(recognised(preset).map((one) => visitsFor("event", one).at(-1)!.sample.day - one.recognitions[0]!.on)),
    28,
    1,
  ),
  // The full panel and four weekly counts; the panel takes the place of the first when it falls a day before it, or on its day.
  // Weekends moved, that is 2 of 7 days after a Monday, 3 after a Tuesday and 2 after a Wednesday.
  check(
    "samples of the follow-up",
    ["followUp.times/platelets", "draw.tolerance"],
    (preset) => mean(recognised(preset).map((one) => visitsFor("event", one).length)),
    5 - 1 / 3,
    0.1,
  ),
];
