import { assertNever } from "../../base/result.ts";
import { central95, logNormalOf } from "../log-normal.ts";
import type { Protocol } from "../protocol.ts";
import type { BandTable, Milestone } from "../reconstitution.ts";
import type { Reference } from "../references.ts";
import { blocks, facts, table } from "./markdown.ts";
import { sourcesInWords } from "./rule-sheet.ts";
import { bases } from "./signals.ts";

/** The published course of lymphocytes: every figure of the file, and the band that is made of it. */
export function reconstitutionSheet(
  { reconstitution }: Pick<Protocol, "reconstitution">,
  references: readonly Reference[],
): readonly string[] {
  if (reconstitution === undefined) return [];
  const { says, band, tables, milestones, milestoneReachMonths } = reconstitution;
  return [
    "## Course of lymphocytes",
    says,
    "### How a band is made",
    blocks(
      band.says,
      facts([
        ["Held before the first and after the last month", `${band.reachMonths} months`],
        ...cited(band, references),
      ]),
    ),
    ...tables.flatMap((one) => [`### ${one.analyte}, ${coursesInWords[one.courses]}`, tableSheet(one, references)]),
    "### Milestones",
    `A value is held against a milestone of a month when it lies no more than ${milestoneReachMonths} month from it.`,
    ...milestones.map((one) => blocks(`#### ${one.id}`, one.says, facts(milestoneFacts(one, references)))),
  ];
}

export const coursesInWords = {
  first: "after course 1",
  later: "after a later course",
  each: "after each course",
} as const;

function tableSheet(one: BandTable, references: readonly Reference[]): string {
  const head = ["months after the last infusion", `mean (${one.unit})`, "SD", "2.5 %", "median", "97.5 %"];
  const rows = one.months.map(({ month, mean, sd }) => {
    const { low, median, high } = central95(logNormalOf(mean, sd));
    return [month, mean, sd, low, median, high].map(String);
  });
  return blocks(one.says, table(head, rows), facts(cited(one, references)));
}

type Rows = readonly (readonly [string, string])[];

const cited = (
  { basis, confidence, sources }: Pick<BandTable, "basis" | "confidence" | "sources">,
  references: readonly Reference[],
): Rows => [
  ["Basis", bases[basis]],
  ["Confidence", confidence],
  ["Sources", sourcesInWords(sources, references)],
];

const milestoneFacts = (one: Milestone, references: readonly Reference[]): Rows => [
  ["Analyte", `${one.analyte}, ${coursesInWords[one.courses]}`],
  ["Figure", figureInWords(one)],
  ...cited(one, references),
];

export function figureInWords(one: Milestone): string {
  switch (one.kind) {
    case "share-below":
      return `${one.percent} % below the lower limit at month ${one.month}`;
    case "time-to-limit": {
      const to = one.limit === undefined ? "the laboratory's lower limit" : `${one.limit.value} ${one.limit.unit}`;
      const spread = one.low === undefined ? "" : ` (${one.low} to ${one.high ?? "later than any of them"})`;
      return `${one.months} months${spread} to ${to}, ${one.measure}`;
    }
    case "share-of-baseline":
      return `${one.percent} % of the value before treatment${one.month === undefined ? "" : ` at month ${one.month}`}`;
    default:
      return assertNever(one);
  }
}

/** The same in Spanish. */
export const coursesInSpanish = {
  first: "después del ciclo 1",
  later: "después de un ciclo posterior",
  each: "después de cada ciclo",
} as const;

const measures = {
  mean: "media",
  "geometric-mean": "media geométrica",
  median: "mediana",
  usual: "lo habitual",
  "from-the-means": "a partir de las medias",
} as const;

export function figureInSpanish(one: Milestone): string {
  switch (one.kind) {
    case "share-below":
      return `${one.percent} % por debajo del límite inferior en el mes ${one.month}`;
    case "time-to-limit": {
      const to =
        one.limit === undefined ? "el límite inferior del laboratorio" : `${one.limit.value} ${one.limit.unit}`;
      const spread = one.low === undefined ? "" : ` (de ${one.low} a ${one.high ?? "más tarde que todos ellos"})`;
      return `${one.months} meses${spread} hasta ${to}, ${measures[one.measure]}`;
    }
    case "share-of-baseline":
      return `${one.percent} % del valor anterior al tratamiento${one.month === undefined ? "" : ` en el mes ${one.month}`}`;
    default:
      return assertNever(one);
  }
}
