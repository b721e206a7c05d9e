import { formatDay } from "../base/calendar.ts";
import type { Obligation } from "../obligations/obligation.ts";
import type { RuleObligations } from "../obligations/obligations.ts";
import { isOfKind } from "../protocol/track.ts";
import type { ChartRow, ChartTick } from "./chart-json.ts";
import { dayOrNull } from "./days.ts";

/** One row for each rule, with everything that it ever asked for and will; what comes again and again stands first. */
export const obligationRows = (obligations: readonly RuleObligations[]): readonly ChartRow[] =>
  obligations.map(rowOf).toSorted((a, b) => Number(b.periodic) - Number(a.periodic));

function rowOf({ track, parts, obligations }: RuleObligations): ChartRow {
  const { rule, layer } = obligations.at(-1)!.inForce;
  return {
    rule: rule.id,
    name: rule.name,
    layer,
    confidence: rule.confidence,
    periodic: isOfKind(track, "periodic"),
    asks: parts.map(({ name }) => name),
    ticks: obligations.map(tickOf).toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0)),
  };
}

const tickOf = (one: Obligation): ChartTick => ({
  key: one.key,
  opensOn: formatDay(one.opensOn),
  dueOn: formatDay(one.dueOn),
  overdueFrom: formatDay(one.overdueFrom),
  closesOn: dayOrNull(one.closesOn),
  status: one.status,
  fulfilledOn: dayOrNull(one.fulfilledOn),
  evidence: [...one.evidence],
});
