import { addDays, civilFromDay, type Day, type FactJson, formatDay } from "@longwatch/core";
import type { Course, Life, Person } from "../life.ts";
import { instantAt, morning } from "./moments.ts";
import type { RecordParameters } from "./parameters.ts";

/** What is prepared before each course. */
export const preparationFacts = ({ person, courses }: Life, parameters: RecordParameters): readonly FactJson[] =>
  courses.flatMap((course) => preparation(person, course, parameters));

/** Of childbearing potential: the age up to which contraception is spoken about. */
const lastChildbearingYear = 50;
const canConceive = ({ sex, bornOn }: Person, day: Day): boolean =>
  sex === "female" && civilFromDay(day).year - civilFromDay(bornOn).year <= lastChildbearingYear;

function preparation(person: Person, course: Course, { workUp }: RecordParameters): readonly FactJson[] {
  const first = course.infusedOn[0]!;
  const before = (days: number): Day => addDays(first, -Math.round(days));
  const step = (day: Day, name: string, by: string): FactJson => ({
    kind: "step-done",
    doneOn: formatDay(day),
    step: name,
    for: course.number,
    recordedAt: instantAt(day, morning),
    by,
  });
  const exam = (day: Day, name: string, by: string): FactJson => ({
    kind: "exam-done",
    doneOn: formatDay(day),
    exam: name,
    outcome: "normal",
    recordedAt: instantAt(day, morning),
    by,
  });
  const talk = before(workUp.counsellingDays);
  const last = before(workUp.lastVisitDays);
  const reviewed = { recordedAt: instantAt(last, morning), by: "nurse-1" };
  return [
    step(talk, "counselling", "neurologist-1"),
    step(talk, "consent", "neurologist-1"),
    step(talk, "alert-card", "nurse-1"),
    step(before(workUp.dietDays), "listeria-diet", "nurse-1"),
    {
      kind: "medicines-reviewed",
      reviewedOn: formatDay(last),
      complete: true,
      classesAbsent: ["antiplatelet", "anticoagulant", "immunosuppressant"],
      overTheCounterAsked: true,
      ...reviewed,
    },
    exam(last, "ecg", "neurologist-1"),
    ...(person.sex === "female" ? [familyPlanning(last, canConceive(person, first))] : []),
    ...(canConceive(person, first)
      ? [
          step(first, "contraception", "nurse-1"),
          exam(last, "pregnancy-test", "nurse-1"),
          exam(first, "pregnancy-test", "nurse-1"),
        ]
      : []),
  ];
}

const familyPlanning = (day: Day, canConceive: boolean): FactJson => ({
  kind: "family-planning-recorded",
  recordedOn: formatDay(day),
  childbearingPotential: canConceive,
  ...(canConceive ? { contraception: "effective" } : {}),
  recordedAt: instantAt(day, morning),
  by: "nurse-1",
});
