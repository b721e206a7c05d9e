import { proportion } from "@longwatch/core";
import type { Tally } from "./tally.ts";

export type Alarm = {
  readonly view: string;
  readonly rule: string;
  readonly signal: string;
  readonly urgency: string;
  readonly route: string;
  readonly zone: string;
  readonly verdict: string;
  readonly count: number;
};
export type Keyed = { readonly key: readonly string[]; readonly count: number };

export const keyed = ({ counts }: Pick<Tally, "counts">, name: string): readonly Keyed[] =>
  [...counts].flatMap(([text, count]) => {
    const key = text.split("|");
    return key[0] === name ? [{ key: key.slice(1), count }] : [];
  });

export const alarmsOf = (tally: Pick<Tally, "counts">): readonly Alarm[] =>
  keyed(tally, "alarm").map(({ key: [view, rule, signal, urgency, route, zone, verdict], count }) => ({
    view: view!,
    rule: rule!,
    signal: signal!,
    urgency: urgency!,
    route: route!,
    zone: zone!,
    verdict: verdict!,
    count,
  }));

export const sum = <T extends { readonly count: number }>(
  all: readonly T[],
  is: (one: T) => boolean = () => true,
): number => all.reduce((total, one) => (is(one) ? total + one.count : total), 0);

export const countOf = ({ counts }: Pick<Tally, "counts">, ...key: readonly (string | number)[]): number =>
  counts.get(key.join("|")) ?? 0;

/** A median and quartiles as a reader wants them; undefined of nothing. */
export function quartersOf(values: readonly number[]): readonly [number, number, number] | undefined {
  if (values.length === 0) return undefined;
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
  return [at(0.25), at(0.5), at(0.75)];
}

export type Share = { readonly count: number; readonly of: number };
export const share = (count: number, of: number): Share => ({ count, of });

/** `97.2 % (95.1–98.4), 350 of 360`, with Wilson's interval. */
export function inWords({ count, of }: Share): string {
  const found = proportion({ count, of });
  if (!found.estimable) return "–";
  const { lower, upper } = found.wilson;
  const percent = (x: number): string => (100 * x).toFixed(1);
  return `${percent(found.proportion)} % (${percent(lower)}–${percent(upper)}), ${count} of ${of}`;
}

export const percentOf = (count: number, of: number): string =>
  of === 0 ? "–" : `${((100 * count) / of).toFixed(0)} %`;
export const rate = (count: number, years: number): string => {
  if (count === 0) return "0";
  const each = count / years;
  return each >= 1 ? each.toFixed(2) : each >= 0.1 ? each.toFixed(3) : each.toFixed(4);
};
export const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
