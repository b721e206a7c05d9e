import type { Row } from "./row.ts";
import { autoimmunityRows } from "./rows/autoimmunity.ts";
import { baselineRows } from "./rows/baseline.ts";
import { bodyRows } from "./rows/body.ts";
import { courseRows } from "./rows/courses.ts";
import { disabilityRows } from "./rows/disability.ts";
import { mriRows } from "./rows/mri.ts";
import { raterRows } from "./rows/raters.ts";
import { realWorldRows, severityRows } from "./rows/real-world.ts";
import { relapseRows } from "./rows/relapses.ts";
import { safetyRows } from "./rows/safety.ts";

/** All rows of section 2 of the evidence page. */
export const calibrationRows: readonly Row[] = [
  ...baselineRows,
  ...relapseRows,
  ...disabilityRows,
  ...mriRows,
  ...courseRows,
  ...safetyRows,
  ...autoimmunityRows,
  ...realWorldRows,
  ...severityRows,
  ...raterRows,
  ...bodyRows,
];

export const tableTitles: Readonly<Record<string, string>> = {
  "2.2": "Baseline",
  "2.3": "Relapses, core studies",
  "2.4": "Disability, core studies",
  "2.5": "MRI and combined activity, core studies",
  "2.6": "Extension to about year 5",
  "2.7": "Safety, core studies",
  "2.8": "Infusion-associated reactions",
  "2.9": "Infections by year",
  "2.10": "Autoimmunity",
  "2.11": "Lymphocytes, drug, antibodies",
  "2.12": "Real-world outcomes",
  "2.13": "Monitoring behaviour",
  "2.14": "Laboratory variation and rhythms",
  "2.15": "EDSS noise and what a relapse leaves",
  "2.16": "Scale",
};
