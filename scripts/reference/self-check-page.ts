import { realRulebook } from "../../core/src/testing/rulebook.ts";
import { generated, table } from "./schema-words.ts";
import { finerKeysTable, type Outcome, type Row, type Span, selfCheckTable, type Table } from "./self-check-table.ts";

/** docs/reference/self-check.md: which answer is how urgent on which day, as the rules say when they are asked. */
export function selfCheckPage(): string {
  const questions = selfCheckTable(realRulebook);
  const finer = finerKeysTable(realRulebook);
  return `${generated}
# How urgent an answer of the self-check is

Computed, not written: each cell is what \`assess\` says of somebody with one infusion who answers "yes" to this and nothing else is
known, so many days after it. The questions stand in [the self-check](../../protocols/self-check/1.sheet.md), which knows no urgency; the rules
are those of [the default signals](../../protocols/default-signals/1.sheet.md), signed by nobody. A clinic that tunes a rule gets another table.
What else is on file (results, medicines, a pregnancy, an older answer) may change it.

Day 0 is the day of the infusion; 92 days stand for three months, 245 for eight. Columns begin where some rule begins or ends.

## The questions

A row with **+** is shown where a second "yes" changes the urgency. *(task)*: no rule listens; the nurse has a task of that urgency.

${inWords("question", questions)}

## The finer keys, told alone

As a nurse writes them down after a call. –: no rule speaks of it alone; it counts together with something else.

${inWords("key", finer)}
`;
}

const inWords = (first: string, { spans, rows }: Table): string =>
  table([first, ...spans.map(spanInWords), "rules"], rows.map(rowInWords));

const spanInWords = ({ from, through }: Span): string =>
  through === undefined ? `day ${from} on` : from === through ? `day ${from}` : `days ${from}–${through}`;

function rowInWords({ number, answers, outcomes }: Row): readonly string[] {
  const [first, second] = answers;
  const name = second === undefined ? `\`${first}\`` : `&emsp;+ \`${second}\``;
  const rules = [...new Set(outcomes.map(({ rule }) => rule).filter((rule) => rule !== ""))];
  return [number === undefined ? name : `**${number}** ${name}`, ...outcomes.map(outcomeInWords), rules.join(", ")];
}

function outcomeInWords({ urgency, by }: Outcome): string {
  switch (by) {
    case "signal":
      return urgency === "IMMEDIATE" ? "**IMMEDIATE**" : urgency;
    case "task":
      return `${urgency} *(task)*`;
    case "nothing":
      return "–";
  }
}
