import { addDays, type Day } from "@longwatch/core";
import type { Disease, Leaving, OtherDrug, Person } from "../life.ts";
import { pickKey } from "../random/distributions.ts";
import type { Streams } from "../random/stream.ts";
import { decide, furtherCourseFrom, giveCourse, qualifyingActivity, secondCourseFrom } from "./courses.ts";
import { examinationsOf } from "./examinations.ts";
import { leavingIn, pregnancyIn } from "./leaving.ts";
import { lesionsExpectedIn, scanIn } from "./lesions.ts";
import type { DiseaseParameters } from "./parameters.ts";
import { relapsesIn } from "./relapses.ts";
import { dayOfMonth, type History } from "./state.ts";
import { switchesIn } from "./switching.ts";

/**
 * The course of a disease, month by month from the first infusion: leave, be treated, relapse, be examined and
 * scanned, and decide about a further course. Each step knows only what came before it.
 */
export function diseaseOf(person: Person, parameters: DiseaseParameters, streams: Streams): Disease {
  const { courses, mri, edss } = parameters;
  const history: History = { person, courses: [], relapses: [], scans: [], pregnancies: [] };
  const examine = examinationsOf(person, parameters, streams);
  const treated = person.arm === "alemtuzumab";
  const months = Math.round(parameters.followUpYears[person.arm] * 12);
  let pending = treated ? { from: person.start, reason: "planned" as Reason } : undefined;
  let lesionsExpected = 0;
  let leaving: Leaving | undefined;
  let otherDrug: OtherDrug | undefined;

  for (let month = 0; month <= months; month++) {
    const first = dayOfMonth(person, month);
    const next = dayOfMonth(person, month + 1);
    if (pending !== undefined && otherDrug === undefined) {
      const from = afterPregnancy(pending.from, history);
      if (from < next) {
        const number = history.courses.length + 1;
        history.courses.push(giveCourse(from, number, pending.reason, courses, streams));
        const second = number === 1 ? secondCourseFrom(history, courses, streams) : undefined;
        pending = second === undefined ? undefined : { from: second, reason: "planned" };
      } else pending = { ...pending, from };
    }
    if (month % Math.round(mri.everyMonths) === 0) {
      history.scans.push(scanIn(month, lesionsExpected, history, mri, streams));
      lesionsExpected = 0;
    }
    if (month > 0 && month % Math.round(edss.everyMonths) === 0) examine.scheduled(month, first, history.relapses);
    if (month === months) break;
    for (const relapse of relapsesIn(month, history, parameters, streams)) {
      history.relapses.push(relapse);
      examine.afterRelapse(month, relapse, history.relapses);
    }
    lesionsExpected += lesionsExpectedIn(month, history, parameters);
    const pregnancy = pregnancyIn(month, history, parameters, streams);
    if (pregnancy !== undefined) history.pregnancies.push(pregnancy);
    leaving = leavingIn(month, history, examine.done, parameters, streams);
    if (leaving !== undefined) break;

    const from = month === courses.decidedFromMonth ? dayOfMonth(person, month - courses.monthsApart) : first;
    const isTime = treated && month >= courses.decidedFromMonth && pending === undefined && otherDrug === undefined;
    const reason = isTime ? qualifyingActivity(history, from, next, courses) : undefined;
    const decision = reason === undefined ? "none" : decide(month, history, courses, streams);
    if (reason !== undefined && decision === "course") {
      pending = { from: furtherCourseFrom(month, history, courses, streams), reason };
    }
    if (otherDrug === undefined && switchesIn(month, decision, history, parameters, streams)) {
      const drug = pickKey(streams("disease other drug", month), parameters.otherDrug.drugs);
      otherDrug = { drug, startedOn: addDays(next, -1) };
    }
  }
  const end: Leaving = leaving ?? { day: dayOfMonth(person, months), reason: "end-of-data" };
  return until(end, { ...history, examinations: examine.done, leaving: end, ...(otherDrug && { otherDrug }) });
}

type Reason = "planned" | "relapse" | "mri";

function afterPregnancy(from: Day, { pregnancies }: History): Day {
  const last = pregnancies.at(-1);
  return last !== undefined && last.endedOn >= from ? addDays(last.endedOn, 1) : from;
}

/** Nothing is seen after the person has left. */
const until = (end: Leaving, all: Disease): Disease => ({
  ...all,
  courses: all.courses
    .map((course) => ({ ...course, infusedOn: course.infusedOn.filter((day) => day <= end.day) }))
    .filter(({ infusedOn }) => infusedOn.length > 0),
  relapses: all.relapses.filter(({ onset }) => onset <= end.day),
  scans: all.scans.filter(({ day }) => day <= end.day),
  examinations: all.examinations.filter(({ day }) => day <= end.day),
});
