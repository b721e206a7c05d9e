import { conditions } from "./conditions.ts";
import { inWords, percentOf, quartersOf, share, table } from "./counts.ts";
import type { EventRow } from "./tally.ts";

export const titled = (events: readonly EventRow[]): readonly (readonly [string, readonly EventRow[]])[] =>
  conditions.flatMap(({ kind, title }) => {
    const own = events.filter((one) => one.kind === kind);
    return own.length === 0 ? [] : [[title, own] as const];
  });

export const isSignalled = ({ flaggedSaid }: EventRow): boolean => flaggedSaid !== undefined;
/** As urgently as the printed value asks for, or more so. Where it asks for nothing by itself, any signal will do. */
export const isUrgentEnough = ({ flaggedSaid, flaggedRequired }: EventRow): boolean =>
  flaggedSaid !== undefined && flaggedSaid <= (flaggedRequired ?? 3);
export const inTime = ({ first, recognised }: EventRow): boolean => first !== undefined && first <= recognised;

export function detectionTable(events: readonly EventRow[]): string {
  return table(
    [
      "condition",
      "latent events",
      "of them seen in a sample by recognition",
      "and printed out of range",
      "signalled at that value",
      "at the required urgency or higher",
      "all latent: signalled by recognition",
      "all latent: at the latest 60 days after",
      "the same a year before (chance)",
    ],
    titled(events).map(([title, own]) => {
      const flagged = own.filter(({ flaggedOn }) => flaggedOn !== undefined);
      const placed = own.filter(({ byChance }) => byChance !== undefined);
      const count = (is: (one: EventRow) => boolean): number => own.filter(is).length;
      return [
        title,
        own.length,
        count(({ seen }) => seen !== undefined),
        flagged.length,
        inWords(share(flagged.filter(isSignalled).length, flagged.length)),
        inWords(share(flagged.filter(isUrgentEnough).length, flagged.length)),
        inWords(share(count(inTime), own.length)),
        inWords(
          share(
            count(({ first }) => first !== undefined),
            own.length,
          ),
        ),
        percentOf(placed.filter(({ byChance }) => byChance === true).length, placed.length),
      ];
    }),
  );
}

const spread = (values: readonly number[]): string => {
  const found = quartersOf(values);
  return found === undefined ? "–" : `${found[1]} (${found[0]} to ${found[2]})`;
};

export const timeTable = (events: readonly EventRow[]): string =>
  table(
    [
      "condition",
      "delay from the first sample that showed it",
      "lead over recognition",
      "named by the clinic",
      "lead over the naming",
      "rang nothing: fell in an episode long open",
    ],
    titled(events).map(([title, own]) => {
      const found = own.filter(({ first }) => first !== undefined);
      return [
        title,
        spread(found.flatMap(({ seen, first }) => (seen === undefined ? [] : [first! - seen]))),
        spread(found.map(({ recognised, first }) => recognised - first!)),
        percentOf(own.filter(({ named }) => named !== undefined).length, own.length),
        spread(found.flatMap(({ named, first }) => (named === undefined ? [] : [named - first!]))),
        percentOf(found.filter(({ swallowed }) => swallowed).length, found.length),
      ];
    }),
  );

export const routeTable = (events: readonly EventRow[]): string =>
  table(
    [
      "condition",
      "by laboratory",
      "by symptom",
      "by symptom alone",
      "by neither",
      "days 0–60: events",
      "days 0–60: signalled",
    ],
    titled(events).map(([title, own]) => {
      const count = (is: (one: EventRow) => boolean): number => own.filter(is).length;
      const early = own.filter((one) => one.early);
      return [
        title,
        inWords(
          share(
            count((one) => one.laboratory !== undefined),
            own.length,
          ),
        ),
        inWords(
          share(
            count((one) => one.symptom !== undefined),
            own.length,
          ),
        ),
        count((one) => one.symptom !== undefined && one.laboratory === undefined),
        count((one) => one.first === undefined),
        early.length,
        inWords(share(early.filter(({ first }) => first !== undefined).length, early.length)),
      ];
    }),
  );

/** Why a latent event was not signalled within its window, or not by its recognition. */
function whyMissed(one: EventRow): string {
  if (one.first !== undefined) return "signalled only after recognition";
  if (one.anySample === undefined) return "no visit to a laboratory in the window, and nothing told";
  if (one.seen === undefined) return "no sample before recognition showed it, and nothing told";
  if (one.printed === "spoilt") return "the sample that showed it was spoilt";
  if (one.printed === "normal") return "a true value just out of range, printed as normal";
  return "printed out of range, and no rule of it spoke";
}

export function missedTable(events: readonly EventRow[]): string {
  const reasons = [
    "printed out of range, and no rule of it spoke",
    "a true value just out of range, printed as normal",
    "the sample that showed it was spoilt",
    "no sample before recognition showed it, and nothing told",
    "no visit to a laboratory in the window, and nothing told",
    "signalled only after recognition",
  ];
  return table(
    ["condition", ...reasons],
    titled(events).map(([title, own]) => {
      const missed = own.filter((one) => !inTime(one)).map(whyMissed);
      return [title, ...reasons.map((reason) => missed.filter((one) => one === reason).length)];
    }),
  );
}
