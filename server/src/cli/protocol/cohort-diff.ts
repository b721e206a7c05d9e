import path from "node:path";
import {
  changesWork,
  compileRulebook,
  countEffects,
  type Day,
  effectOf,
  formatDay,
  type Issue,
  isAlike,
  type LabelTotals,
  labelChange,
  type Protocol,
  parseDay,
  protocolName,
} from "@longwatch/core";
import { stopwatch, today } from "../../clock.ts";
import { type FileResult, read, unread, unreadFor } from "../../files/file-result.ts";
import type { FileIssues } from "../../files/print-issues.ts";
import { loadRules } from "../../protocols/load.ts";
import { type Progress, progressOf, silent } from "../../simulate/progress.ts";
import { readRecord } from "../case.ts";
import { type Outcome, printed, printedJson, using } from "../outcome.ts";
import { type AffectedPerson, presentLabelChange } from "../present/label-change.ts";
import { idOfAnother, recordFiles } from "../record-files.ts";

export type CohortDiffOptions = {
  readonly cohort: string;
  readonly asOf?: string;
  readonly from?: string;
  readonly policy?: string;
  readonly json?: boolean;
};

/** What the second version in the place of the first would do to each person of a folder. */
export const cohortDiff = (before: string, after: string, options: CohortDiffOptions): Outcome =>
  using(readQuestion(before, after, options), ({ first, second, rulebook, from, asOf }) =>
    using(recordFiles(options.cohort), (names) => {
      const change = labelChange(rulebook, first, second, { from, asOf });
      const progress = shown(names.length, options);
      const { affected, totals, problems } = lookedAt(options.cohort, names, change, progress);
      const found = { before, after, from: formatDay(from), asOf: formatDay(asOf), unread: problems.length, totals };
      const { text } = options.json
        ? printedJson({ diff: 1, ...found, affected })
        : printed(presentLabelChange(found, affected));
      return { text, problems };
    }),
  );

type Looked = {
  readonly affected: readonly AffectedPerson[];
  readonly totals: LabelTotals;
  readonly problems: readonly FileIssues[];
};

/** One person after the other; of those for whom nothing changes nothing is kept. */
function lookedAt(
  folder: string,
  names: readonly string[],
  change: ReturnType<typeof labelChange>,
  progress: Progress,
): Looked {
  const affected: AffectedPerson[] = [];
  const problems: FileIssues[] = [];
  const seen = new Set<string>();
  const counter = countEffects();
  for (const [i, name] of names.entries()) {
    const file = path.join(folder, name);
    const record = readRecord(file);
    if (!record.ok) problems.push(...record.problems);
    else if (seen.has(record.value.patient.id)) problems.push({ file, issues: [idOfAnother] });
    else {
      const patient = record.value.patient.id;
      seen.add(patient);
      const effect = effectOf(change, record.value);
      counter.add(effect);
      if (effect !== undefined && !isAlike(effect.changes))
        affected.push({ patient, isWorkChanged: changesWork(effect.changes), ...effect.changes });
    }
    progress.done(i + 1);
  }
  progress.end();
  return { affected, totals: counter.totals(), problems };
}

type Question = {
  readonly first: Protocol;
  readonly second: Protocol;
  readonly rulebook: ReturnType<typeof compileRulebook>;
  readonly from: Day;
  readonly asOf: Day;
};

/** Both versions, the days and the rules, or everything that is wrong with them. The clock is read only without `--as-of`. */
function readQuestion(before: string, after: string, options: CohortDiffOptions): FileResult<Question> {
  const asOf = dayOf("--as-of", options.asOf, today);
  const from = dayOf("--from", options.from, () => (asOf.ok ? asOf.value : today()));
  const rules = loadRules(options.policy);
  if (!(asOf.ok && from.ok && rules.ok))
    return unread([asOf, from, rules].flatMap((one) => (one.ok ? [] : one.problems)));
  const { protocols, adoptions } = rules.value;
  const [first, second] = [before, after].map((name) => protocols.find((one) => protocolName(one) === name));
  if (first === undefined || second === undefined) {
    const near = protocols.map(protocolName).filter((name) => name.startsWith(`${before.split("@")[0]}@`));
    const remedy = `Write versions of one protocol that is in use${near.length === 0 ? "" : `: ${near.join(", ")}`}.`;
    const saw = first === undefined ? before : after;
    return unreadFor("protocols", problem("protocol-reference-unknown", saw, remedy));
  }
  if (first.protocol !== second.protocol) {
    const remedy = "Compare two versions of one protocol: one cannot take the place of another for the same people.";
    return unreadFor("protocols", problem("value-not-allowed", `${before} and ${after}`, remedy));
  }
  return read({ first, second, rulebook: compileRulebook(protocols, adoptions), from: from.value, asOf: asOf.value });
}

function dayOf(option: string, text: string | undefined, otherwise: () => Day): FileResult<Day> {
  const day = text === undefined ? otherwise() : parseDay(text);
  const remedy = "Write a date that exists as YYYY-MM-DD.";
  return day === undefined ? unreadFor(option, problem("date-impossible", text ?? "", remedy)) : read(day);
}

const problem = (code: Issue["code"], saw: string, remedy: string): Issue => ({
  code,
  severity: "error",
  at: "/",
  saw: JSON.stringify(saw),
  remedy,
});

const shown = (people: number, { json }: CohortDiffOptions): Progress =>
  json === true
    ? silent
    : progressOf(people, {
        write: (text) => void process.stderr.write(text),
        isTerminal: process.stderr.isTTY === true,
        elapsed: stopwatch(),
      });
