import type { PersonOutcomesJson } from "@longwatch/core";
import { bold, columns, dim, wrapped } from "./layout.ts";

type Since = PersonOutcomesJson["since"][number];
type Year = PersonOutcomesJson["neda"][number];

/** Did it work, for people: since each course, what was confirmed, the years, what to look at, and the definition. */
export const presentOutcomes = (of: PersonOutcomesJson): string =>
  [
    bold(`${of.patient} on ${of.asOf}${of.knownAt === null ? "" : `, as known at ${of.knownAt}`}`),
    ...(of.since.length === 0 ? ["  No course is on file: there is nothing to measure from.", ""] : []),
    ...of.since.flatMap(sinceLines),
    ...section(
      "Changes of EDSS, confirmed or not",
      [...of.events, ...of.unconfirmed].toSorted(byOnset).flatMap(({ text }) => wrapped(text, 2)),
    ),
    ...section("Evidence of disease activity by year, from the first infusion", yearLines(of.neda)),
    ...section(
      "To look at: this contradicts itself, or is not known exactly",
      of.findings.flatMap(({ on, text }) => wrapped(`${on ?? "no day"}: ${text}`, 2)),
    ),
    bold(`The definition: ${of.definition.name}, version ${of.definition.version}`),
    ...of.definition.text.flatMap((text) => wrapped(text, 2)).map(dim),
  ].join("\n");

const byOnset = (a: { readonly onsetOn: string }, b: { readonly onsetOn: string }): number =>
  a.onsetOn < b.onsetOn ? -1 : a.onsetOn > b.onsetOn ? 1 : 0;

const section = (title: string, lines: readonly string[]): readonly string[] => [
  bold(title),
  ...(lines.length === 0 ? ["  none"] : lines),
  "",
];

const sinceLines = ({
  change,
  firstInfusionOn,
  lastInfusionOn,
  verdict,
  text,
  relapses,
  mri,
}: Since): readonly string[] => [
  bold(
    `Since ${change.course === 1 ? "the first infusion: " : ""}course ${change.course}, ${firstInfusionOn} to ${lastInfusionOn}: ${verdict}`,
  ),
  ...wrapped(text, 2),
  ...wrapped(relapses.text, 2),
  ...wrapped(`MRI. ${mri.text}`, 2),
  "",
];

/** One row for each year, and under the table what is missing to tell. */
function yearLines(years: readonly Year[]): readonly string[] {
  if (years.length === 0) return [];
  const rows = years.map((year) => [
    `${year.year}`,
    year.throughOn,
    ...parts.map(({ of }) => year[of].text),
    year.neda3Text,
    year.neda4Text,
    year.running ? "not over yet" : year.provisional ? "provisional" : "",
  ]);
  return [
    ...columns([["year", "ends", ...parts.map(({ name }) => name), "NEDA-3", "NEDA-4", ""], ...rows]),
    ...parts.flatMap(({ of, name }) => missingLines(years, of, name)),
  ];
}

/** Years that lack the same are told together. */
const missingLines = (years: readonly Year[], of: (typeof parts)[number]["of"], name: string): readonly string[] =>
  [...Map.groupBy(years, (year) => year[of].missing)].flatMap(([missing, alike]) =>
    missing === null
      ? []
      : wrapped(`${name}, year ${alike.map(({ year }) => year).join(", ")}: ${missing}`, 4).map(dim),
  );

const parts = [
  { of: "relapse", name: "relapse" },
  { of: "disability", name: "worsening" },
  { of: "mri", name: "MRI" },
  { of: "brainVolume", name: "brain volume" },
] as const;
