import { urgencyRank } from "../core/src/protocol/signal-rule.ts";
import type { Columns } from "../core/src/signals/columns.ts";
import type { Hit } from "../core/src/signals/hit.ts";
import type { Signal } from "../core/src/signals/signal.ts";
import type { World } from "../core/src/signals/world.ts";
import { routeOf } from "./cause.ts";
import { conditionOf } from "./conditions.ts";
import type { Latent } from "./latent.ts";
import { isBeyondFixed, isFlagged, isReadable } from "./printed.ts";
import { requiredAt } from "./required.ts";
import type { EventRow } from "./tally.ts";
import { nearDays } from "./verdict.ts";

export type Case = {
  readonly signals: readonly Signal[];
  readonly world: World;
  readonly start: number;
  readonly sampleDays: readonly number[];
  readonly isEarly: (day: number) => boolean;
};

const rankOf = (hit: Hit): number => urgencyRank(hit.inForce.rule.urgency);
const least = (numbers: readonly number[]): number | undefined =>
  numbers.length === 0 ? undefined : Math.min(...numbers);

/** Who would have found one latent event, and when; undefined where it is no row of the report. */
export function eventRow(one: Latent, { signals, world, start, sampleDays, isEarly }: Case): EventRow | undefined {
  const condition = conditionOf(one.kind);
  if (condition === undefined) return undefined;
  const floor = urgencyRank(condition.floor);
  const from = one.begin - nearDays;
  const through = one.recognised + nearDays;
  const own = signals.filter(({ signal }) => condition.signals.includes(signal));
  const hits = own.flatMap((signal) => signal.hits);
  const inside = hits.filter((hit) => hit.day >= from && hit.day <= through);
  const finding = inside.filter((hit) => rankOf(hit) <= floor);
  const first = least(finding.map(({ day }) => day));
  const byRoute = (route: string) => least(finding.filter((hit) => routeOf(hit) === route).map(({ day }) => day));
  const saidOn = (day: number | undefined): number | undefined =>
    least(inside.filter((hit) => hit.day === day).map(rankOf));
  const series = condition.analytes.flatMap((analyte) => world.columnsFor(analyte) ?? []);
  const flagged = one.marked.find((day) => day <= one.recognised && on(series, day).some(([c, i]) => isFlagged(c, i)));
  const seen = one.marked.find((day) => day <= one.recognised);
  const back = { from: from - 365, through: through - 365 };
  const firstOf = (is: (columns: Columns, i: number) => boolean): number | undefined =>
    least(
      series.flatMap((columns) =>
        columns.series.earliest.filter((day, i) => day >= from && day <= through && is(columns, i)),
      ),
    );
  return {
    kind: one.kind,
    early: isEarly(one.recognised),
    recognised: one.recognised,
    named: one.named,
    seen,
    printed: seen === undefined ? "none" : printedOn(series, seen),
    required: seen === undefined ? undefined : requiredOn(series, world, seen),
    said: saidOn(seen),
    flaggedOn: flagged,
    flaggedRequired: flagged === undefined ? undefined : requiredOn(series, world, flagged),
    flaggedSaid: saidOn(flagged),
    first,
    laboratory: byRoute("laboratory"),
    symptom: byRoute("symptom"),
    swallowed:
      first !== undefined &&
      own.some(
        ({ hits: all }) =>
          all[0]!.day < from && all.some((hit) => hit.day === first && rankOf(hit) >= rankOf(worst(all, first))),
      ),
    byChance:
      back.from < start
        ? undefined
        : hits.some((hit) => hit.day >= back.from && hit.day <= back.through && rankOf(hit) <= floor),
    flags: firstOf(isFlagged),
    fixed: firstOf(isBeyondFixed),
    anySample: least(sampleDays.filter((day) => day >= from && day <= through)),
  };
}

/** The most urgent hit before a day. */
const worst = (hits: readonly Hit[], day: number): Hit =>
  hits.filter((hit) => hit.day < day).toSorted((a, b) => rankOf(a) - rankOf(b))[0] ?? hits[0]!;

const on = (series: readonly Columns[], day: number): readonly (readonly [Columns, number])[] =>
  series.flatMap((columns) =>
    columns.series.earliest.flatMap((one, i) => (one === day ? [[columns, i] as const] : [])),
  );

function printedOn(series: readonly Columns[], day: number): EventRow["printed"] {
  const results = on(series, day);
  if (results.some(([columns, i]) => isFlagged(columns, i))) return "abnormal";
  if (results.length === 0) return "none";
  return results.some(([columns, i]) => isReadable(columns, i)) ? "normal" : "spoilt";
}

function requiredOn(series: readonly Columns[], world: World, day: number): number | undefined {
  const asked = on(series, day).flatMap(([columns, i]) => {
    if (!isReadable(columns, i)) return [];
    const required = requiredAt(columns, i, world.baselineOf(columns, i)?.value);
    return required === undefined ? [] : [urgencyRank(required)];
  });
  return least(asked);
}

/** The analytes of a condition that were printed out of range on a day. */
export const flaggedOn = (world: World, kind: string, day: number): string =>
  (conditionOf(kind)?.analytes ?? [])
    .flatMap((analyte) => world.columnsFor(analyte) ?? [])
    .filter((columns) => on([columns], day).some(([, i]) => isFlagged(columns, i)))
    .map(({ key }) => key)
    .join(" + ");
