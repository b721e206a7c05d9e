import { type Day, type FactJson, formatDay } from "@longwatch/core";
import type { Symptoms } from "./symptoms.ts";

export const selfcheckForm = { form: "monthly-selfcheck", version: "1" } as const;

/** Forms come in the evening, calls in office hours. */
const at = (day: Day, time: string): string => `${formatDay(day)}T${time}:00Z`;

/** What of the symptoms stands in the record, as the clinic wrote it down; the reasons stay in the truth. */
export const symptomFacts = ({
  selfchecks,
  reports,
}: Pick<Symptoms, "selfchecks" | "reports">): readonly FactJson[] => [
  ...selfchecks.map(
    ({ day, answers }): FactJson => ({
      kind: "selfcheck-completed",
      completedOn: formatDay(day),
      ...selfcheckForm,
      answers: answers.map(({ item, answer }) => ({ item, answer })),
      recordedAt: at(day, "19:30"),
      by: "patient",
    }),
  ),
  ...reports.map(
    ({ day, symptom, startedOn, present }): FactJson => ({
      kind: "symptom-reported",
      reportedOn: formatDay(day),
      symptom,
      present,
      startedOn: formatDay(startedOn),
      recordedAt: at(day, "10:15"),
      by: "nurse",
    }),
  ),
];
