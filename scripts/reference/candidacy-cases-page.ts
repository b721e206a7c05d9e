import {
  casesOf,
  type DecisionCase,
  edgeTables,
  type Family,
  families,
  familyNames,
  saidIn,
  sideBySide,
  themes,
} from "../../core/src/testing/decision-cases.ts";
import { generated, table } from "./schema-words.ts";

/** docs/candidacy-cases.md: every decision case as the core answers it, side by side. */
export function candidacyCasesPage(): string {
  const all = themes.flatMap((theme) => casesOf(theme));
  const answers = all.length * familyNames.flatMap((one) => families[one]).length;
  return `${generated}
# Decision cases: is it an option?

${all.length} people under every version that weighs [candidacy](candidacy.md), ${answers} answers; then the ends of every interval and count. The answers stand in \`core/src/decisions/cases\`, where each was
read against the matrix before it was kept; a test holds the core to them, and to this: **every cell of every version has somebody who meets the criterion, somebody who does not, and
somebody of whom nobody can tell.** No clinician has read them yet.

**Y** an option; **J** an option with a reason that somebody writes down; **N** not an option; **?** cannot be told. Each person is a woman of 35 of whom all is known and for whom every version says Y
(relapsing-remitting disease, two failed therapies, two disabling relapses, an enhancing lesion), changed as the row says.

## The same person on the same day

1 June 2026, under the rules that hold on that day in seven places. Who pays stands beside the answer and is no part of it.

${table(["person", ...together.map(([, name]) => name)], sideBySide().map(rowOfDay))}

${themes.map(themeSection).join("\n\n")}

## The ends of intervals and counts

${edgeTables()
  .map(
    ({ says, version, rows }) =>
      `**${says}** ${version}\n\n${table(
        ["person", "answer"],
        rows.map((row) => [row.says, saidIn("EU", row.version ?? version, row, row.on)]),
      )}`,
  )
  .join("\n\n")}
`;
}

const together: readonly (readonly [Family, string])[] = [
  ["EU", "EU"],
  ["GB", "United Kingdom"],
  ["GB-payer", "England, payer"],
  ["US", "United States"],
  ["CH", "Switzerland"],
  ["CH-payer", "Switzerland, payer"],
  ["CA", "Canada"],
  ["AU", "Australia"],
];

const rowOfDay = (one: ReturnType<typeof sideBySide>[number]): readonly string[] => [
  one.says,
  ...together.map(([family]) => saidIn(family, families[family].at(-1)!, one)),
];

const titles: Readonly<Record<(typeof themes)[number], string>> = {
  indication: "The indication and its limbs",
  contraindications: "Contraindications and warnings",
  "later-courses": "Later courses",
};
const heads: readonly (readonly [Family, string])[] = [
  ["EU", "EU 2013, 2018, 2019 interim, 2020, 2022+"],
  ["GB", "GB 2013, 2018, 2019 interim, 2020, 2021+"],
  ["US", "US 2014, 2018, 2019, 2020, now"],
  ["CH", "CH"],
  ["CA", "CA 2013, 2018, 2019"],
  ["AU", "AU"],
  ["CH-payer", "CH payer"],
  ["GB-payer", "England payer 2014, 2019, 2020"],
];

const themeSection = (theme: (typeof themes)[number]): string =>
  `## ${titles[theme]}\n\n${table(["case", "person", ...heads.map(([, name]) => name)], casesOf(theme).map(rowOf))}`;

const rowOf = (one: DecisionCase): readonly string[] => [
  one.id,
  one.says,
  ...heads.map(([family]) => families[family].map((version) => saidIn(family, version, one)).join(" ")),
];
