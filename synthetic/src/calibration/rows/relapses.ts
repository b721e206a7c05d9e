import type { Arm } from "../../life.ts";
import { byDay, modelRate, percent, rateRatio, rawRate } from "../figure.ts";
import type { Row } from "../row.ts";
import { firstOf, relapses, within, year } from "../within.ts";

const core = (preset: string): number => (preset === "camms223" ? 3 : 2) * year;
const name: Readonly<Record<string, string>> = {
  camms223: "CAMMS223",
  "care-ms-1": "CARE-MS I",
  "care-ms-2": "CARE-MS II",
};
const arms: Readonly<Record<Arm, string>> = { alemtuzumab: "alemtuzumab", interferon: "interferon" };

type Published = readonly [value: number, interval?: readonly [number, number]];
const given = ([published, interval]: Published) => ({ published, ...(interval && { interval }) });
const base = (preset: string, arm: Arm, table: string) => ({
  table,
  who: `${name[preset]}, ${arms[arm]}`,
  grade: "V" as const,
});

const modelled = (preset: string, arm: Arm, published: Published): Row => ({
  ...base(preset, arm, "2.3"),
  what: "annual relapse rate, modelled",
  unit: "per year",
  ...given(published),
  measure: (cohorts) => {
    const { counts, years } = within(cohorts(preset, arm), relapses, 0, core(preset));
    return modelRate(counts, years);
  },
});
const free = (preset: string, arm: Arm, published: Published): Row => ({
  ...base(preset, arm, "2.3"),
  what: `free of relapse at ${Math.round(core(preset) / year) * 12} months (Kaplan–Meier)`,
  unit: "%",
  ...given(published),
  measure: (cohorts) => byDay(cohorts(preset, arm).map(firstOf(relapses)), core(preset), true),
});
const ratio = (preset: string, published: Published): Row => ({
  ...base(preset, "alemtuzumab", "2.3"),
  what: "rate ratio against interferon",
  unit: "ratio",
  ...given(published),
  measure: (cohorts) =>
    rateRatio(
      within(cohorts(preset), relapses, 0, core(preset)),
      within(cohorts(preset, "interferon"), relapses, 0, core(preset)),
    ),
});
const raw = (preset: string, arm: Arm, published: number, grade: Row["grade"]): Row => ({
  ...base(preset, arm, "2.3"),
  grade,
  what: "relapses over person-years (each person counted for two years)",
  unit: "per year",
  published,
  measure: (cohorts) => {
    const { counts } = within(cohorts(preset, arm), relapses, 0, core(preset));
    return rawRate(
      counts,
      counts.map(() => core(preset) / year),
    );
  },
});
const some = (preset: string, arm: Arm, published: number, grade: Row["grade"]): Row => ({
  ...base(preset, arm, "2.3"),
  grade,
  what: "with a relapse in the core study",
  unit: "%",
  published,
  measure: (cohorts) => percent(cohorts(preset, arm), (one) => relapses(one).some((day) => day < core(preset))),
});
const inYear = (preset: string, y: number, published: number, why?: string): Row => ({
  ...base(preset, "alemtuzumab", "2.6"),
  what: `annual relapse rate, year ${y}`,
  unit: "per year",
  published,
  ...(why !== undefined && { why }),
  measure: (cohorts) => {
    const { counts, years } = within(cohorts(preset), relapses, (y - 1) * year, y * year);
    return rawRate(counts, years);
  },
});

export const relapseRows: readonly Row[] = [
  modelled("camms223", "interferon", [0.36]),
  modelled("camms223", "alemtuzumab", [0.11]),
  { ...ratio("camms223", [0.31]), what: "rate ratio against interferon (69 % fewer, 12 mg)" },
  {
    ...base("camms223", "alemtuzumab", "2.3"),
    what: "rate ratio against interferon, both doses pooled",
    unit: "ratio",
    published: 0.26,
    interval: [0.16, 0.41],
    grade: "R",
    why: "the arm with 24 mg is not simulated",
  },
  free("camms223", "interferon", [52]),
  free("camms223", "alemtuzumab", [77]),
  modelled("care-ms-1", "interferon", [0.39, [0.29, 0.53]]),
  modelled("care-ms-1", "alemtuzumab", [0.18, [0.13, 0.23]]),
  raw("care-ms-1", "interferon", 0.326, "V"),
  raw("care-ms-1", "alemtuzumab", 0.158, "V"),
  ratio("care-ms-1", [0.45, [0.32, 0.63]]),
  some("care-ms-1", "interferon", (100 * 75) / 187, "V"),
  some("care-ms-1", "alemtuzumab", (100 * 82) / 376, "V"),
  free("care-ms-1", "interferon", [58.7, [51.1, 65.5]]),
  free("care-ms-1", "alemtuzumab", [77.6, [72.9, 81.6]]),
  modelled("care-ms-2", "interferon", [0.52, [0.41, 0.66]]),
  modelled("care-ms-2", "alemtuzumab", [0.26, [0.21, 0.33]]),
  raw("care-ms-2", "interferon", 201 / 404, "R"),
  raw("care-ms-2", "alemtuzumab", 0.28, "V"),
  ratio("care-ms-2", [0.51, [0.39, 0.65]]),
  some("care-ms-2", "interferon", (100 * 104) / 202, "R"),
  some("care-ms-2", "alemtuzumab", (100 * 147) / 426, "R"),
  free("care-ms-2", "interferon", [46.7, [39.5, 53.5]]),
  free("care-ms-2", "alemtuzumab", [65.4, [60.7, 69.7]]),
  inYear(
    "care-ms-1",
    3,
    0.19,
    "published is higher in year 3 than in the two years before and the year after; the law of 3.3 changes smoothly, and the evidence page names this as a soft spot",
  ),
  inYear("care-ms-1", 4, 0.14),
  inYear("care-ms-2", 3, 0.22),
  inYear("care-ms-2", 4, 0.23),
];
