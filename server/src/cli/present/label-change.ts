import { type AnswerChanges, changesCandidacy, isMoved, type LabelTotals } from "@longwatch/core";
import { bold, columns, dim } from "./layout.ts";

export type AffectedPerson = AnswerChanges & { readonly patient: string; readonly isWorkChanged: boolean };

export type LabelChangeFound = {
  readonly before: string;
  readonly after: string;
  readonly from: string;
  readonly asOf: string;
  readonly unread: number;
  readonly totals: LabelTotals;
};

/** Who would be affected, one a line, and what it comes to over all. */
export function presentLabelChange(found: LabelChangeFound, affected: readonly AffectedPerson[]): string {
  const { before, after, from, asOf, unread, totals } = found;
  const { people, elsewhere, textOnly, unchanged } = totals;
  const work = affected.filter(({ isWorkChanged }) => isWorkChanged);
  return [
    bold(`${before} → ${after}, from ${from}, asked on ${asOf}`),
    `${counted(people, "person", "people")}: ${totals.affected} would have something else to do, or be told another answer;`,
    `${textOnly} the same by another text, ${unchanged} nothing at all; ${elsewhere} live under other rules.`,
    ...(unread === 0 ? [] : [`${counted(unread, "file", "files")} could not be read: see below.`]),
    ...(work.length === 0 ? [] : ["", ...table(work)]),
    ...answersOf(totals),
    ...sums(totals),
    "",
    dim("+ comes  − goes  ↔ moves  ⏱ is late from another day  ↕ other urgency"),
    dim("It shows what the rules would say. Nobody has signed the rules: not for clinical use."),
  ].join("\n");
}

const words = { yes: "yes", no: "no", "cannot-tell": "cannot tell", "with-justification": "with a reason" } as const;
const told = (answer: keyof typeof words | null): string => (answer === null ? "not asked" : words[answer]);
const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

function table(people: readonly AffectedPerson[]): readonly string[] {
  const head = ["PERSON", "CANDIDACY", "DATES", "SIGNALS", "HOLDS", "TASKS", "WATCH ENDS"];
  const [titles, ...rows] = columns([head, ...people.map(rowOf)], 0);
  return [bold(titles!), ...rows];
}

function rowOf({ patient, candidacy, rules, signals, holds, tasks, followUpEnds }: AffectedPerson): readonly string[] {
  const moved = rules.filter(isMoved);
  const sum = (of: "appear" | "vanish" | "move" | "otherLimit"): number => moved.reduce((all, one) => all + one[of], 0);
  return [
    patient,
    changesCandidacy(candidacy) ? `${told(candidacy!.before)} → ${told(candidacy!.after)}` : "-",
    marks([
      ["+", sum("appear")],
      ["−", sum("vanish")],
      ["↔", sum("move")],
      ["⏱", sum("otherLimit")],
    ]),
    marks([
      ["+", signals.filter(({ before }) => before === null).length],
      ["−", signals.filter(({ after }) => after === null).length],
      ["↕", signals.filter(({ before, after }) => before !== null && after !== null).length],
    ]),
    marks([
      ["+", holds.appear.length],
      ["−", holds.vanish.length],
    ]),
    marks([
      ["+", tasks.appear.length],
      ["−", tasks.vanish.length],
    ]),
    followUpEnds === null ? "-" : `${followUpEnds.before ?? "none"} → ${followUpEnds.after ?? "none"}`,
  ];
}

const marks = (parts: readonly (readonly [string, number])[]): string =>
  parts
    .filter(([, count]) => count > 0)
    .map(([sign, count]) => `${sign}${count}`)
    .join(" ") || "-";

function answersOf({ candidacy: { answers, otherReasons, decidedBy } }: LabelTotals): readonly string[] {
  const asked = answers.reduce((sum, one) => sum + one.people, 0);
  if (asked === 0) return [];
  const rows = answers.map(({ before, after, people }) => [
    before === after ? `${told(before)}, as before` : `${told(before)} → ${told(after)}`,
    `${people}`,
  ]);
  return [
    "",
    bold(`Is it an option? Of ${counted(asked, "person", "people")} who are asked`),
    ...columns(rows),
    ...(otherReasons === 0 ? [] : [`  of those whose answer stays, for other reasons: ${otherReasons}`]),
    ...(decidedBy.length === 0 ? [] : ["", bold("What gives the new answers")]),
    ...columns(decidedBy.map(({ name, people }) => [name, `${people}`])),
  ];
}

function sums({ dates, signals, holds, tasks, watchEnds }: LabelTotals): readonly string[] {
  const rows = (
    [
      ["dates that come", dates.appear],
      ["dates that go", dates.vanish],
      ["dates that move", dates.move],
      ["dates that are late from another day", dates.otherLimit],
      ["signals that come", signals.appear],
      ["signals that go", signals.vanish],
      ["signals of another urgency", signals.urgency],
      ["holds that come", holds.appear],
      ["holds that go", holds.vanish],
      ["tasks that come", tasks.appear],
      ["tasks that go", tasks.vanish],
      ["ends of the watch", { people: watchEnds, count: watchEnds }],
    ] as const
  ).filter(([, { count }]) => count > 0);
  if (rows.length === 0) return [];
  return [
    "",
    bold("What changes"),
    ...columns(
      rows.map(([name, { count, people }]) => [name, `${count}`, `of ${counted(people, "person", "people")}`]),
    ),
  ];
}
