import type { Figure } from "./figure.ts";
import { reasons } from "./reasons.ts";
import type { Judged, Row } from "./row.ts";

const digits = (unit: Row["unit"], value: number): string => {
  if (Number.isNaN(value)) return "–";
  if (unit === "%") return value.toFixed(1);
  return Math.abs(value) < 10 ? value.toFixed(2) : value.toFixed(1);
};
const withInterval = (unit: Row["unit"], value: number, low?: number, high?: number): string =>
  low === undefined || high === undefined
    ? digits(unit, value)
    : `${digits(unit, value)} (${digits(unit, low)} to ${digits(unit, high)})`;

const shown = (unit: Row["unit"], figure: Figure | undefined): string =>
  figure === undefined ? "–" : withInterval(unit, figure.value, figure.low, figure.high);
/** Why it misses, as far as anybody knows. */
export const reasonFor = (row: Row): string | undefined => row.why ?? reasons[`${row.who}: ${row.what}`];

const words: Readonly<Record<Judged["verdict"], string>> = {
  fits: "fits",
  misses: "**misses**",
  "not-compared": "not compared",
};
const unitOf = (unit: Row["unit"]): string => (unit === "" || unit === "ratio" ? "" : `, ${unit}`);

const line = (row: Judged): string =>
  `| ${row.who} | ${row.what}${unitOf(row.unit)}${row.note === undefined ? "" : ` (${row.note})`} | ${row.grade} | ${withInterval(row.unit, row.published, ...(row.interval ?? []))} | ${shown(row.unit, row.simulated)} | ${words[row.verdict]} |`;

export type Tally = {
  readonly fits: number;
  readonly misses: number;
  readonly notCompared: number;
  readonly share: number;
};
export function tally(rows: readonly Judged[]): Tally {
  const count = (verdict: Judged["verdict"]): number => rows.filter((row) => row.verdict === verdict).length;
  const [fits, misses] = [count("fits"), count("misses")];
  return { fits, misses, notCompared: count("not-compared"), share: (100 * fits) / Math.max(1, fits + misses) };
}

/** Fits, and would not by 15 per cent. */
const fitsByPointsAlone = ({ verdict, unit, interval, published, simulated }: Judged): boolean =>
  verdict === "fits" &&
  unit === "%" &&
  interval === undefined &&
  Math.abs(simulated!.value - published) > 0.15 * Math.abs(published);

const tallyLine = (name: string, rows: readonly Judged[]): string => {
  const { fits, misses, notCompared, share } = tally(rows);
  return `| ${name} | ${fits} | ${misses} | ${notCompared} | ${share.toFixed(1)} % |`;
};

/** Markdown: what fits, what misses and why, and every row. */
export function report(
  rows: readonly Judged[],
  titles: Readonly<Record<string, string>>,
  drawings: readonly string[],
  made: string,
): string {
  const graded = (grade: string): readonly Judged[] => rows.filter((row) => row.grade === grade);
  const counted = graded("V").filter(({ isQualitative }) => isQualitative !== true);
  const byPoints = counted.filter(fitsByPointsAlone).length;
  const misses = rows.filter(({ verdict }) => verdict === "misses");
  const notCompared = rows.filter(({ verdict }) => verdict === "not-compared");
  return [
    "# Calibration of the synthetic cohorts",
    "",
    "Every row of the calibration tables (sections 2.1 to 2.16 of the [evidence page](clinical/evidence.md)), the published figure beside the simulated one. A row fits when the simulated",
    "figure lies inside the published interval or, where none was published, within 15 % of the figure or 3 percentage points. Grades: V read in the publication,",
    "R recalled. Nobody in these cohorts exists. Later years, and everything that is not in these rows, were not looked at.",
    "",
    made,
    "",
    "| rows | fit | miss | not compared | of those compared |",
    "|---|---|---|---|---|",
    tallyLine("graded V", counted),
    tallyLine(
      "graded V, without the baseline of 2.2, which goes in as a parameter",
      counted.filter(({ table }) => table !== "2.2"),
    ),
    tallyLine("graded R", graded("R")),
    "",
    `Of those graded V that fit, ${byPoints} do so by the 3 percentage points alone: small shares, where the rule is lax. Rows that a source states as a`,
    "direction (“commonest on day 1”) are shown and not counted.",
    "",
    ...drawings.flatMap((drawing) => [drawing, ""]),
    "## Misses",
    "",
    ...misses.map(
      (row) =>
        `- **${row.who}, ${row.what}**: published ${withInterval(row.unit, row.published, ...(row.interval ?? []))}, simulated ${shown(row.unit, row.simulated)}. ${reasonFor(row) ?? "No reason is known."}`,
    ),
    "",
    "## Not compared",
    "",
    ...notCompared.map((row) => `- ${row.who}, ${row.what}: ${row.why}.`),
    "",
    ...Object.entries(titles).flatMap(([table, title]) => {
      const own = rows.filter((row) => row.table === table);
      return own.length === 0
        ? []
        : [
            `## ${table} ${title}`,
            "",
            "| who | what | grade | published | simulated (95 %) | |",
            "|---|---|---|---|---|---|",
            ...own.map(line),
            "",
          ];
    }),
  ].join("\n");
}
