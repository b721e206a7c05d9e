import type { Arm } from "../../life.ts";
import { byDay, hazardRatio, mean } from "../figure.ts";
import type { Row } from "../row.ts";
import type { Seen } from "../seen.ts";
import { edssChange, year } from "../within.ts";

const name: Readonly<Record<string, string>> = {
  camms223: "CAMMS223",
  "care-ms-1": "CARE-MS I",
  "care-ms-2": "CARE-MS II",
};
const years = (preset: string): number => (preset === "camms223" ? 3 : 2);
/** A visit that is due at the end of a year may come ten days later. */
const endOf = (y: number): number => y * year + 15;

type Published = readonly [value: number, interval?: readonly [number, number]];
const base = (preset: string, arm: Arm, [published, interval]: Published, table = "2.4") => ({
  table,
  who: `${name[preset]}, ${arm}`,
  grade: "V" as const,
  published,
  ...(interval && { interval }),
});
const worsening = (one: Seen) => one.worsening;
const improvement = (people: readonly Seen[]) => people.flatMap((one) => one.improvement ?? []);

const worse = (preset: string, arm: Arm, published: Published): Row => ({
  ...base(preset, arm, published),
  what: `six-month confirmed worsening by month ${years(preset) * 12} (Kaplan–Meier)`,
  unit: "%",
  measure: (cohorts) => byDay(cohorts(preset, arm).map(worsening), endOf(years(preset))),
});
const hazard = (preset: string, published: Published, grade: Row["grade"] = "V"): Row => ({
  ...base(preset, "alemtuzumab", published),
  grade,
  what: "hazard ratio of confirmed worsening",
  unit: "ratio",
  measure: (cohorts) =>
    hazardRatio(cohorts(preset).map(worsening), cohorts(preset, "interferon").map(worsening), endOf(years(preset))),
});
const better = (preset: string, arm: Arm, published: Published): Row => ({
  ...base(preset, arm, published),
  what: "six-month confirmed improvement from EDSS 2.0 or more (Kaplan–Meier)",
  unit: "%",
  measure: (cohorts) => byDay(improvement(cohorts(preset, arm)), endOf(2)),
});
const improvementRatio = (preset: string, published: Published): Row => ({
  ...base(preset, "alemtuzumab", published),
  what: "hazard ratio of confirmed improvement",
  unit: "ratio",
  measure: (cohorts) => hazardRatio(improvement(cohorts(preset)), improvement(cohorts(preset, "interferon")), endOf(2)),
});
const change = (preset: string, arm: Arm, published: Published): Row => ({
  ...base(preset, arm, published),
  what: `mean change of EDSS, month ${years(preset) * 12}`,
  unit: "points",
  measure: (cohorts) => mean(edssChange(cohorts(preset, arm), years(preset) * 12)),
});
const later = (preset: string, what: string, published: number, measure: NonNullable<Row["measure"]>): Row => ({
  ...base(preset, "alemtuzumab", [published], "2.6"),
  what,
  unit: "%",
  measure,
});
const systems = ["visual", "brainstem", "pyramidal", "cerebellar", "sensory", "bowelBladder", "cerebral"] as const;

export const disabilityRows: readonly Row[] = [
  worse("camms223", "interferon", [25]),
  worse("camms223", "alemtuzumab", [8.5]),
  hazard("camms223", [0.29], "R"),
  change("camms223", "interferon", [0.38]),
  change("camms223", "alemtuzumab", [-0.39]),
  worse("care-ms-1", "interferon", [11.1, [7.3, 16.7]]),
  worse("care-ms-1", "alemtuzumab", [8.0, [5.7, 11.2]]),
  hazard("care-ms-1", [0.7, [0.4, 1.23]]),
  change("care-ms-1", "interferon", [-0.14, [-0.29, 0.01]]),
  change("care-ms-1", "alemtuzumab", [-0.14, [-0.25, -0.02]]),
  better("care-ms-1", "interferon", [25]),
  better("care-ms-1", "alemtuzumab", [23]),
  improvementRatio("care-ms-1", [0.87]),
  worse("care-ms-2", "interferon", [21.1, [16.0, 27.7]]),
  worse("care-ms-2", "alemtuzumab", [12.7, [9.9, 16.3]]),
  hazard("care-ms-2", [0.58, [0.38, 0.87]]),
  change("care-ms-2", "interferon", [0.24, [0.07, 0.41]]),
  change("care-ms-2", "alemtuzumab", [-0.17, [-0.29, -0.05]]),
  better("care-ms-2", "interferon", [13]),
  better("care-ms-2", "alemtuzumab", [29]),
  improvementRatio("care-ms-2", [2.57]),
  later("care-ms-1", "free of confirmed worsening to year 5", 79.7, (cohorts) =>
    byDay(cohorts("care-ms-1").map(worsening), endOf(5), true),
  ),
  later("care-ms-2", "free of confirmed worsening to year 5", 75.1, (cohorts) =>
    byDay(cohorts("care-ms-2").map(worsening), endOf(5), true),
  ),
  later("care-ms-1", "confirmed improvement to year 5", 33.4, (cohorts) =>
    byDay(improvement(cohorts("care-ms-1")), endOf(5)),
  ),
  later("care-ms-2", "confirmed improvement to year 5", 42.9, (cohorts) =>
    byDay(improvement(cohorts("care-ms-2")), endOf(5)),
  ),
  ...systems.map(
    (system): Row => ({
      ...later("care-ms-2", `free of six-month worsening by a grade to year 5: ${system}`, Number.NaN, (cohorts) =>
        byDay(
          cohorts("care-ms-2").map((one) => one.systems[system]),
          endOf(5),
          true,
        ),
      ),
      interval: [71, 80],
    }),
  ),
  {
    table: "2.4",
    who: "CARE-MS I and II",
    what: "change of the functional composite",
    unit: "",
    published: Number.NaN,
    grade: "V",
    why: "timed tests are not simulated; the sources differ",
  },
];
