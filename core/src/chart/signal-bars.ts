import { type Day, formatDay } from "../base/calendar.ts";
import type { Signal } from "../signals/signal.ts";
import { analytes } from "../units/analytes.ts";
import type { ChartSignal } from "./chart-json.ts";
import { dayOrNull } from "./days.ts";

/** Every episode, closed ones included, with the analytes in which it can be seen. */
export const signalBars = (signals: readonly Signal[]): readonly ChartSignal[] => signals.map(barOf);

function barOf(one: Signal): ChartSignal {
  const { evidence, comparisons } = one.reasons();
  const seen = [...comparisons.map(({ left }) => left), ...one.allHits.flatMap(({ columns }) => columns?.key ?? [])];
  return {
    key: one.key,
    signal: one.signal,
    name: one.inForce.rule.name,
    rule: one.rule,
    urgency: one.urgency,
    state: one.state,
    since: formatDay(Math.min(one.openedOn, ...one.allHits.map(({ day }) => day)) as Day),
    openedOn: formatDay(one.openedOn),
    closedOn: dayOrNull(one.closedOn),
    historical: one.historical,
    facts: [...evidence],
    analytes: [...new Set(seen)].filter((key) => analytes.has(key)),
  };
}
