import type { Assessment } from "../../assessment.ts";
import { addDays, type Day, formatDay } from "../../base/calendar.ts";
import type { Fact, FactOfKind } from "../../facts/fact.ts";
import type { Loose } from "../panel.ts";
import { factOf, infusionOn, momentOf, resultOn, type State } from "./world.ts";

/** One thing that may happen next. */
export type Move = { readonly name: string; readonly to: State };

/** What may happen, by family; a run takes some of them, so that it can go deeper. */
export type Family = "time" | "results" | "corrections" | "tasks" | "warnings" | "endings" | "courses" | "waivers";
export const families: readonly Family[] = [
  "time",
  "results",
  "corrections",
  "tasks",
  "warnings",
  "endings",
  "courses",
  "waivers",
];

/** Everything of the families that may happen in a state. */
export const movesFrom = (state: State, answer: Assessment, of: readonly Family[]): readonly Move[] =>
  of.flatMap((family) => moves[family](state, answer));

type Moves = (state: State, answer: Assessment) => readonly Move[];

const add = ({ asOf, facts }: State, name: string, fact: Fact): Move => ({
  name,
  to: { asOf, facts: [...facts, fact] },
});

/** Facts of a day whose order matters are numbered: those of results and warnings together, those of a task by themselves. */
const rankOf = ({ facts, asOf }: State, prefixes: readonly string[]): number =>
  facts.filter(({ id }) => prefixes.some((prefix) => id.startsWith(`${prefix}${asOf}.`))).length;

const clinical = ["result-", "correction-", "withdrawal-", "act-signal-", "task-signal-"];
const lastOf = <K extends Fact["kind"]>(facts: readonly Fact[], kind: K): FactOfKind<K> | undefined =>
  facts.findLast((one): one is FactOfKind<K> => one.kind === kind);

function written(state: State, name: string, prefix: string, rank: number, fields: Loose): Move {
  const id = `${prefix}${state.asOf}.${rank}-${name}`;
  return add(state, name, factOf({ id, recordedAt: momentOf(state.asOf, rank), ...fields }));
}

/** To the next day on which the answer changes by itself; where none is known, a month. */
const time: Moves = ({ asOf, facts }, { nextChangeOn }) => {
  const day = Number.isFinite(nextChangeOn) ? nextChangeOn : addDays(asOf, 30);
  return [
    { name: "the next change", to: { asOf: day, facts } },
    { name: "a day", to: { asOf: addDays(asOf, 1), facts } },
  ];
};

const results: Moves = (state) => {
  const rank = rankOf(state, clinical);
  const { asOf } = state;
  return [
    ...[212, 120, 60, 20].map((value) => add(state, `platelets ${value}`, resultOn(asOf, rank, value))),
    add(state, "preliminary 60", resultOn(asOf, rank, 60, { status: "preliminary" })),
    add(state, "clotted 212", resultOn(asOf, rank, 212, { specimen: ["clotted"] })),
  ];
};

const corrections: Moves = (state) => {
  const last = lastOf(state.facts, "result-reported");
  if (last === undefined) return [];
  const rank = rankOf(state, clinical);
  const corrected = (value: number): Move =>
    written(state, `${last.id} is ${value}`, "correction-", rank, {
      kind: "result-reported",
      collectedOn: formatDay(last.earliest),
      analyte: "platelets",
      value,
      unit: "10*9/L",
      supersedes: last.id,
    });
  return [
    corrected(212),
    corrected(60),
    written(state, `${last.id} taken back`, "withdrawal-", rank, {
      kind: "fact-retracted",
      fact: last.id,
      reason: "model",
      by: "AB",
    }),
  ];
};

const tasks: Moves = (state, answer) =>
  answer.tasks.flatMap((task) => {
    const isOfSignal = task.key.startsWith("signal/");
    const prefix = isOfSignal ? "task-signal-" : `task-${task.key}-`;
    const rank = rankOf(state, isOfSignal ? clinical : [prefix]);
    const act = (action: string, name: string, more: Readonly<Record<string, unknown>> = {}): Move =>
      written(state, `${name} ${task.key}`, prefix, rank, {
        kind: "task-acted",
        task: task.key,
        action,
        by: "AB",
        ...more,
      });
    const until = (days: number) => ({ until: formatDay(addDays(state.asOf, days)), reason: "model" });
    return [
      act("take", "take"),
      act("assign", "give to CD", { to: "CD" }),
      act("assign", "give to physicians", { to: "role/physician" }),
      act("assign", "give to nurses", { to: "role/nurse" }),
      act("snooze", "set aside 3", until(3)),
      act("snooze", "set aside 400", until(400)),
      act("snooze", "set aside 3 without reason", { until: formatDay(addDays(state.asOf, 3)) }),
      act("done", "say done"),
      act("reopen", "reopen"),
    ];
  });

const warnings: Moves = (state, { signals }) => {
  const rank = rankOf(state, clinical);
  const range = { acceptedRange: { analyte: "platelets", low: 50, high: 149, unit: "10*9/L" } };
  const last = lastOf(state.facts, "signal-acted");
  return [
    ...signals.signals.flatMap(({ key }) =>
      (["acknowledged", "confirmed", "explained", "referred", "accepted", "resolved"] as const).map((action) =>
        written(state, `${action} ${key}`, "act-signal-", rank, {
          kind: "signal-acted",
          actedAt: momentOf(state.asOf, rank),
          signal: key,
          action,
          reason: "model",
          by: "AB",
          ...(action === "accepted" ? { ...range, until: formatDay(addDays(state.asOf, 20)) } : {}),
        }),
      ),
    ),
    ...(last === undefined
      ? []
      : [
          written(state, `${last.id} taken back`, "withdrawal-", rank, {
            kind: "fact-retracted",
            fact: last.id,
            reason: "model",
            by: "AB",
          }),
        ]),
  ];
};

const endings: Moves = (state) => {
  const prefix = "ending-";
  const rank = rankOf(state, [prefix]);
  const end = (name: string, reason: string, more: Readonly<Record<string, unknown>> = {}): Move =>
    written(state, name, prefix, rank, {
      kind: "follow-up-ended",
      endedOn: formatDay(state.asOf),
      reason,
      by: "AB",
      ...more,
    });
  const last = lastOf(state.facts, "follow-up-ended");
  return [
    end("died", "died"),
    end("review completed", "completed-review"),
    end("handed over, nobody accepted", "handed-over"),
    end("handed over and accepted", "handed-over", { acceptedBy: "clinic B" }),
    end("declined", "declined"),
    ...(last === undefined
      ? []
      : [
          written(state, `${last.id} taken back`, prefix, rank, {
            kind: "fact-retracted",
            fact: last.id,
            reason: "model",
            by: "AB",
          }),
        ]),
  ];
};

/** A further infusion of today, a plan of one, a move to another country's label and to one that we do not know. */
const courses: Moves = (state) => {
  const { asOf, facts } = state;
  const plan = `plan-${asOf}`;
  return [
    ...(facts.some(({ id }) => id === `infusion-${asOf}`) ? [] : [add(state, "infusion", infusionOn(asOf))]),
    ...(facts.some(({ id }) => id === plan)
      ? []
      : [
          add(
            state,
            "course planned",
            factOf({
              id: plan,
              kind: "course-planned",
              firstInfusionOn: formatDay(addDays(asOf, 20)),
              recordedAt: momentOf(asOf, 0),
            }),
          ),
        ]),
    ...["US", "BR"].map((jurisdiction) => {
      const prefix = "move-";
      return written(state, `moved to ${jurisdiction}`, prefix, rankOf(state, [prefix]), {
        kind: "care-moved",
        movedOn: formatDay(asOf),
        jurisdiction,
      });
    }),
  ];
};

const waivers: Moves = (state, { obligations }) => {
  const late = obligations
    .flatMap((one) => one.obligations)
    .find(({ status }) => status === "overdue" || status === "due" || status === "missed");
  const last = lastOf(state.facts, "obligation-waived");
  const prefix = "waiver-";
  const rank = rankOf(state, [prefix]);
  const waive = (name: string, until?: Day): readonly Move[] =>
    late === undefined
      ? []
      : [
          written(state, `${name} ${late.key}`, prefix, rank, {
            kind: "obligation-waived",
            waivedOn: formatDay(state.asOf),
            obligation: late.key,
            reason: "model",
            by: "AB",
            ...(until === undefined ? {} : { until: formatDay(until) }),
          }),
        ];
  return [
    ...waive("waive"),
    ...waive("waive for ten days", addDays(state.asOf, 10)),
    ...(last === undefined
      ? []
      : [
          written(state, `${last.id} taken back`, prefix, rank, {
            kind: "fact-retracted",
            fact: last.id,
            reason: "model",
            by: "AB",
          }),
        ]),
  ];
};

const moves: Readonly<Record<Family, Moves>> = {
  time,
  results,
  corrections,
  tasks,
  warnings,
  endings,
  courses,
  waivers,
};
