import { type AnswerChanges, isMoved, type LabelTotals, movedLayers } from "@longwatch/core";
import { layerName, told, toldChange } from "../../server/src/cli/present/answer-words.ts";
import { changes, question, type Replay, type Replayed } from "./april-2019.ts";

export const answers = ["no", "cannot-tell", "with-justification", "yes"] as const;

type Answered = { readonly before: (typeof answers)[number] | null; readonly after: (typeof answers)[number] | null };
/** The whole answer of each who is asked, by the label of where they live. */
export type Group = { readonly name: string; readonly people: readonly Answered[] };

/** Those whom a label concerns and who are asked: of each place who waits for a first course, and who has begun. */
export const groups = (people: readonly Replayed[]): readonly Group[] =>
  changes.flatMap(({ name, place }, i): readonly Group[] => {
    if (!name.startsWith("label")) return [];
    const asked = people.flatMap(({ effects, isUnderWay }) => {
      const { candidacy } = effects[i] ?? {};
      return candidacy === undefined || candidacy.before === null ? [] : [{ ...candidacy, isUnderWay }];
    });
    return [
      { when: "before the first course", some: asked.filter((one) => !one.isUnderWay) },
      { when: "begun before", some: asked.filter((one) => one.isUnderWay) },
    ].flatMap(({ when, some }) =>
      some.length === 0 ? [] : [{ name: `${place}, ${when}: ${some.length} people`, people: some }],
    );
  });

/** docs/reports/april-2019.md, from what was found. */
export const report = ({ totals, people }: Replay): string =>
  `${[
    head,
    "## Who is affected",
    table(
      ["", ...changes.map(({ name }) => name)],
      (
        [
          ["in the clinic", ({ people: all }) => all],
          ["live elsewhere", ({ elsewhere }) => elsewhere],
          ["would have something else to do, or be told another answer", ({ affected }) => affected],
          ["the same by another text, or for other reasons", ({ textOnly }) => textOnly],
          ["nothing at all", ({ unchanged }) => unchanged],
        ] as const satisfies readonly (readonly [string, (of: LabelTotals) => number])[]
      ).map(([name, of]) => [name, ...totals.map((one) => `${of(one)}`)]),
    ),
    "In the US, Canada, Australia and Switzerland no version begins on that day: nothing changed there.",
    "## Is a course an option?",
    "![Whether a course was an option, the day before and on the day](april-2019.svg)",
    ...groups(people).map(groupTable),
    "Whoever had an infusion before the day keeps the rule by which they began: the two routes of the interim measures are asked of new starts only. Where both answers are *cannot tell*, the record lacks an answer that every version asks for; that is the usual state between courses, when nobody asks.",
    "## Is it paid for?",
    "In England, by the notice of that April, of which the day is not known; whether a course is an option does not hang on it. The notice was read for its two earlier therapies; that whoever had begun goes on is taken from the European measures. So of a third or later course it asks less than the guidance before it, which asked for active disease: where nobody had written that down, *cannot tell* becomes *yes*.",
    ...totals.flatMap((one, i) => (changes[i]!.name.startsWith("label") ? [] : [paidTable(one)])),
    "## Whose answer changes",
    answersChanged(people),
    "## What else changes",
    otherChanges(people),
    "## How it was made",
    made,
  ].join("\n\n")}\n`;

const head = `# The day Europe restricted the drug

On 12 April 2019 the European regulator's safety committee restricted alemtuzumab, while it looked into strokes, deaths and immune diseases: new starts only for adults with highly active relapsing-remitting disease
despite two other medicines, or where every other was unsuitable; whoever was being treated and had a benefit could go on. The United Kingdom followed, and so did what is paid for in England. This page asks, of a clinic of ${question.people} **people who do not exist**, what that day changed.

It says what the [draft rules](../../protocols/README.md) make of invented records. It is no finding about patients, and nobody has signed the rules: **not for clinical use.** How it works: [label changes](../label-changes.md).`;

function groupTable({ name, people }: Group): string {
  const same = Map.groupBy(people, ({ before, after }) => `${before} ${after}`);
  const rows = [...same.values()].toSorted((a, b) => b.length - a.length).map((some) => rowOf(some[0]!, some.length));
  return table([name, "on the day", "people"], rows);
}

const rowOf = ({ before, after }: Answered, people: number): readonly string[] => [
  told(before),
  before === after ? "the same" : `**${told(after)}**`,
  `${people}`,
];

function paidTable({ candidacy: { answers: asked, layers } }: LabelTotals): string {
  const moved = layers.filter(({ layer }) => layer === "reimbursement");
  const count = (some: readonly { readonly people: number }[]): number =>
    some.reduce((sum, one) => sum + one.people, 0);
  const all = count(asked);
  return table(
    [`asked: ${all} people`, "on the day", "people"],
    [
      ...moved.toSorted((a, b) => b.people - a.people).map((one) => rowOf(one, one.people)),
      ["any answer", "the same", `${all - count(moved)}`],
    ],
  );
}

function answersChanged(people: readonly Replayed[]): string {
  const rows = changes.flatMap((_, i) =>
    people.flatMap(({ patient, isUnderWay, effects }) => {
      const candidacy = effects[i]?.changes.candidacy ?? undefined;
      if (candidacy === undefined) return [];
      return movedLayers(candidacy).map(({ layer, before, after, decided }) => [
        patient,
        isUnderWay ? "a further one" : "the first",
        layerName(layer),
        told(before),
        told(after),
        toldChange(candidacy),
        decided.after.map(({ name }) => name).join("; ") || "–",
      ]);
    }),
  );
  return rows.length === 0
    ? "Nobody's."
    : table(["person", "course", "by", "the day before", "on the day", "the whole", "what gives the new answer"], rows);
}

function otherChanges(people: readonly Replayed[]): string {
  const found = people.flatMap(({ effects }) => effects.flatMap((effect) => effect?.changes ?? []));
  const rows = otherKinds
    .map(([name, of]) => [name, found.map(of).filter((n) => n > 0)] as const)
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

const made = `\`npm run replay\` writes this page. The same, one line a person:

\`\`\`sh
longwatch simulate --preset ${question.preset} --people ${question.people} --seed ${question.seed} --through ${question.on} --out clinic
${changes.map(({ before, after }) => `longwatch protocol diff ${before} ${after} --cohort clinic/records --as-of ${question.on}`).join("\n")}
\`\`\`

A test makes all of it again, and compares page and drawing.`;

const table = (titles: readonly string[], rows: readonly (readonly string[])[]): string =>
  [titles, titles.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
