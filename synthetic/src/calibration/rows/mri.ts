import { nedaShare } from "@longwatch/core";
import type { Arm } from "../../life.ts";
import { type Figure, median, percent } from "../figure.ts";
import type { Row } from "../row.ts";
import type { Seen } from "../seen.ts";
import { atYear, scanned } from "../within.ts";

const name: Readonly<Record<string, string>> = { "care-ms-1": "CARE-MS I", "care-ms-2": "CARE-MS II" };
const base = (preset: string, arm: Arm, published: number, table: string, grade: Row["grade"] = "V") => ({
  table,
  who: `${name[preset]}, ${arm}`,
  grade,
  published,
});
const lesions = (preset: string, arm: Arm, published: number): Row => ({
  ...base(preset, arm, published, "2.5"),
  what: "new or enlarging T2 lesion, months 0 to 24",
  unit: "%",
  measure: (cohorts) =>
    percent(scanned(cohorts(preset, arm), [1, 2]), (one) => atYear(one, 1).t2 + atYear(one, 2).t2 > 0),
});
const enhancing = (preset: string, arm: Arm, published: number): Row => ({
  ...base(preset, arm, published, "2.5"),
  what: "enhancing lesion at month 24",
  unit: "%",
  measure: (cohorts) => percent(scanned(cohorts(preset, arm), [2]), (one) => atYear(one, 2).gd > 0),
});
const volume = (
  preset: string,
  arm: Arm,
  years: readonly number[],
  published: number,
  table: string,
  grade: Row["grade"],
): Row => ({
  ...base(preset, arm, published, table, grade),
  what: `median change of brain volume, year${years.length > 1 ? "s 1 and 2" : ` ${years[0]}`}, per cent`,
  unit: "",
  measure: (cohorts) =>
    median(scanned(cohorts(preset, arm), years).map((one) => years.reduce((sum, y) => sum + atYear(one, y).volume, 0))),
});

function noActivity(people: readonly Seen[], answer: (one: Seen) => "none" | "evidence" | "cannot-tell"): Figure {
  const { share, pessimistic, optimistic } = nedaShare(people.map(answer));
  return { value: 100 * share!, low: 100 * pessimistic!, high: 100 * optimistic! };
}
const neda24 = (preset: string, arm: Arm, published: number, why?: string): Row => ({
  ...(why !== undefined && { why }),
  ...base(preset, arm, published, "2.5", "R"),
  what: "no evidence of disease activity, months 0 to 24 (of those decided; interval: bounds)",
  unit: "%",
  measure: (cohorts) => noActivity(cohorts(preset, arm), (one) => one.neda[1]!.neda3Cumulative),
});
const neda3 = (preset: string, published: number): Row => ({
  ...base(preset, "alemtuzumab", published, "2.6"),
  what: "no evidence of disease activity in year 3 (of those decided; interval: bounds)",
  unit: "%",
  measure: (cohorts) =>
    noActivity(
      cohorts(preset).filter(({ through }) => through > 3 * 365.25),
      (one) => one.neda[2]!.neda3,
    ),
});

export const mriRows: readonly Row[] = [
  lesions("care-ms-1", "interferon", (100 * 99) / 172),
  lesions("care-ms-1", "alemtuzumab", (100 * 176) / 363),
  lesions("care-ms-2", "interferon", (100 * 127) / 187),
  lesions("care-ms-2", "alemtuzumab", (100 * 186) / 403),
  enhancing("care-ms-1", "interferon", (100 * 34) / 178),
  enhancing("care-ms-1", "alemtuzumab", (100 * 26) / 366),
  enhancing("care-ms-2", "interferon", (100 * 44) / 190),
  enhancing("care-ms-2", "alemtuzumab", (100 * 38) / 410),
  volume("care-ms-1", "interferon", [1, 2], -1.49, "2.5", "R"),
  volume("care-ms-1", "alemtuzumab", [1, 2], -0.87, "2.5", "R"),
  volume("care-ms-2", "interferon", [1, 2], -0.81, "2.5", "V"),
  volume("care-ms-2", "alemtuzumab", [1, 2], -0.62, "2.5", "V"),
  volume("care-ms-2", "interferon", [1], -0.54, "2.5", "V"),
  volume("care-ms-2", "alemtuzumab", [1], -0.48, "2.5", "V"),
  neda24("care-ms-1", "interferon", 27),
  neda24("care-ms-1", "alemtuzumab", 39),
  neda24(
    "care-ms-2",
    "interferon",
    14,
    "the model of 3.15 gives 17.8 % too: relapses, lesions and worsening of one person hang together more than in the trial",
  ),
  neda24("care-ms-2", "alemtuzumab", 32),
  neda3("care-ms-1", 61.7),
  neda3("care-ms-2", 52.9),
  ...([1, 2, 3] as const).flatMap((y) => [
    volume("care-ms-1", "alemtuzumab", [y], [-0.59, -0.25, -0.19][y - 1]!, "2.6", "V"),
    volume("care-ms-2", "alemtuzumab", [y], [-0.48, -0.22, -0.1][y - 1]!, "2.6", "V"),
  ]),
];
