import { type Alarm, alarmsOf, inWords, keyed, percentOf, rate, share, sum, table } from "./counts.ts";
import { margins } from "./margin.ts";
import type { Tally } from "./tally.ts";

const urgencies = ["IMMEDIATE", "24H", "7D", "ROUTINE"];
export const yearsOf = (tally: Tally, zone: string): number =>
  zone === "late" ? tally.lateYears : tally.years - tally.lateYears;

const isTrue = ({ verdict }: Alarm): boolean => verdict === "true";
const isFalse = ({ verdict }: Alarm): boolean => verdict === "false";

export function classTable(tally: Tally, view: string): string {
  const all = alarmsOf(tally).filter((one) => one.view === view);
  const rows = ["laboratory", "symptom", "infusion day", "imaging or examination"].flatMap((route) =>
    (["late", "early"] as const).flatMap((zone) =>
      urgencies.flatMap((urgency) => {
        const own = all.filter((one) => one.route === route && one.zone === zone && one.urgency === urgency);
        const count = sum(own);
        if (count === 0) return [];
        const years = yearsOf(tally, zone);
        return [
          [
            route,
            zone === "late" ? "outside days 0–60" : "days 0–60",
            urgency,
            rate(count, years),
            rate(count - sum(own, isTrue), years),
            rate(sum(own, isFalse), years),
            inWords(share(sum(own, isTrue), count)),
            percentOf(count - sum(own, isFalse), count),
          ],
        ];
      }),
    ),
  );
  return table(
    [
      "raised by",
      "when",
      "class",
      "alarms per patient-year",
      "false as defined",
      "false, nothing explains it",
      "precision as defined",
      "explained at all",
    ],
    rows,
  );
}

export function precisionOf(tally: Tally, view: string, urgency: string, route?: string): string {
  const own = alarmsOf(tally).filter(
    (one) =>
      one.view === view &&
      one.urgency === urgency &&
      one.zone !== "before" &&
      (route === undefined || one.route === route),
  );
  return inWords(share(sum(own, isTrue), sum(own)));
}

export type RuleRow = {
  readonly rule: string;
  readonly urgency: string;
  readonly route: string;
  readonly zone: string;
  readonly all: number;
  readonly right: number;
  readonly explained: number;
  readonly wrong: number;
};

export function rulesOf(tally: Tally, is: (one: Alarm) => boolean): readonly RuleRow[] {
  const own = alarmsOf(tally).filter((one) => one.view === "worked off" && is(one));
  return [...Map.groupBy(own, ({ rule }) => rule)]
    .map(([rule, alarms]) => ({
      rule,
      urgency: alarms[0]!.urgency,
      route: alarms[0]!.route,
      zone: alarms[0]!.zone,
      all: sum(alarms),
      right: sum(alarms, isTrue),
      explained: sum(alarms) - sum(alarms, isFalse),
      wrong: sum(alarms, isFalse),
    }))
    .toSorted((a, b) => b.wrong - a.wrong);
}

/** What truly was there, the commonest first. */
export function causesOf(tally: Tally, rule: string, zones: readonly string[], most = 3): string {
  const causes = keyed(tally, "cause").filter(({ key: [id, zone] }) => id === rule && zones.includes(zone!));
  const total = sum(causes);
  const named = [...Map.groupBy(causes, ({ key }) => key[2]!)]
    .map(([cause, list]) => ({ cause, count: sum(list) }))
    .toSorted((a, b) => b.count - a.count);
  return named
    .slice(0, most)
    .map(({ cause, count }) => `${cause} ${percentOf(count, total)}`)
    .join("; ");
}

/** What a wider limit, or waiting for a repeat, would take from a rule of one value: false alarms and true ones. */
export function halving(tally: Tally, rule: string): string {
  const of = (name: string, is: (value: string) => boolean, wrong: boolean): number =>
    sum(
      keyed(tally, name),
      ({ key: [id, verdict, value] }) => id === rule && (verdict === "false") === wrong && is(value!),
    );
  const total = [of("margin", () => true, true), of("margin", () => true, false)] as const;
  if (total[0] === 0) return "";
  const said = (what: string, wrong: number, right: number): string =>
    `${what}: ${percentOf(wrong, total[0])} fewer false, ${right} of ${total[1]} explained ones lost`;
  const within = (margin: number) => (value: string) => margins.some((one) => one <= margin && String(one) === value);
  const isOne = (value: string): boolean => value === "1 plus";
  const half = margins.find(
    (one) => one > 1 && of("margin", within(one), true) - of("margin", within(1), true) >= total[0] / 2,
  );
  const inside = (value: string): boolean => value === "1";
  return [
    of("margin", inside, true) >= total[0] / 4
      ? said("only beyond the laboratory's own limit", of("margin", inside, true), of("margin", inside, false))
      : undefined,
    half === undefined
      ? undefined
      : said(
          `limit × ${half}`,
          of("margin", within(half), true) - of("margin", within(1), true),
          of("margin", within(half), false) - of("margin", within(1), false),
        ),
    of("margin", isOne, true) >= total[0] / 4
      ? said("from 2+", of("margin", isOne, true), of("margin", isOne, false))
      : undefined,
    said(
      "only if the repeat is out too",
      of("repeat", (value) => value === "back", true),
      of("repeat", (value) => value === "back", false),
    ),
  ]
    .filter((one) => one !== undefined)
    .join("; ");
}

export function ruleTable(
  tally: Tally,
  rows: readonly RuleRow[],
  years: number,
  zones: readonly string[],
  withHalving: boolean,
): string {
  return table(
    [
      "rule",
      "class",
      "per patient-year",
      "false per patient-year",
      "positive predictive value",
      "what the false ones truly were",
      ...(withHalving ? ["what would take from it, and what that loses"] : []),
    ],
    rows.map((row) => [
      row.rule,
      row.urgency,
      rate(row.all, years),
      rate(row.wrong, years),
      inWords(share(row.right, row.all)),
      causesOf(tally, row.rule, zones),
      ...(withHalving ? [halving(tally, row.rule)] : []),
    ]),
  );
}
