import {
  type AnswerChanges,
  type CandidacyChange,
  changesCandidacy,
  decidingAnew,
  isMoved,
  type LabelTotals,
  type LayerChange,
  movedLayers,
} from "@longwatch/core";
import { layerName, toldChange } from "./answer-words.ts";
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

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

function table(people: readonly AffectedPerson[]): readonly string[] {
  const head = ["PERSON", "CANDIDACY", "DATES", "SIGNALS", "HOLDS", "TASKS", "WATCH ENDS", "GIVEN BY"];
  const [titles, ...rows] = columns([head, ...people.map(rowOf)], 0);
  return [bold(titles!), ...rows];
}

function rowOf({ patient, candidacy, rules, signals, holds, tasks, followUpEnds }: AffectedPerson): readonly string[] {
  const moved = rules.filter(isMoved);
  const sum = (of: "appear" | "vanish" | "move" | "otherLimit"): number => moved.reduce((all, one) => all + one[of], 0);
  return [
    patient,
    changesCandidacy(candidacy) ? answersIn(candidacy!) : "-",
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
    candidacy === null ? "-" : decidingAnew(candidacy).map(criterionIn).join("; ") || "-",
  ];
}

/** The whole answer with the layers that move as it does, then those that move otherwise: where the whole stays, they are all that changes. */
function answersIn(candidacy: CandidacyChange): string {
  const moved = movedLayers(candidacy);
  const isWhole = ({ before, after }: LayerChange): boolean => before === candidacy.before && after === candidacy.after;
  const alike = moved.filter(isWhole).map(({ layer }) => layerName(layer));
  return [
    `${toldChange(candidacy)}${alike.length === 0 ? "" : ` (${alike.join(", ")})`}`,
    ...moved.filter((one) => !isWhole(one)).map((one) => `${layerName(one.layer)}: ${toldChange(one)}`),
  ].join("; ");
}

type Criterion = LabelTotals["candidacy"]["decidedBy"][number];
const criterionIn = ({ name, layer }: Pick<Criterion, "name" | "layer">): string => `${name} (${layerName(layer)})`;

const marks = (parts: readonly (readonly [string, number])[]): string =>
  parts
    .filter(([, count]) => count > 0)
    .map(([sign, count]) => `${sign}${count}`)
    .join(" ") || "-";

function answersOf({ candidacy: { answers, layers, otherReasons, decidedBy } }: LabelTotals): readonly string[] {
  const asked = answers.reduce((sum, one) => sum + one.people, 0);
  if (asked === 0) return [];
  const rows = answers.map((one) => [toldChange(one), `${one.people}`]);
  return [
    "",
    bold(`Is it an option? Of ${counted(asked, "person", "people")} who are asked`),
    ...columns(rows),
    ...(otherReasons === 0 ? [] : [`  of those whose answer stays, for other reasons: ${otherReasons}`]),
    ...(layers.length === 0 ? [] : ["", bold("Which layers answer otherwise")]),
    ...columns(layers.map((one) => [layerName(one.layer), toldChange(one), `${one.people}`])),
    ...(decidedBy.length === 0 ? [] : ["", bold("What gives the new answers")]),
    ...columns(decidedBy.map((one) => [criterionIn(one), `${one.people}`])),
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
