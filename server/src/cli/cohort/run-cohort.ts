import {
  assess,
  type CohortAsked,
  type CohortPerson,
  type CohortTable,
  cohortCsv,
  cohortMarkdown,
  cohortPeopleOf,
  cohortTable,
  cohortText,
  compileRulebook,
  type Day,
  formatInstant,
  type PatientRecord,
  type Rulebook,
  say,
  stratumBy,
} from "@longwatch/core";
import { stopwatch } from "../../clock.ts";
import { read } from "../../files/file-result.ts";
import type { FileIssues } from "../../files/print-issues.ts";
import { loadRules } from "../../protocols/load.ts";
import { type Progress, progressOf, silent } from "../../simulate/progress.ts";
import { type Outcome, refused } from "../outcome.ts";
import { drawInto } from "./figures.ts";
import { type CohortOptions, type CohortWish, readCohortOptions } from "./options.ts";
import { type Records, recordsOf } from "./records-of.ts";

type Counted = {
  readonly people: readonly CohortPerson[];
  readonly strata: readonly string[];
  /** Of whom no day 0 is known. */
  readonly outside: number;
  /** Who are in no group of the list. */
  readonly unlisted: number;
  readonly problems: readonly FileIssues[];
};

/** The table of the people in a folder. Records that cannot be read are listed, the others are counted, and it says so. */
export async function runCohort(place: string, options: CohortOptions): Promise<Outcome> {
  const wish = readCohortOptions(options);
  const records = recordsOf(place);
  const rules = loadRules(options.policy);
  if (!(wish.ok && records.ok && rules.ok))
    return refused([wish, records, rules].flatMap((one) => (one.ok ? [] : one.problems)));
  const rulebook = compileRulebook(rules.value.protocols, rules.value.adoptions);
  const counted = await count(records.value, rulebook, wish.value);
  const { people, strata, problems, outside, unlisted } = counted;
  const { reference } = wish.value;
  if (reference !== undefined && !strata.includes(reference)) return refused([noSuchGroup(reference, strata)]);
  const table = cohortTable(people, strata, askedOf(wish.value, { outside, unlisted }));
  const drawn = options.figures === undefined ? read(undefined) : drawInto(options.figures, table, wish.value.language);
  const undrawn = drawn.ok ? [] : drawn.problems;
  return { text: written(table, wish.value, problems.length), problems: [...problems, ...undrawn] };
}

async function count(records: Records, rulebook: Rulebook, wish: CohortWish): Promise<Counted> {
  const people: CohortPerson[] = [];
  const strata: string[] = [];
  const problems: FileIssues[] = [];
  let [outside, unlisted, done] = [0, 0, 0];
  const progress = shown(records.total);
  for await (const record of records.each()) {
    done += 1;
    progress.done(done);
    if (!record.ok) {
      problems.push(...record.problems);
      continue;
    }
    const persons = peopleOf(record.value, rulebook, wish);
    const isListed = wish.by !== "list" || wish.strata!.has(record.value.patient.id);
    if (persons.length === 0) outside += 1;
    else if (!isListed) unlisted += 1;
    else {
      people.push(...persons);
      strata.push(...persons.map((one) => stratumOf(record.value.patient.id, one, wish)));
    }
  }
  progress.end();
  return { people, strata, outside, unlisted, problems };
}

const peopleOf = (record: PatientRecord, rulebook: Rulebook, wish: CohortWish): readonly CohortPerson[] =>
  cohortPeopleOf((day: Day) => assess(record, rulebook, day, wish.knownAt), wish.asOf, wish);

const stratumOf = (id: string, person: CohortPerson, { by, strata }: CohortWish): string =>
  by === "list" ? strata!.get(id)! : stratumBy(by, person);

/** The question as the table repeats it. */
function askedOf(wish: CohortWish, left: Pick<CohortAsked, "outside" | "unlisted">): CohortAsked {
  const { asOf, by, worsening, reference, leastShown, years, comparator, policy, knownAt } = wish;
  const known = knownAt === undefined ? undefined : formatInstant(knownAt);
  return { asOf, by, worsening, reference, leastShown, years, comparator, policy, knownAt: known, ...left };
}

const noSuchGroup = (reference: string, strata: readonly string[]): FileIssues => ({
  file: "--reference",
  issues: [
    {
      code: "value-not-allowed",
      severity: "error",
      at: "/",
      saw: JSON.stringify(reference),
      remedy: `Name one of: ${[...new Set(strata)].toSorted().join(", ")}.`,
    },
  ],
});

const shown = (total: number | undefined): Progress =>
  total === undefined
    ? silent
    : progressOf(total, {
        write: (text) => void process.stderr.write(text),
        isTerminal: process.stderr.isTTY === true,
        elapsed: stopwatch(),
      });

function written(table: CohortTable, { format, language }: CohortWish, unread: number): string {
  const wording = { language, phrases: new Map<string, string>() };
  const lost = unread === 0 ? "" : say("cohort.unread", { records: unread }, language);
  switch (format) {
    case "json":
      return `${JSON.stringify({ cohort: 1, unread, ...table }, undefined, 2)}\n`;
    case "csv":
      return cohortCsv(table);
    case "md":
      return `${cohortMarkdown(table, wording)}${lost === "" ? "" : `\n${lost}\n`}`;
    case "text":
      return `${cohortText(table, wording)}${lost === "" ? "" : `\n${lost}\n`}`;
  }
}
