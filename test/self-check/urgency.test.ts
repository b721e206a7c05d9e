import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { realProtocols } from "../../core/src/testing/protocols.ts";
import { realRulebook } from "../../core/src/testing/rulebook.ts";
import {
  finerKeysTable,
  type Outcome,
  outcomeOf,
  selfCheckTable,
  type Table,
} from "../../scripts/reference/self-check-table.ts";

type Line = {
  readonly yes: readonly string[];
  readonly days: readonly number[];
  readonly urgency: string;
  readonly from: string;
};
const lines = parse(readFileSync(path.join(import.meta.dirname, "urgency.yaml"), "utf8")) as readonly Line[];
const cells = lines.flatMap(({ yes, days, urgency, from }) => days.map((day) => ({ yes, day, urgency, from })));

const inWords = ({ by, urgency }: Outcome): string =>
  ({ signal: urgency, task: `task ${urgency}`, nothing: "none" })[by];

describe("answers of the self-check, as the clinical reference has them", () => {
  test.each(cells)("$yes on day $day: $urgency ($from)", ({ yes, day, urgency }) => {
    expect(inWords(outcomeOf(realRulebook, yes, day))).toBe(urgency);
  });

  test("speak of every question", () => {
    const { questions } = realProtocols.find(({ selfCheck }) => selfCheck !== undefined)!.selfCheck!;
    const spoken = new Set(lines.flatMap(({ yes }) => (yes.length === 1 ? yes : [])));
    expect(questions.map(({ symptom }) => symptom).filter((symptom) => !spoken.has(symptom))).toEqual([]);
  });
});

describe("the tables of docs/reference/self-check.md", () => {
  const tables = { questions: selfCheckTable(realRulebook), finer: finerKeysTable(realRulebook) };
  const at = ({ spans, rows }: Table, yes: readonly string[], day: number): Outcome | undefined => {
    const place = spans.findIndex(({ from, through }) => from <= day && (through === undefined || day <= through));
    return rows.find(({ answers }) => answers.join() === yes.join())?.outcomes[place];
  };

  test("say of each day between and beside their columns what the rules say", () => {
    for (const table of Object.values(tables)) {
      const edges = table.spans.flatMap(({ from, through = 3000 }) => [
        from,
        Math.floor((from + through) / 2),
        through,
      ]);
      for (const { answers } of table.rows)
        for (const day of edges)
          expect(at(table, answers, day)?.urgency, `${answers} on day ${day}`).toBe(
            outcomeOf(realRulebook, answers, day).urgency,
          );
    }
  });

  test("have a row for every question and every finer key", () => {
    const alone = Object.values(tables).flatMap(({ rows }) =>
      rows.flatMap(({ answers }) => (answers.length === 1 ? answers : [])),
    );
    expect(cells.filter(({ yes }) => yes.length === 1 && !alone.includes(yes[0]!))).toEqual([]);
    expect(tables.questions.rows.filter(({ number }) => number !== undefined)).toHaveLength(35);
  });
});
