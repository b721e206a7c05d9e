import { type Reference, type SignalExplanation, say } from "@longwatch/core";
import { bold, columns, wrapped } from "./layout.ts";
import { citation } from "./source.ts";

/** A warning for a person: the rule in words, its source, what was seen and when, what to do, what closes it. */
export function presentSignal(why: SignalExplanation, references: readonly Reference[]): string {
  const { signal } = why;
  return [
    bold(`${signal.key}  ${signal.name}: ${signal.urgency}, ${say(`signal.${signal.state}`, {})}`),
    "",
    bold(`Rule ${signal.rule}`),
    ...wrapped(why.says, 2),
    ...wrapped(citation(signal.layer, signal.protocol, signal.sources, signal.confidence, references), 2),
    ...wrapped(`Basis ${signal.basis}: ${why.basisText}.`, 2),
    ...why.others.flatMap(({ protocol, says }) => wrapped(`Also ${protocol}: ${says}`, 2)),
    "",
    bold("What spoke"),
    ...columns(why.hits.map(({ on, urgency, rule, name, facts }) => [on, urgency, rule, name, facts.join("; ")])),
    "",
    bold("Comparisons"),
    ...(signal.comparisons.length === 0
      ? ["  none"]
      : columns(
          signal.comparisons.map(({ left, saw, comparator = "", op, right, unit = "", from = "", result }) => [
            left,
            `${comparator}${saw}`,
            op,
            `${right} ${unit}`.trim(),
            from,
            result,
          ]),
        )),
    "",
    bold("What to do"),
    ...(signal.advice.length === 0
      ? ["  nothing is laid down"]
      : signal.advice.flatMap(({ text }) => wrapped(text, 2))),
    ...(signal.deadlineAt === null ? [] : wrapped(`Act before ${signal.deadlineAt}.`, 2)),
    ...(signal.confirmBy === null ? [] : wrapped(`Confirm before ${signal.confirmBy}.`, 2)),
    ...(signal.holds.length === 0 ? [] : wrapped(`Hold: ${signal.holds.join(", ")}.`, 2)),
    "",
    bold("What closes it"),
    ...wrapped(why.closes, 2),
    ...why.acts.flatMap((act) => wrapped(act, 2)),
  ].join("\n");
}
