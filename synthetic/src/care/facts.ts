import { type Day, type FactJson, formatDay } from "@longwatch/core";
import type { Care } from "./vocabulary.ts";

/** Texts go out in the morning, nurses ring after lunch, and examinations are written down by the end of the day. */
const at = (day: Day, time: string): string => `${formatDay(day)}T${time}:00Z`;

/** Contacts and examinations as the clinic wrote them down; results are in the deliveries of the samples. */
export const careFacts = ({ contacts, exams }: Pick<Care, "contacts" | "exams">): readonly FactJson[] => [
  ...contacts.map(({ day, channel, outcome, about }): FactJson => {
    const contactedAt = at(day, channel === "text" ? "08:00" : "14:30");
    return {
      kind: "contact-made",
      contactedAt,
      channel,
      outcome,
      about,
      recordedAt: contactedAt,
      by: channel === "text" ? "longwatch" : "nurse",
    };
  }),
  ...exams.map(
    ({ day, exam, outcome }): FactJson => ({
      kind: "exam-done",
      doneOn: formatDay(day),
      exam,
      outcome,
      recordedAt: at(day, "16:00"),
      by: "clinic",
    }),
  ),
];
