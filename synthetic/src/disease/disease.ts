import { addDays, type Day } from "@longwatch/core";
import type { Disease, Leaving, OtherDrug, Person } from "../life.ts";
import type { Streams } from "../random/stream.ts";
import {
  type Activity,
  decide,
  furtherCourseFrom,
  giveCourse,
  qualifyingActivity,
  secondCourseFrom,
} from "./courses.ts";
import { examinationsOf } from "./examinations.ts";
import { leavingIn } from "./leaving.ts";
import { lesionsExpectedIn, scanIn } from "./lesions.ts";
import type { DiseaseParameters } from "./parameters.ts";
import { afterPregnancy, pregnancyIn } from "./pregnancy.ts";
import { relapsesIn } from "./relapses.ts";
import { dayOfMonth, type History } from "./state.ts";
import { drugOn, switchesIn } from "./switching.ts";

/**
 * The course of a disease, month by month from the first infusion: be treated, be scanned and examined, relapse, leave,
 * and decide about a further course. Each step knows only what came before it.
 */
export function diseaseOf(person: Person, parameters: DiseaseParameters, streams: Streams): Disease {
  const { courses, mri, edss, pregnancy } = parameters;
  const history: History = { person, courses: [], relapses: [], scans: [], pregnancies: [] };
  const examine = examinationsOf(person, parameters, streams);
  const treated = person.arm === "alemtuzumab";
  const months = Math.round(parameters.followUpYears[person.arm] * 12);
  let pending: Pending | undefined = treated ? { from: person.start, reason: "planned" } : undefined;
  let unjudged: Activity = { relapses: [], scans: [] };
  let unansweredUntil = 0;
  let lesionsExpected = 0;
  let leaving: Leaving | undefined;
  let otherDrug: OtherDrug | undefined;

  for (let month = 0; month <= months; month++) {
    const first = dayOfMonth(person, month);
    const next = dayOfMonth(person, month + 1);
    if (pending !== undefined && otherDrug === undefined) {
      const from = afterPregnancy(pending.from, history, pregnancy);
      if (from < next) {
        const number = history.courses.length + 1;
        history.courses.push(giveCourse(from, number, pending.reason, courses, streams));
        const second: Day | undefined = number === 1 ? secondCourseFrom(history, courses, streams) : undefined;
        pending = second === undefined ? undefined : { from: second, reason: "planned" };
      } else pending = { ...pending, from };
    }
    if (month % Math.round(mri.everyMonths) === 0) {
      const scan = scanIn(month, lesionsExpected, history, mri, streams);
      history.scans.push(scan);
      unjudged = { ...unjudged, scans: [...unjudged.scans, scan] };
      lesionsExpected = 0;
    }
    if (month > 0 && month % Math.round(edss.everyMonths) === 0) examine.scheduled(month, first, history.relapses);
    if (month === months) break;
    for (const relapse of relapsesIn(month, history, parameters, streams)) {
      history.relapses.push(relapse);
      if (!relapse.recorded) continue;
      unjudged = { ...unjudged, relapses: [...unjudged.relapses, relapse] };
      examine.afterRelapse(month, relapse, history.relapses);
    }
    lesionsExpected += lesionsExpectedIn(month, history, parameters);
    const conceived = pregnancyIn(month, history, parameters, streams);
    if (conceived !== undefined) history.pregnancies.push(conceived);
    leaving = leavingIn(month, history, examine.done, parameters, streams);
    if (leaving !== undefined) break;

    let isSwitching = false;
    if (treated && month >= courses.decidedFromMonth) {
      const reason = pending === undefined ? qualifyingActivity(unjudged, courses) : undefined;
      const decision = reason === undefined ? undefined : decide(month, history, courses, streams);
      if (reason !== undefined && decision === "course") {
        pending = { from: furtherCourseFrom(month, history, courses, streams), reason };
      }
      isSwitching = decision === "other-drug";
      if (decision === "wait") unansweredUntil = month + 12;
    }
    if (month >= courses.decidedFromMonth || month < courses.decidedFromMonth - courses.monthsApart) {
      unjudged = { relapses: [], scans: [] };
    }
    const mayChange = otherDrug === undefined && pending === undefined;
    if (mayChange && (isSwitching || switchesIn(month, month < unansweredUntil, parameters, streams))) {
      const day = addDays(next, -1);
      otherDrug = { drug: drugOn(day, parameters.otherDrug, streams("disease other drug", month)), startedOn: day };
    }
  }
  const late = Math.ceil(Math.max(edss.jitterDays, mri.jitterDays));
  const end: Leaving = leaving ?? { day: addDays(dayOfMonth(person, months), late), reason: "end-of-data" };
  return until(end, { ...history, examinations: examine.done, leaving: end, ...(otherDrug && { otherDrug }) });
}

type Pending = { readonly from: Day; readonly reason: "planned" | "relapse" | "mri" };

/** Nothing is seen after the person has left. */
const until = (end: Leaving, all: Disease): Disease => ({
  ...all,
  courses: all.courses
    .map((course) => ({ ...course, infusedOn: course.infusedOn.filter((day) => day <= end.day) }))
    .filter(({ infusedOn }) => infusedOn.length > 0),
  relapses: all.relapses.filter(({ onset }) => onset <= end.day),
  scans: all.scans.filter(({ day }) => day <= end.day),
  examinations: all.examinations.filter(({ day }) => day <= end.day),
  pregnancies: all.pregnancies.filter(({ conceivedOn }) => conceivedOn <= end.day),
});
