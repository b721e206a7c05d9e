import { type AnswerChanges, isMoved } from "@longwatch/core";
import { digestOf, question, type Replay, type Replayed } from "./april-2019.ts";

export const answers = ["no", "cannot-tell", "with-justification", "yes"] as const;
type Answer = (typeof answers)[number];
const words: Readonly<Record<Answer, string>> = {
  no: "no",
  "cannot-tell": "cannot tell",
  "with-justification": "with a reason",
  yes: "yes",
};
export const told = (answer: Answer | null): string => (answer === null ? "not asked" : words[answer]);

export type Group = { readonly name: string; readonly people: readonly Replayed[] };

/** Those whom the European rules concern and who are asked: who waits for a first course, and who has begun. */
export function groups(people: readonly Replayed[]): readonly Group[] {
  const asked = people.filter(({ effect }) => effect !== undefined && effect.candidacy.before !== null);
  const [waiting, begun] = [asked.filter((one) => !one.isUnderWay), asked.filter((one) => one.isUnderWay)];
  return [
    { name: `before the first course: ${waiting.length} people`, people: waiting },
    { name: `begun before: ${begun.length} people`, people: begun },
  ].filter((group) => group.people.length > 0);
}

/** docs/reports/april-2019.md, from what was found. */
export function report(found: Replay): string {
  const { totals, people } = found;
  const changed = people.filter(({ effect }) => effect !== undefined && isChanged(effect.candidacy));
  return `${[
    head,
    "## Who is affected",
    table(
      ["", "people"],
      [
        ["in the clinic", `${totals.people}`],
        ["live under other rules (GB, US, CA, AU, CH): nothing changes", `${totals.elsewhere}`],
        ["would have something else to do, or be told another answer", `${totals.affected}`],
        ["the same by another text, or for other reasons", `${totals.textOnly}`],
        ["nothing at all", `${totals.unchanged}`],
      ],
    ),
    "## Is a course an option?",
    "![Whether a course was an option, the day before and on the day](april-2019.svg)",
    ...groups(people).map(groupTable),
    "Whoever had an infusion before the day keeps the rule by which they began: the two routes of the interim measures are asked of new starts only. Where both answers are *cannot tell*, the record lacks an answer that every version asks for; that is the usual state between courses, when nobody asks.",
    "## Whose answer changes",
    changed.length === 0
      ? "Nobody's."
      : table(["person", "course", "the day before", "on the day", "what gives the new answer"], changed.map(rowOf)),
    "## What else changes",
    otherChanges(people),
    "## How it was made",
    made(found),
  ].join("\n\n")}\n`;
}

const head = `# The day Europe restricted the drug

On 12 April 2019 the European regulator's safety committee restricted alemtuzumab, while it looked into strokes, deaths and immune diseases: new starts only for adults with highly active relapsing-remitting disease
despite two other medicines, or where every other was unsuitable; whoever was being treated and had a benefit could go on. This page asks, of a clinic of ${question.people} **people who do not exist**, what that day changed.

It says what the [draft rules](../../protocols/README.md) make of invented records. It is no finding about patients, and nobody has signed the rules: **not for clinical use.** How it works: [label changes](../label-changes.md).`;

const isChanged = ({ before, after }: { readonly before: unknown; readonly after: unknown }): boolean =>
  before !== after;

function groupTable({ name, people }: Group): string {
  const counts = Map.groupBy(people, ({ effect }) => `${effect!.candidacy.before} ${effect!.candidacy.after}`);
  const rows = [...counts.values()]
    .toSorted((a, b) => b.length - a.length)
    .map((some) => {
      const { before, after } = some[0]!.effect!.candidacy;
      return [told(before), before === after ? "the same" : `**${told(after)}**`, `${some.length}`];
    });
  return table([name, "on the day", "people"], rows);
}

function rowOf({ patient, isUnderWay, effect }: Replayed): readonly string[] {
  const { before, after } = effect!.candidacy;
  const why = effect!.changes.candidacy?.decided.after.map(({ name }) => name).join("; ");
  return [
    patient,
    isUnderWay ? "a further one" : "the first",
    told(before),
    told(after),
    why === "" ? "–" : (why ?? "–"),
  ];
}

function otherChanges(people: readonly Replayed[]): string {
  const changes = people.flatMap(({ effect }) => effect?.changes ?? []);
  const rows = otherKinds
    .map(([name, of]) => [name, changes.map(of).filter((n) => n > 0)] as const)
    .filter(([, some]) => some.length > 0)
    .map(([name, some]) => [name, `${some.reduce((sum, n) => sum + n, 0)}`, `${some.length}`]);
  return rows.length === 0
    ? "Nothing: no date, signal, hold or task is otherwise for anybody on the day."
    : table(["", "in all", "people"], rows);
}

const dates =
  (of: "appear" | "vanish" | "move" | "otherLimit") =>
  ({ rules }: AnswerChanges): number =>
    rules.filter(isMoved).reduce((sum, one) => sum + one[of], 0);

const otherKinds: readonly (readonly [string, (one: AnswerChanges) => number])[] = [
  ["dates that come", dates("appear")],
  ["dates that go", dates("vanish")],
  ["dates that move", dates("move")],
  ["dates that are late from another day", dates("otherLimit")],
  ["signals that come or go, or change their urgency", ({ signals }) => signals.length],
  ["holds that come or go", ({ holds }) => holds.appear.length + holds.vanish.length],
  ["tasks that come or go on the day", ({ tasks }) => tasks.appear.length + tasks.vanish.length],
];

const made = (found: Replay): string => `\`npm run replay\` writes this page. The same, one line a person:

\`\`\`sh
longwatch simulate --preset ${question.preset} --people ${question.people} --seed ${question.seed} --through ${question.on} --out clinic
longwatch protocol diff ${question.before} ${question.after} --cohort clinic/records --as-of ${question.on}
\`\`\`

A test makes the first ${question.checked} people again and compares what it finds: \`${digestOf(found)}\`.`;

const table = (titles: readonly string[], rows: readonly (readonly string[])[]): string =>
  [titles, titles.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
