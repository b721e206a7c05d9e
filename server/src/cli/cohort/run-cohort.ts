import {
  assess,
  type CohortPerson,
  type CohortTable,
  cohortCsv,
  cohortMarkdown,
  cohortPersonOf,
  cohortTable,
  cohortText,
  compileRulebook,
  endOfYears,
  type PatientRecord,
  personSummary,
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
  /** Of whom no day 0 is known, or who are in no group of the list. */
  readonly outside: number;
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
  const { asOf, by, worsening, reference, leastShown } = wish.value;
  const { people, strata, outside, problems } = counted;
  const table = cohortTable(people, strata, { asOf, by, worsening, reference, leastShown, outside });
  const drawn = options.figures === undefined ? read(undefined) : drawInto(options.figures, table, wish.value.language);
  const undrawn = drawn.ok ? [] : drawn.problems;
  return { text: written(table, wish.value, problems.length), problems: [...problems, ...undrawn] };
}

async function count(records: Records, rulebook: Rulebook, wish: CohortWish): Promise<Counted> {
  const people: CohortPerson[] = [];
  const strata: string[] = [];
  const problems: FileIssues[] = [];
  let [outside, done] = [0, 0];
  const progress = shown(records.total);
  for await (const record of records.each()) {
    done += 1;
    progress.done(done);
    if (!record.ok) {
      problems.push(...record.problems);
      continue;
    }
    const person = personOf(record.value, rulebook, wish);
    const stratum = person && stratumOf(record.value.patient.id, person, wish);
    if (person === undefined || stratum === undefined) outside += 1;
    else {
      people.push(person);
      strata.push(stratum);
    }
  }
  progress.end();
  return { people, strata, outside, problems };
}

/** Where follow-up counts for so many years only, the person is assessed as of their end: nothing later is known then. */
function personOf(
  record: PatientRecord,
  rulebook: Rulebook,
  { asOf, comparator, years }: CohortWish,
): CohortPerson | undefined {
  const whole = assess(record, rulebook, asOf);
  const end = years === undefined ? undefined : endOfYears(whole, years, comparator);
  const assessment = end === undefined ? whole : assess(record, rulebook, end);
  return cohortPersonOf(assessment, personSummary(assessment), comparator);
}

const stratumOf = (id: string, person: CohortPerson, { by, strata }: CohortWish): string | undefined =>
  by === "list" ? strata!.get(id) : stratumBy(by, person);

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
