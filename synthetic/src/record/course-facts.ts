import { addDays, civilFromDay, type Day, type FactJson, formatDay } from "@longwatch/core";
import type { Course, Life, Person } from "../life.ts";
import { evening, instantAt, morning, withStop } from "./moments.ts";
import type { RecordParameters } from "./parameters.ts";

/** What is prepared before each course, and what is taken around it. */
export const courseFacts = (life: Life, parameters: RecordParameters): readonly FactJson[] =>
  life.courses.flatMap((course) => [...preparation(life.person, course, parameters), ...aciclovir(course, parameters)]);

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
    ...(canConceive(person, first)
      ? [
          {
            kind: "family-planning-recorded" as const,
            recordedOn: formatDay(last),
            childbearingPotential: true,
            contraception: "effective",
            ...reviewed,
          },
          step(first, "contraception", "nurse-1"),
          exam(last, "pregnancy-test", "nurse-1"),
          exam(first, "pregnancy-test", "nurse-1"),
        ]
      : []),
  ];
}

function aciclovir(course: Course, { aciclovir: drug }: RecordParameters): readonly FactJson[] {
  const first = course.infusedOn[0]!;
  const last = addDays(course.infusedOn.at(-1)!, Math.round(drug.daysAfterLastInfusion));
  return withStop(
    {
      kind: "medicine-recorded",
      medicine: "aciclovir",
      medicineClass: "antiviral",
      startedOn: formatDay(first),
      doseValue: drug.doseMg,
      doseUnit: "mg",
      perDay: drug.perDay,
      route: "oral",
      status: "taken",
      forCourse: course.number,
      recordedAt: instantAt(first, morning),
      by: "nurse-1",
    },
    { stoppedOn: formatDay(last) },
    instantAt(last, evening),
  );
}
