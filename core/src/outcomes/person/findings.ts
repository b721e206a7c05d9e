import type { Day } from "../../base/calendar.ts";
import type { EdssWarning } from "../edss/consistency.ts";
import { edssFindings } from "../readings/edss-findings.ts";
import type { Undated } from "../readings/exact-day.ts";
import type { OutcomeReadings } from "../readings/readings.ts";

/** What somebody should look at. It blocks nothing and changes no number. */
export type OutcomeFinding =
  | { readonly about: "edss"; readonly fact: string; readonly day: Day; readonly warning: EdssWarning }
  /** An examination that gives no EDSS. */
  | { readonly about: "no-edss"; readonly fact: string; readonly day: Day }
  /** Different scores on one day: the one listed last was taken. */
  | { readonly about: "contradictory-day"; readonly facts: readonly string[]; readonly day: Day }
  | { readonly about: "no-exact-day"; readonly of: "edss" | "relapse" | "scan"; readonly undated: Undated }
  /** A relapse after the last contact known. */
  | { readonly about: "relapse-after-contact"; readonly fact: string; readonly day: Day };

function contradictoryDays({ edss: { visits } }: OutcomeReadings): readonly OutcomeFinding[] {
  return [...Map.groupBy(visits, ({ day }) => day)].flatMap(([day, all]): readonly OutcomeFinding[] =>
    new Set(all.flatMap(({ value }) => value ?? [])).size > 1
      ? [{ about: "contradictory-day", facts: all.map(({ fact }) => fact), day }]
      : [],
  );
}

const undatedFindings = ({ edss, relapses, mri }: OutcomeReadings): readonly OutcomeFinding[] =>
  (
    [
      ["edss", edss.undated],
      ["relapse", relapses.undated],
      ["scan", mri.undated],
    ] as const
  ).flatMap(([of, all]) => all.map((undated) => ({ about: "no-exact-day" as const, of, undated })));

/**
 * Contradictions and doubts, by kind and then by day.
 *
 * @param steroidDays on which steroids were begun
 * @param isAlive no death is on file
 */
export function outcomeFindings(
  read: OutcomeReadings,
  steroidDays: readonly Day[],
  isAlive: boolean,
): readonly OutcomeFinding[] {
  const reports = read.relapses.relapses.flatMap((one) => one.reports);
  const starts = [...reports.map(({ onset }) => onset), ...steroidDays];
  const { lastContact } = read;
  return [
    ...edssFindings(read.edss.visits, starts, isAlive).map((one) => ({ about: "edss" as const, ...one })),
    ...read.edss.visits
      .filter(({ value, recorded }) => value === undefined && recorded === undefined)
      .map(({ fact, day }) => ({ about: "no-edss" as const, fact, day })),
    ...contradictoryDays(read),
    ...reports
      .filter(({ onset }) => lastContact === undefined || onset > lastContact)
      .map(({ fact, onset: day }) => ({ about: "relapse-after-contact" as const, fact, day })),
    ...undatedFindings(read),
  ];
}
