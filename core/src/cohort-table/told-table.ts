import { formatDay } from "../base/calendar.ts";
import { changeDefinitionText, nedaText } from "../outcomes/definition-in-words.ts";
import { nedaDefinition } from "../outcomes/neda/neda.ts";
import { definitionOf as changeDefinition } from "../outcomes/person/definition.ts";
import { relapseCounting } from "../outcomes/readings/relapses.ts";
import { withComma } from "../text/decimal-comma.ts";
import { type Language, type MessageId, say } from "../text/message.ts";
import { phraseIn, type Wording } from "../text/wording.ts";
import { type CohortFigure, type Section, sections } from "./cohort-figure.ts";
import type { CohortTable } from "./cohort-table.ts";
import { allRules } from "./monitoring.ts";

/** A table as its reader sees it: a row for each figure, a column for each stratum. */
export type ToldSection = {
  readonly section: Section;
  readonly title: string;
  readonly definition: string;
  readonly head: readonly string[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly string[] }[];
};

export type ToldTable = {
  readonly title: string;
  /** What holds for all of it: how many people, by what they are divided, what is hidden. */
  readonly notes: readonly string[];
  readonly sections: readonly ToldSection[];
};

const strata = ["all", "female", "male", "other", "unknown", "none"] as const;

/** A stratum by its name; what a list brought stands as it was written. */
export function stratumInWords(stratum: string, { language }: Wording): string {
  const known = strata.find((one) => one === stratum);
  return known === undefined ? stratum : say(`cohort.stratum.${known}`, {}, language);
}

/** A table in the words of a reader. */
export function toldTable(table: CohortTable, wording: Wording): ToldTable {
  const { language } = wording;
  return {
    title: say("cohort.title", { on: formatDay(table.asOf) }, language),
    notes: notesOf(table, language),
    sections: sections.map((section) => toldSection(table, section, wording)).filter(({ rows }) => rows.length > 0),
  };
}

/** What was asked, as far as it is not the usual: without it nobody could make the same table again. */
function notesOf(table: CohortTable, language: Language): readonly string[] {
  const { people, outside, unlisted = 0, by, reference, years, comparator, policy, knownAt, leastShown } = table;
  return [
    say("cohort.people", { people, outside }, language),
    ...(unlisted > 0 ? [say("cohort.unlisted", { people: unlisted }, language)] : []),
    say("cohort.by", { by: say(`cohort.by.${by}`, {}, language) }, language),
    ...(by === "courses" ? [say("cohort.by-courses", {}, language)] : []),
    ...(reference === undefined ? [] : [say("cohort.reference", { reference }, language)]),
    ...(years === undefined ? [] : [say("cohort.years", { years }, language)]),
    ...(comparator === undefined ? [] : [say("cohort.comparator", { drug: comparator }, language)]),
    ...(policy === undefined ? [] : [say("cohort.policy", { policy }, language)]),
    ...(knownAt === undefined ? [] : [say("cohort.known-at", { at: knownAt }, language)]),
    ...(leastShown > 1 ? [say("cohort.small-cells", { below: leastShown }, language)] : []),
  ];
}

function toldSection(table: CohortTable, section: Section, wording: Wording): ToldSection {
  const { language } = wording;
  const figures = table.figures.filter((one) => one.section === section);
  const byRow = Map.groupBy(figures, ({ measure, at }) =>
    JSON.stringify([measure, at.name, at.year, at.month, at.number]),
  );
  return {
    section,
    title: say(`cohort.section.${section}`, {}, language),
    definition: [definitionOf(table, section, language), ...inWhole(table, section, language)].join(" "),
    head: [say("cohort.row", {}, language), ...table.strata.map((one) => stratumInWords(one, wording))],
    rows: [...byRow.values()].filter(hasReached).map((row) => ({
      label: rowLabel(row[0]!, wording),
      cells: table.strata.map((stratum) => {
        const figure = row.find((one) => one.stratum === stratum);
        return figure === undefined ? "" : cellOf(figure, language);
      }),
    })),
  };
}

/** A year that nobody in any stratum was followed to is no row: it stands in the CSV with its reason. */
const hasReached = (row: readonly CohortFigure[]): boolean =>
  row[0]!.at.year === undefined || row.some(({ because }) => because === null || !notReached.has(because));
const notReached: ReadonlySet<string> = new Set(["beyond-follow-up", "no-person-time", "nobody"]);

export const definitionOf = ({ presets }: Pick<CohortTable, "presets">, section: Section, language: Language): string =>
  say(`cohort.definition.${section}`, section in named ? named[section as keyof typeof named](presets) : {}, language);

/** What decides in a definition that has only been named, so that each figure can be worked out by hand. */
function inWhole({ presets }: CohortTable, section: Section, language: Language): readonly string[] {
  if (section === "neda") return [nedaText(language)];
  if (section !== "worsening" && section !== "improvement") return [];
  return changeDefinitionText(changeDefinition(presets[section].preset), language);
}

type Presets = CohortTable["presets"];

/** What a section stands on has a name and a version, and is shown with them. */
const named = {
  worsening: ({ worsening }: Presets) => worsening,
  improvement: ({ improvement }: Presets) => improvement,
  relapses: () => versionOf(relapseCounting),
  "first-relapse": () => versionOf(relapseCounting),
  neda: () => versionOf(nedaDefinition),
} as const;

const versionOf = ({ name, version }: { readonly name: string; readonly version: number }) => ({
  preset: name,
  version,
});

const isDisease = (name: string): name is "any" => `cohort.disease.${name}` in diseases;
const diseases: Readonly<Record<string, true>> = Object.fromEntries(
  ["any", "thyroid", "platelets", "kidney", "blood", "liver", "other"].map((name) => [`cohort.disease.${name}`, true]),
);

function rowLabel({ section, measure, at }: CohortFigure, wording: Wording): string {
  const { name } = at;
  const id: MessageId = `cohort.measure.${measure}`;
  if (name === undefined) return say(id, at, wording.language);
  const told =
    section === "adverse-events" && isDisease(name)
      ? say(`cohort.disease.${name}`, {}, wording.language)
      : section === "lymphocytes"
        ? phraseIn(name, wording)
        : section === "monitoring"
          ? ruleInWords(name, wording)
          : stratumInWords(name, wording);
  return say(id, { ...at, name: told }, wording.language);
}

const ruleInWords = (name: string, wording: Wording): string =>
  name === allRules ? say("cohort.all-rules", {}, wording.language) : phraseIn(name, wording);

const fixed = (value: number, digits: number): string => value.toFixed(digits);
const percent = (value: number): string => fixed(100 * value, 1);

/** Three digits that mean something, as rates and ratios are written. */
const rounded = (value: number): string =>
  Math.abs(value) >= 100 ? fixed(value, 0) : Math.abs(value) >= 10 ? fixed(value, 1) : fixed(value, 2);

/** A figure as it stands in a cell: number, interval, of how many, how many are missing; or why there is none. */
export function cellOf(figure: CohortFigure, language: Language): string {
  const { n, missing, because, value, shape, upper, lower } = figure;
  const unknown = missing === null || missing === 0 ? "" : `; ${say("cohort.missing", { count: missing }, language)}`;
  if (because !== null) return `– (${say(`cohort.why.${because}`, {}, language)})`;
  const hasLimitAlone = value === null && (upper !== null || lower !== null);
  if (value === null && !hasLimitAlone) return "–";
  const people = isCurve(figure) && n !== null ? say("cohort.n-at-risk", { count: n }, language) : `n ${n}`;
  const of = shape === "count" || n === null ? "" : `, ${people}`;
  const written = `${value === null ? "–" : numberOf(figure, value)}${betweenOf(figure)}`;
  return `${language === "es" ? withComma(written) : written}${of}${unknown}`;
}

/** Of a point on a curve of Kaplan and Meier, n is how many were at risk just before it. */
const isCurve = ({ measure }: CohortFigure): boolean => measure === "relapse-free" || measure === "with-event";

function numberOf({ shape }: CohortFigure, value: number): string {
  switch (shape) {
    case "count":
      return String(value);
    case "share":
      return `${percent(value)} %`;
    case "p":
      return value < 0.0001 ? "< 0.0001" : fixed(value, 4);
    case "number":
      return fixed(value, 1);
    default:
      return rounded(value);
  }
}

function betweenOf({ shape, lower, upper, spread }: CohortFigure): string {
  if (shape === "mean") return spread === null ? "" : ` (${rounded(spread)})`;
  if (lower === null && upper === null) return "";
  const write = shape === "share" ? percent : rounded;
  return ` (${lower === null ? "" : write(lower)}–${upper === null ? "∞" : write(upper)})`;
}
