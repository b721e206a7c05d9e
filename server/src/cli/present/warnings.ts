import {
  type Assessment,
  conditionName,
  confirmationsFor,
  formatDay,
  nameOfTest,
  type Obligation,
  type Reference,
  renderSignal,
  type Signal,
  say,
} from "@longwatch/core";
import { bold, columns, dim, red, wrapped } from "./layout.ts";
import { citation } from "./source.ts";

/** Warnings that nobody has closed, the most urgent first; each with its reason and what to do. */
export function warnings({ signals, obligations }: Assessment, references: readonly Reference[]): readonly string[] {
  const open = signals.signals.filter((one) => !["resolved", "explained", "accepted"].includes(one.state));
  if (open.length === 0) return [];
  const ranked = open.toSorted((a, b) => urgencyOf(a.urgency) - urgencyOf(b.urgency) || a.openedOn - b.openedOn);
  return [
    red(bold("Warning signs")),
    ...ranked.flatMap((one) => warning(one, confirmationsFor(one, obligations), references)),
    "",
  ];
}

const urgencyOf = (urgency: string): number => ["IMMEDIATE", "24H", "7D", "ROUTINE"].indexOf(urgency);

function warning(
  one: Signal,
  confirmations: readonly Obligation[],
  references: readonly Reference[],
): readonly string[] {
  const { rule, layer, protocol } = one.inForce;
  const json = renderSignal(one);
  const others = one.candidates.filter((candidate) => candidate !== one.signal);
  const seen = json.comparisons
    .filter(({ result }) => result === "yes")
    .map(({ left, saw, comparator = "", op, right, unit = "", from }) =>
      `${left} ${comparator}${saw} ${op} ${right} ${unit}${from === undefined ? "" : ` (${from})`}`
        .replace(/ +/g, " ")
        .trim(),
    );
  return [
    `  ${one.urgency}  ${bold(rule.name)}  since ${formatDay(one.openedOn)}, ${say(`signal.${one.state}`, {})}${one.historical ? ", found late: for review" : ""}${one.recurrence ? ", again" : ""}`,
    ...wrapped(`why: ${rule.says}`, 14),
    ...(seen.length === 0 ? [] : wrapped(`seen: ${seen.join("; ")}`, 14)),
    ...json.advice.flatMap(({ text }) => wrapped(`do: ${text}`, 14)),
    ...confirmations.flatMap((test) => wrapped(awaited(test), 14)),
    ...(others.length === 0 ? [] : wrapped(`could also be: ${others.map((one) => conditionName(one)).join(", ")}`, 14)),
    ...wrapped(
      `source: ${citation(layer, protocol, rule.sources, rule.confidence, references)}; ${say(`basis.${rule.basis}`, {})}`,
      14,
    ).map(dim),
    dim(`${" ".repeat(14)}${one.key}  ${one.rule}`),
  ];
}

/** What of the tests that it waits for has come, and by when the rest must. */
function awaited({ status, fulfilledOn, dueOn, evidence, lacking }: Obligation): string {
  if (fulfilledOn !== undefined) return `tests: all there on ${formatDay(fulfilledOn)}`;
  const late = status === "overdue" || status === "missed" ? ", late" : "";
  const tests = evidence.length === 0 ? "all of these tests" : lacking.map((test) => nameOfTest(test)).join(", ");
  return `waits for: ${tests}, by ${formatDay(dueOn)}${late}`;
}

/** What may not go on, and because of what, by name. */
export function held({ holds, signals, obligations }: Assessment): readonly string[] {
  if (holds.length === 0) return [];
  const names = new Map(
    obligations.flatMap((one) => one.obligations.map((each) => [each.key, each.inForce.rule.name])),
  );
  for (const { key, inForce } of signals.signals) names.set(key, inForce.rule.name);
  const rows = holds.map(({ what, since, because }) => [
    say(`hold.${what}`, {}),
    `since ${formatDay(since)}`,
    [...new Set(because.map((key) => names.get(key) ?? key))].join("; "),
  ]);
  return [red(bold("Hold")), ...columns(rows), ""];
}
