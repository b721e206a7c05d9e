import { addMonths, type Day, type FactJson, formatDay } from "@longwatch/core";
import type { Life } from "../life.ts";
import { evening, instantAt } from "./moments.ts";
import type { RecordParameters } from "./parameters.ts";

/** In the United States: the programme's form on the patient's state, from the first infusion of each course on. */
export function programmeFacts(life: Life, { programme }: RecordParameters): readonly FactJson[] {
  if (life.person.jurisdiction !== "US") return [];
  return life.courses.flatMap((course, i) => {
    const next = life.courses[i + 1]?.infusedOn[0] ?? Number.POSITIVE_INFINITY;
    const until = addMonths(course.infusedOn.at(-1)!, Math.round(programme.untilMonths));
    const days: Day[] = [];
    for (let k = 1; ; k++) {
      const day = addMonths(course.infusedOn[0]!, Math.round(k * programme.everyMonths));
      if (day > until || day >= next) break;
      days.push(day);
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
  });
}
