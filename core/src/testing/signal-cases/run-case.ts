import { assess } from "../../assess.ts";
import { formatDay, parseDay } from "../../base/calendar.ts";
import { InvariantError } from "../../base/result.ts";
import { parseRecord } from "../../facts/parse-record.ts";
import type { Rulebook } from "../../protocol/rulebook.ts";
import type { Signal } from "../../signals/signal.ts";
import type { Loose } from "../panel.ts";
import type { EpisodeExpected, SignalCase } from "./case-file.ts";
import type { FiledSignalCase } from "./library.ts";
import { factsOfCase } from "./to-facts.ts";

/** `ITP: ITP-3 24H 2025-05-08 open`, one line for each episode, in the order of the alphabet. */
export type Episodes = readonly string[];

/** @param arranged puts the facts in another order, as they might have been written down */
export function episodesOf(
  { one, defaults }: FiledSignalCase,
  book: Rulebook,
  arranged: (facts: readonly Loose[]) => readonly Loose[] = (facts) => facts,
): Episodes {
  const { sex = defaults.sex, born: bornOn = defaults.born } = one.given;
  const parsed = parseRecord({
    record: 1,
    patient: { id: one.id.toLowerCase(), sex, bornOn, jurisdiction: "EU" },
    facts: arranged(factsOfCase(one, defaults)),
  });
  if (!parsed.ok) throw new InvariantError(`${one.id}: ${JSON.stringify(parsed.issues)}`);
  return assess(parsed.value, book, parseDay(one.asOf)!).signals.signals.map(lineOf).toSorted();
}

export const expectedEpisodes = ({ expect }: SignalCase): Episodes =>
  expect === "silent"
    ? []
    : Object.entries(expect.signals)
        .flatMap(([signal, episodes]) => [episodes].flat().map((episode) => expectedLine(signal, episode!)))
        .toSorted();

const lineOf = ({ signal, rule, urgency, openedOn, state, historical }: Signal): string =>
  expectedLine(signal, { rule, urgency, openedOn: formatDay(openedOn), state, historical });

const expectedLine = (
  signal: string,
  { rule, urgency, openedOn, state = "open", historical }: EpisodeExpected,
): string => `${signal}: ${rule} ${urgency} ${openedOn} ${state}${historical === true ? " historical" : ""}`;

/** Rules that a case names. */
export const rulesOf = ({ expect }: SignalCase): readonly string[] =>
  expect === "silent"
    ? []
    : Object.values(expect.signals).flatMap((episodes) => [episodes].flat().map((episode) => episode!.rule));
