import type { Analyte, AnalyteGroup } from "../units/analyte.ts";
import { analytes } from "../units/analytes.ts";
import { kidney } from "../units/catalogue/kidney.ts";
import { liver } from "../units/catalogue/liver.ts";
import { thyroid } from "../units/catalogue/thyroid.ts";

/** Where an analyte is looked for, in the order of a page. */
export const chartGroups = [
  "blood-count",
  "thyroid",
  "kidney",
  "liver",
  "urine",
  "immunity",
  "coagulation",
  "chemistry",
  "infection",
  "cervix",
  "vital-sign",
  "unknown",
] as const;
export type ChartGroup = (typeof chartGroups)[number];

/** By what it is measured with, where its organ does not say. */
const byMeans: Readonly<Record<AnalyteGroup, ChartGroup>> = {
  "blood-count": "blood-count",
  "cell-subsets": "immunity",
  coagulation: "coagulation",
  chemistry: "chemistry",
  serology: "infection",
  urine: "urine",
  cervix: "cervix",
  "vital-sign": "vital-sign",
};

const immunoglobulins: ReadonlySet<string> = new Set(["igg", "iga", "igm"]);

const byOrgan: ReadonlyMap<string, ChartGroup> = new Map([
  ...thyroid.map(({ key }) => [key, "thyroid"] as const),
  ...kidney.filter(({ group }) => group !== "urine").map(({ key }) => [key, "kidney"] as const),
  ...liver.map(({ key }) => [key, "liver"] as const),
]);

export const groupOf = ({ key, group }: Analyte): ChartGroup =>
  immunoglobulins.has(key) ? "immunity" : (byOrgan.get(key) ?? byMeans[group]);

/** The order of the catalogue within a group. */
const places: ReadonlyMap<string, number> = new Map([...analytes.keys()].map((key, place) => [key, place]));

/** In the order of a page; what the catalogue does not know comes last, by its key. */
export const inPageOrder = (
  a: { readonly group: ChartGroup; readonly key: string },
  b: { readonly group: ChartGroup; readonly key: string },
): number =>
  chartGroups.indexOf(a.group) - chartGroups.indexOf(b.group) ||
  (places.get(a.key) ?? Number.MAX_SAFE_INTEGER) - (places.get(b.key) ?? Number.MAX_SAFE_INTEGER) ||
  (a.key < b.key ? -1 : 1);
