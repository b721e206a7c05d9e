import { addDays, type Day, type FactJson, formatDay, formatInstant, type Instant } from "@longwatch/core";

type Told = {
  readonly analyte: string;
  readonly value: number;
  readonly unit: string;
  readonly refLow?: number;
  readonly refHigh?: number;
};
type Story = {
  readonly results?: readonly Told[];
  readonly symptoms?: readonly string[];
  readonly daysAgo: number;
  readonly hoursAgo: number;
};

const platelets = (value: number): Told => ({ analyte: "platelets", value, unit: "10*9/L", refLow: 150, refHigh: 400 });

/** What came in since yesterday about some of the people, by their number: the morning that the demo opens on. */
const stories: Readonly<Record<number, Story>> = {
  6: { results: [platelets(38)], daysAgo: 1, hoursAgo: 2 },
  24: { results: [platelets(83)], symptoms: ["petechiae"], daysAgo: 1, hoursAgo: 3 },
  57: {
    results: [
      { analyte: "creatinine", value: 171, unit: "umol/L", refLow: 45, refHigh: 90 },
      { analyte: "urine_rbc_microscopy", value: 60, unit: "/[HPF]", refLow: 0, refHigh: 3 },
    ],
    daysAgo: 2,
    hoursAgo: 1,
  },
  84: {
    results: [
      { analyte: "tsh", value: 0.01, unit: "m[IU]/L", refLow: 0.4, refHigh: 4 },
      { analyte: "ft4", value: 41, unit: "pmol/L", refLow: 10, refHigh: 22 },
    ],
    daysAgo: 3,
    hoursAgo: 21,
  },
  111: { results: [{ analyte: "alt", value: 265, unit: "U/L", refLow: 0, refHigh: 40 }], daysAgo: 2, hoursAgo: 5 },
};

/** What the laboratory and the telephone brought about a person just now; for most: nothing. */
export function storyOf(index: number, today: Day, now: Instant, nurse: string): readonly FactJson[] {
  const story = stories[index];
  if (story === undefined) return [];
  const day = formatDay(addDays(today, -story.daysAgo));
  const recordedAt = formatInstant((now - story.hoursAgo * 3_600_000) as Instant);
  const results = (story.results ?? []).map(
    (told) => ({ kind: "result-reported", collectedOn: day, ...told, status: "final", recordedAt }) as FactJson,
  );
  const symptoms = (story.symptoms ?? []).map(
    (symptom) =>
      ({ kind: "symptom-reported", reportedOn: day, symptom, present: "yes", recordedAt, by: nurse }) as FactJson,
  );
  return [...results, ...symptoms];
}
