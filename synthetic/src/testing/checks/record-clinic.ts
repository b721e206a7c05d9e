import type { RecordParameters } from "../../record/parameters.ts";
import { counted } from "../counted.ts";
import { mean } from "../figures.ts";
import { sampleCourses, samplePerson } from "../sample-life.ts";
import { after, dayOf, guard, lag, type RecordCheck, written } from "../written.ts";

const oneCourse = sampleCourses(1);
const lastInfusion = oneCourse[0]!.infusedOn.at(-1)!;

/** Days from the last infusion to the end of aciclovir, with these counts from there on. */
function takenFor(p: RecordParameters, counts: readonly number[]): number {
  const seen = counted(counts.map((value, days) => ({ on: after(4 + days), value })));
  const medicines = written("medicine-recorded", p, { courses: oneCourse }, [], 1, seen);
  const stopped = medicines.find(({ medicine, stoppedOn }) => medicine === "aciclovir" && stoppedOn !== undefined);
  return dayOf(stopped?.stoppedOn) - lastInfusion;
}
const strict = (p: RecordParameters): RecordParameters => ({ ...p, aciclovir: { ...p.aciclovir, fixedTerm: 0 } });

/** Days from the last infusion to the review that closes the watch, of many who stay under watch. */
const reviewed = (p: RecordParameters, people: number): readonly number[] =>
  written(
    "follow-up-ended",
    p,
    { courses: oneCourse, leaving: { day: after(4000), reason: "end-of-data" } },
    [],
    people,
  ).map(({ endedOn }) => dayOf(endedOn) - lastInfusion);

const months = 365.25 / 12;

/** What the clinic does around treatment and at the end of the watch. */
export const recordClinicChecks: readonly RecordCheck[] = [
  {
    name: "a call after four of five infusions",
    guards: guard("infusions.calledAfter"),
    measure: (p) => written("contact-made", p, {}, [], 100).length / (100 * 8),
    expected: 0.8,
    within: 0.05,
  },
  {
    name: "a drug of half a year was an adequate course",
    guards: guard("earlierDrugs.adequateDays"),
    measure: (p) => {
      const earlierDrugs = Array.from({ length: 80 }, (_, i) => ({
        drug: "glatiramer",
        startedOn: after(-900),
        stoppedOn: after(-900 + 5 * i),
      }));
      const drugs = written("therapy-recorded", p, { person: { ...samplePerson, earlierDrugs } });
      const adequate = drugs.filter((one) => one.adequateCourse === true);
      return Math.min(...adequate.map((one) => lag(one.startedOn, one.stoppedOn)));
    },
    expected: 180,
    within: 6,
  },
  {
    name: "aciclovir for a month in trials",
    guards: guard("aciclovir.fixedTerm"),
    measure: (p) => {
      const ends = written("medicine-recorded", p, { courses: oneCourse }, [], 60).filter(
        ({ medicine, stoppedOn }) => medicine === "aciclovir" && stoppedOn !== undefined,
      );
      return ends.filter(({ stoppedOn }) => dayOf(stoppedOn) - lastInfusion < 40).length / 60;
    },
    expected: 1,
    within: 0.05,
  },
  {
    name: "by the stricter rule for two months at least",
    guards: guard("aciclovir.leastMonths"),
    measure: (p) =>
      takenFor(
        strict(p),
        Array.from({ length: 400 }, () => 1),
      ),
    expected: 2 * months,
    within: 3,
  },
  {
    name: "and until there are 200 T helper cells per microlitre",
    guards: guard("aciclovir.enoughCd4"),
    measure: (p) =>
      takenFor(
        strict(p),
        Array.from({ length: 600 }, (_, days) => days / 1000),
      ),
    expected: 200,
    within: 2,
  },
  {
    name: "or for a year where nobody counts them",
    guards: guard("aciclovir.longestMonths"),
    measure: (p) => takenFor(strict(p), []),
    expected: 12 * months,
    within: 2,
  },
  {
    name: "four of five watches are closed by a review",
    guards: guard("review.done"),
    measure: (p) => reviewed(p, 400).length / 400,
    expected: 0.8,
    within: 0.06,
  },
  {
    name: "never before four years after the last infusion",
    guards: guard("review.monthsAfterLastInfusion"),
    measure: (p) => Math.min(...reviewed(p, 100)),
    expected: 48 * months,
    within: 5,
  },
  {
    name: "and three weeks later on average",
    guards: guard("review.delayDays"),
    measure: (p) => mean(reviewed(p, 800)) - 48 * months,
    expected: 1 / (Math.exp(1 / 21) - 1),
    within: 2.5,
  },
];
