import {
  type ChangePreset,
  changePresets,
  confirmedChanges,
  type NedaYear,
  nedaByYear,
  type ScoredVisit,
  timeToFirst,
} from "@longwatch/core";
import { diseaseOf } from "../disease/disease.ts";
import { eventsOf } from "../events/events.ts";
import {
  type Arm,
  type AutoimmuneKind,
  type Examination,
  type FunctionalSystems,
  type Person,
  thyroidKinds,
} from "../life.ts";
import { drawPerson } from "../people/person.ts";
import type { Preset } from "../preset/preset.ts";
import { streamsOf } from "../random/stream.ts";

/** Time to a first event, in days from the start, or until it can no longer be seen. */
export type Awaited = { readonly time: number; readonly event: boolean };
type Autoimmune = { readonly kind: AutoimmuneKind; readonly day: number; readonly fluctuating: boolean };

/** What a study would know of one person. Days count from the first infusion. */
export type Seen = {
  readonly person: Person;
  /** Last day of observation. */
  readonly through: number;
  readonly leaving: string;
  readonly relapses: readonly number[];
  readonly relapseSeverity: readonly { readonly severity: number; readonly residual: number }[];
  /** Of these the clinic hears. */
  readonly recorded: readonly number[];
  readonly courses: readonly number[];
  readonly interrupted: boolean;
  readonly otherDrug: number | undefined;
  readonly worsening: Awaited;
  /** Undefined below EDSS 2.0: not at risk. */
  readonly improvement: Awaited | undefined;
  /** For each functional system: six-month worsening by a grade or more. */
  readonly systems: Readonly<Record<keyof FunctionalSystems, Awaited>>;
  /** Scheduled EDSS by the month it was due in, baseline at 0. */
  readonly edss: ReadonlyMap<number, number>;
  /** Lesions and brain volume by the year of the scan. */
  readonly scans: readonly {
    readonly year: number;
    readonly t2: number;
    readonly gd: number;
    readonly volume: number;
  }[];
  readonly neda: readonly NedaYear[];
  readonly autoimmune: readonly Autoimmune[];
  readonly thyroid: Awaited;
  readonly infections: readonly number[];
  readonly seriousInfections: readonly number[];
  readonly herpes: readonly number[];
  /** By course: whether there was a reaction, a serious one, and on which of its days. */
  readonly reactions: readonly {
    readonly course: number;
    readonly any: boolean;
    readonly serious: boolean;
    readonly days: readonly boolean[];
  }[];
  /** Mean pulse in the two hours after the first infusion, less the pulse before it. */
  readonly pulseRise: number | undefined;
  readonly cancers: readonly number[];
  /** Days from the last infusion to each stroke or dissection of the two months after it. */
  readonly strokes: readonly number[];
};

const visitsOf = (
  examinations: readonly Examination[],
  start: number,
  value: (one: Examination) => number,
): readonly ScoredVisit[] =>
  examinations.map((one) => ({ day: one.day - start, value: value(one), mayConfirm: one.scheduled }));

function awaited(
  visits: readonly ScoredVisit[],
  relapses: readonly number[],
  preset: ChangePreset,
): Awaited | undefined {
  const history = confirmedChanges(
    visits,
    relapses.map((onset) => ({ onset })),
    preset.options,
  );
  const time = timeToFirst(history, preset.awaits, preset.options.measure);
  return time.status === "event" || time.status === "censored"
    ? { time: time.days, event: time.status === "event" }
    : undefined;
}

/** One grade of a functional system, held for six months. */
const systemWorsening: ChangePreset = {
  ...changePresets["care-ms-cdw6"],
  options: {
    ...changePresets["care-ms-cdw6"].options,
    measure: {
      worse: "higher",
      worsening: { kind: "steps", rows: [{ upTo: 10, least: 1 }] },
      improvement: { kind: "steps", rows: [{ upTo: 10, least: 1 }] },
    },
  },
};
const systemNames = ["visual", "brainstem", "pyramidal", "cerebellar", "sensory", "bowelBladder", "cerebral"] as const;

/** Simulates one person and looks at them as a study would. */
export function see(preset: Preset, seed: string, arm: Arm, index: number, nedaYears: number): Seen {
  const streams = streamsOf(`${seed} ${preset.preset} ${arm}`, index);
  const person = drawPerson(preset.people, streams, arm, index, `${index}`);
  const disease = diseaseOf(person, preset.disease, streams);
  const events = eventsOf(disease, preset.events, streams);
  const { start } = person;
  const since = (day: number): number => day - start;
  const relapses = disease.relapses.map(({ onset }) => since(onset));
  const recorded = disease.relapses.filter((one) => one.recorded).map(({ onset }) => since(onset));
  const through = since(disease.leaving.day);
  const visits = visitsOf(disease.examinations, start, ({ edss }) => edss);
  const none: Awaited = { time: through, event: false };
  const autoimmune = events.autoimmune.map((one) => ({
    kind: one.kind,
    day: since(one.recognisedOn),
    fluctuating: one.kind === "graves" && one.fluctuating,
  }));
  const thyroid = autoimmune.filter(({ kind }) => thyroidKinds.includes(kind)).map(({ day }) => day);
  const firstDay = events.infusionDays[0];
  const before = firstDay?.vitals.find(({ phase }) => phase === "before");
  const soonAfter = firstDay?.vitals.filter(({ minute }) => minute >= firstDay.lasts && minute <= firstDay.lasts + 130);
  return {
    person,
    through,
    leaving: disease.leaving.reason,
    relapses,
    relapseSeverity: disease.relapses.map(({ severity, residual }) => ({ severity, residual })),
    recorded,
    courses: disease.courses.map(({ infusedOn }) => since(infusedOn[0]!)),
    interrupted: disease.courses[0]?.interrupted ?? false,
    otherDrug: disease.otherDrug && since(disease.otherDrug.startedOn),
    worsening: awaited(visits, relapses, changePresets["care-ms-cdw6"]) ?? none,
    improvement: awaited(visits, relapses, changePresets["care-ms-cdi6"]),
    systems: Object.fromEntries(
      systemNames.map((name) => [
        name,
        awaited(
          visitsOf(disease.examinations, start, (one) => one.functionalSystems[name]),
          relapses,
          systemWorsening,
        ) ?? none,
      ]),
    ) as Seen["systems"],
    edss: new Map(
      disease.examinations
        .filter(({ scheduled }) => scheduled)
        .map(({ day, edss }) => [Math.round(since(day) / 30.4375 / 3) * 3, edss]),
    ),
    scans: disease.scans.slice(1).map((scan) => ({
      year: Math.round(since(scan.day) / 365.25),
      t2: scan.newOrEnlargingT2,
      gd: scan.gdEnhancing,
      volume: scan.brainVolumePct!,
    })),
    neda: nedaByYear(
      {
        anchor: 0,
        lastContact: through,
        edss: visits,
        relapseOnsets: relapses,
        scans: disease.scans.map((scan, i, all) => ({
          day: since(scan.day),
          gadolinium: scan.gdEnhancing,
          newOrEnlargingT2: scan.newOrEnlargingT2,
          volumeChangePercent: scan.brainVolumePct,
          volumeSince: i === 0 ? undefined : since(all[i - 1]!.day),
        })),
      },
      nedaYears,
    ),
    autoimmune,
    thyroid: thyroid.length > 0 ? { time: Math.min(...thyroid), event: true } : none,
    infections: events.infections.map(({ from }) => since(from)),
    seriousInfections: events.infections.filter(({ serious }) => serious).map(({ from }) => since(from)),
    herpes: events.infections
      .filter(({ kind }) => kind === "oral-herpes" || kind === "zoster")
      .map(({ from }) => since(from)),
    reactions: disease.courses.map(({ number }) => {
      const days = events.infusionDays.filter(({ course }) => course === number);
      return {
        course: number,
        any: days.some(({ reactions }) => reactions.length > 0),
        serious: days.some(({ reactions }) => reactions.some(({ grade }) => grade >= 3)),
        days: days.map(({ reactions }) => reactions.length > 0),
      };
    }),
    pulseRise:
      before && soonAfter?.length
        ? soonAfter.reduce((sum, { pulse }) => sum + pulse, 0) / soonAfter.length - before.pulse
        : undefined,
    strokes: events.otherEvents
      .filter(({ kind }) => kind === "stroke-or-dissection")
      .map(({ on }) => on - Math.max(...events.infusionDays.filter(({ day }) => day <= on).map(({ day }) => day)))
      .filter((days) => days <= 60),
    cancers: events.otherEvents.filter(({ kind }) => /cancer|melanoma/.test(kind)).map(({ on }) => since(on)),
  };
}
