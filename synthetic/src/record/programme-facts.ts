import { addMonths, type Day, dayFromCivil, type FactJson, formatDay } from "@longwatch/core";
import type { Life } from "../life.ts";
import { evening, instantAt } from "./moments.ts";
import type { RecordParameters } from "./parameters.ts";

/** The programme of the United States began with the approval there. */
const began = dayFromCivil(2014, 11, 14);

/** Whether a treatment on that day falls under the programme. */
export const isInProgramme = ({ person }: Life, day: Day): boolean => person.jurisdiction === "US" && day >= began;

/** The programme's form on the patient's state, on one grid from the very first infusion until long after the last. */
export function programmeFacts(life: Life, { programme }: RecordParameters): readonly FactJson[] {
  const first = life.courses[0]?.infusedOn[0];
  const last = life.courses.at(-1)?.infusedOn.at(-1);
  if (first === undefined || last === undefined) return [];
  const until = addMonths(last, Math.round(programme.untilMonths));
  const days: Day[] = [];
  for (let k = 1; ; k++) {
    const day = addMonths(first, Math.round(k * programme.everyMonths));
    if (day > until) break;
    if (isInProgramme(life, day)) days.push(day);
  }
  return days.map(
    (day): FactJson => ({
      kind: "step-done",
      doneOn: formatDay(day),
      step: "rems-patient-status-form",
      recordedAt: instantAt(day, evening),
      by: "nurse-1",
    }),
  );
}
