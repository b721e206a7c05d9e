import { conditions } from "./conditions.ts";
import { alarmsOf, countOf, inWords, keyed, quartersOf, rate, share, sum, table } from "./counts.ts";
import type { EventRow, Tally } from "./tally.ts";

const shown = new Set(conditions.filter(({ analytes }) => analytes.length > 0).map(({ kind }) => kind));

/** Events that results can show, found by each way of looking; later than the rules, and how much they ring. */
export function comparisonTable(tally: Tally): string {
  const events = tally.events.filter(({ kind }) => shown.has(kind));
  const seen = events.filter((one) => one.seen !== undefined);
  const when: readonly (readonly [string, (one: EventRow) => number | undefined])[] = [
    ["Longwatch, results alone", (one) => one.laboratory],
    ["Longwatch, results and symptoms", (one) => one.first],
    ["laboratory's own flags (any but lymphocytes)", (one) => one.flags],
    ["fixed limits only", (one) => one.fixed],
    ["alarm always", (one) => one.anySample],
    ["never", () => undefined],
    ["cannot tell always", () => undefined],
  ];
  const late = alarmsOf(tally).filter((one) => one.zone !== "before" && one.view === "worked off");
  const false_ = ({ verdict }: { readonly verdict: string }): boolean => verdict === "false";
  const comparator = (name: string, wrong: boolean): number =>
    sum(keyed(tally, "comparator"), ({ key }) => key[0] === name && (!wrong || key[2] === "false"));
  const rung: Readonly<Record<string, readonly [number, number]>> = {
    "Longwatch, results alone": [
      sum(late, ({ route }) => route === "laboratory"),
      sum(late, (one) => one.route === "laboratory" && false_(one)),
    ],
    "Longwatch, results and symptoms": [sum(late), sum(late, false_)],
    "laboratory's own flags (any but lymphocytes)": [
      comparator("laboratory flags", false),
      comparator("laboratory flags", true),
    ],
    "fixed limits only": [comparator("fixed limits", false), comparator("fixed limits", true)],
    "alarm always": [comparator("alarm always", false), comparator("alarm always", true)],
  };
  return table(
    [
      "way",
      "found of all",
      "found of those a sample showed by recognition",
      "found by recognition, of all",
      "later than Longwatch by results, or never",
      "days later, where found",
      "alarms per patient-year",
      "unexplained per patient-year",
      "questions per patient-year",
    ],
    when.map(([name, at]) => {
      const later = events.filter(
        (one) => one.laboratory !== undefined && (at(one) ?? Number.POSITIVE_INFINITY) > one.laboratory,
      );
      const days = quartersOf(later.flatMap((one) => (at(one) === undefined ? [] : [at(one)! - one.laboratory!])));
      const [all, wrong] = rung[name] ?? [0, 0];
      const questions = name.startsWith("Longwatch")
        ? countOf(tally, "questions")
        : name.startsWith("cannot")
          ? countOf(tally, "sample days")
          : 0;
      return [
        name,
        inWords(share(events.filter((one) => at(one) !== undefined).length, events.length)),
        inWords(share(seen.filter((one) => at(one) !== undefined).length, seen.length)),
        inWords(
          share(events.filter((one) => (at(one) ?? Number.POSITIVE_INFINITY) <= one.recognised).length, events.length),
        ),
        later.length,
        days === undefined ? "–" : `${days[1]} (${days[0]} to ${days[2]})`,
        rate(all, tally.years),
        rate(wrong, tally.years),
        rate(questions, tally.years),
      ];
    }),
  );
}
