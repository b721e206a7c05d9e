import type { CohortFigure, CohortTable } from "../../core/src/index.ts";
import type { EvidenceBase } from "../../core/src/trials/evidence.ts";
import type { SimulatedTrial, Trial } from "./simulated.ts";

type Published = EvidenceBase["figures"][number];
type Range = { readonly value: number; readonly low?: number | undefined; readonly high?: number | undefined };

export const titles: Readonly<Record<Trial, string>> = { "care-ms-1": "CARE-MS I", "care-ms-2": "CARE-MS II" };
const columns = ["figure", "time", "published", "simulated"] as const;
const alemtuzumab = "alemtuzumab";
const interferon = "interferon-beta-1a";

/** What is held against what: a published outcome, the measure of our table, and how many digits are printed. */
const rows = [
  { id: "relapse-rate", arms: "arr-model", contrast: "rate-ratio", name: "relapses a year", percent: false },
  { id: "relapse-free", arms: "relapse-free", contrast: undefined, name: "without a relapse, %", percent: true },
  {
    id: "confirmed-worsening",
    arms: "with-event",
    contrast: "hazard-ratio",
    name: "worsening confirmed over 6 months, %",
    percent: true,
  },
] as const;

const ratioNames = {
  "rate-ratio": "rate ratio of relapses",
  "hazard-ratio": "hazard ratio of confirmed worsening",
} as const;

const ranged = ({ value, low, high }: Range, digits: number): string =>
  `${value.toFixed(digits)}${low === undefined || high === undefined ? "" : ` (${low.toFixed(digits)} to ${high.toFixed(digits)})`}`;

function simulated(tables: SimulatedTrial, stratum: string, row: (typeof rows)[number], measure: string): string {
  const section = { "relapse-rate": "relapses", "relapse-free": "first-relapse", "confirmed-worsening": "worsening" }[
    row.id
  ];
  const table: CohortTable = row.id === "confirmed-worsening" ? tables.worsening : tables.relapses;
  const found = table.figures.find(
    (one: CohortFigure) =>
      one.section === section && one.measure === measure && one.stratum === stratum && (one.at.year ?? 2) === 2,
  );
  if (found === undefined || found.value === null) return `– (${found?.because ?? "not in the table"})`;
  const times = row.percent && measure === row.arms ? 100 : 1;
  const range = {
    value: found.value * times,
    low: found.lower === null ? undefined : found.lower * times,
    high: found.upper === null ? undefined : found.upper * times,
  };
  return ranged(range, times === 100 ? 1 : 2);
}

const figureOf = ({ figures }: EvidenceBase, trial: Trial, id: string): Published => {
  const found = figures.find((one) => one.id === `${trial}.${id}`);
  if (found === undefined) throw new Error(`the evidence base has no ${trial}.${id}`);
  return found;
};

const flat = (value: number, interval: { readonly low: number; readonly high: number } | undefined): Range => ({
  value,
  low: interval?.low,
  high: interval?.high,
});

function ofTrial(trial: Trial, tables: SimulatedTrial, evidence: EvidenceBase): string {
  const lines = rows.flatMap((row) => {
    const { values, contrast, time } = figureOf(evidence, trial, row.id);
    const month = time !== undefined && "months" in time ? `month ${time.months}` : "–";
    const digits = row.percent ? 1 : 2;
    const arms = [alemtuzumab, interferon].map((stratum) => {
      const value = values.find(({ of }) => of.includes(stratum))!;
      const published = ranged(flat(value.value, value.interval), digits);
      return [`${row.name}, ${stratum}`, month, published, simulated(tables, stratum, row, row.arms)];
    });
    if (row.contrast === undefined || contrast === undefined) return arms;
    const verdict = contrast.isSignificant
      ? `${Math.round(100 * (1 - contrast.value))} % lower`
      : "**not significant**";
    const published = `${ranged(flat(contrast.value, contrast.interval), 2)}, ${verdict}`;
    return [...arms, [ratioNames[row.contrast], month, published, simulated(tables, alemtuzumab, row, row.contrast)]];
  });
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    `## ${titles[trial]}: alemtuzumab 12 mg against subcutaneous ${interferon}`,
    "",
    line(columns),
    "|---|---|---|---|",
    ...lines.map(line),
  ].join("\n");
}

/** The sentences of the fact sheet that everybody quotes, with what they left out. */
export function quoted(evidence: EvidenceBase): string {
  const sentence = (trial: Trial, id: string, what: string): string => {
    const { contrast, time } = figureOf(evidence, trial, id);
    const { value, interval } = contrast!;
    const months = time !== undefined && "months" in time ? time.months : 0;
    const measure = id === "relapse-rate" ? "rate ratio" : "hazard ratio";
    const ratio = `the ${measure}, ${ranged(flat(value, interval), 2)}`;
    const where = `${titles[trial]}, against subcutaneous ${interferon}, ${months} months`;
    return contrast!.isSignificant
      ? `- **${Math.round(100 * (1 - value))} % ${what}**: ${where}. It is 1 − ${value.toFixed(2)}; ${ratio}.`
      : `- **No significant difference of ${id.replaceAll("-", " ")}**: ${where}; ${ratio}. No reduction may be claimed from it.`;
  };
  return [
    "## The two figures that are quoted most",
    "",
    sentence("care-ms-2", "relapse-rate", "fewer relapses"),
    sentence("care-ms-2", "confirmed-worsening", "less confirmed worsening"),
    "",
    "Both are of people who had relapsed on an earlier drug. Of people without one:",
    "",
    sentence("care-ms-1", "relapse-rate", "fewer relapses"),
    sentence("care-ms-1", "confirmed-worsening", "less confirmed worsening"),
  ].join("\n");
}

/** @param people in each arm of each trial */
export function trialsReport(
  tables: Readonly<Record<Trial, SimulatedTrial>>,
  evidence: EvidenceBase,
  people: number,
): string {
  return `# The trials, simulated

Synthetic people like those of both trials, ${people} in each arm, through the same table as any clinic's cohort ([docs/cohort.md](../cohort.md)), beside what the
trials published ([evidence](../../evidence/README.md)). **Both arms of the right-hand column are simulated**: the presets \`care-ms-1\` and \`care-ms-2\` were fitted to these trials,
so that agreement shows that the table counts as the trials did, not that the drug works. Relapses are followed for two years. Worsening,
by \`care-ms-cdw6\`, is followed for half a year more, so that what began in the last months can be confirmed, and read at 24 months. Reports of relapses are counted as they stand in the record; the trials counted those that a blinded rater had confirmed. Made by \`npm run trials\`, always the same.

${(["care-ms-1", "care-ms-2"] as const).map((trial) => ofTrial(trial, tables[trial], evidence)).join("\n\n")}

${quoted(evidence)}
`;
}
