import { addDays, afterAllDays, type Day, parseDay } from "@longwatch/core";
import type { Body } from "../body/body.ts";
import type { Delivery, Measure, Measured, Panel, Sample } from "../laboratory/sample.ts";
import type { AutoimmuneEvent, Life } from "../life.ts";
import { happens, logNormal, uniformInteger } from "../random/distributions.ts";
import type { Streams } from "../random/stream.ts";
import { questionOf, questions } from "../symptoms/questions.ts";
import type { Report } from "../symptoms/reports.ts";
import { agenda } from "./agenda.ts";
import { chanceOf } from "./attendance.ts";
import { afterSteroids, baselineOf, beforeCourse, duringCourse } from "./baseline.ts";
import { anchorsOf, type Due, duesOf, isStretched } from "./due.ts";
import { examsOf } from "./exams.ts";
import { habitsOf } from "./habits.ts";
import { judge } from "./judge.ts";
import { outcomeOf, windowDays } from "./outreach.ts";
import { drawnOf, panelsDue } from "./panels.ts";
import type { CareParameters } from "./parameters.ts";
import { explainedBy, familyOf, followedUp, fullPanel, reveals } from "./recognition.ts";
import { panelsFor } from "./symptom-panels.ts";
import { visits } from "./visits.ts";
import type { Care, Contact, Finding, Missed, Recognition } from "./vocabulary.ts";
import { workingDay } from "./working-day.ts";

export type { Care } from "./vocabulary.ts";

const byDay = (a: { readonly day: Day }, b: { readonly day: Day }): number => a.day - b.day;

/**
 * The monitoring of one person from the baseline to the last day, in the order in which things come to pass: what a
 * sample shows may bring another.
 * @param reports what the person told by telephone (`symptomsOf` runs first)
 * @param through what is learned after this day may be missing; all of it where none is given
 */
export function careOf(
  life: Life,
  body: Body,
  reports: readonly Report[],
  measure: Measure,
  parameters: CareParameters,
  streams: Streams,
  through: Day = afterAllDays,
): Care {
  const { start } = life.person;
  const habits = habitsOf(life, anchorsOf(life)[0]!, parameters, streams);
  const dues = duesOf(life);
  const samples: Measured[] = [];
  const missed: Missed[] = [];
  const contacts: Contact[] = [];
  const recognitions: Recognition[] = [];
  const readings: { controlId: string; readOn: Day }[] = [];
  const isNamed = new Set<AutoimmuneEvent>();
  const explained = new Set<Finding>();
  /** Repeats ordered since the finding was last in order, and the day from which a sample is the last of them. */
  const repeated = new Map<Finding, { readonly times: number; readonly from: Day }>();
  const judgeMessage = judge(parameters.limits);
  let hasAntibodies = false;
  let missedInRow = 0;
  let reachedOn: Day | undefined;

  const todo = agenda();
  const visit = visits(life, habits, parameters, streams, todo, measure, (measured) => {
    samples.push(measured);
    const { sample } = measured;
    if (sample.panels.includes("thyroid-antibodies")) hasAntibodies = true;
    measured.deliveries.forEach((delivery, i) => {
      if (!delivery.repeated) receive(sample, delivery, i);
    });
  });

  function receive(sample: Sample, delivery: Delivery, i: number): void {
    const draw = streams("care-reading", (sample.day - start) * 16 + i);
    const arrived = Math.max(parseDay(delivery.sentAt.slice(0, 10)) ?? sample.day, sample.day);
    const wait = Math.round(logNormal(draw, parameters.reading.medianDays, parameters.reading.logSd));
    const readOn = addDays(arrived as Day, wait);
    readings.push({ controlId: delivery.controlId, readOn });
    todo.note(readOn, () => read(sample, delivery, readOn));
  }

  function read(sample: Sample, delivery: Delivery, today: Day): void {
    const { found, cleared, isHidden } = judgeMessage(delivery.facts, sample.reason);
    for (const event of life.autoimmune)
      if (sample.day >= event.recognisedOn && reveals(sample.panels, event)) name(event, today, "sample");
    for (const finding of cleared) repeated.delete(finding);
    for (const [finding, panels] of found) if (!explained.has(finding)) repeat(finding, panels, sample, today);
    if (isHidden && !explained.has("urine")) repeatAfterPeriod(sample, today);
  }

  /** Another urine some days after the end of bleeding (safety-signals 1.7). */
  function repeatAfterPeriod(sample: Sample, today: Day): void {
    const draw = streams("care-after-period", sample.day - start);
    if (!happens(draw, parameters.repeats.acts)) return;
    const [least, most] = parameters.repeats.afterMenses;
    const latest = addDays(sample.day, Math.round(parameters.repeats.mensesLatest));
    let last = sample.day;
    while (last < latest && body.menstruatingOn(addDays(last, 1))) last = addDays(last, 1);
    const after = addDays(last, uniformInteger(draw, Math.round(least), Math.round(most)));
    const from = addDays(today, 1);
    visit({
      day: Math.max(from, Math.min(after, latest)) as Day,
      reason: "repeat",
      panels: ["urine"],
      from: Math.max(from, last + Math.round(least)) as Day,
      through: Math.max(addDays(from, 2), Math.min(last + Math.round(most), latest)) as Day,
    });
  }

  function repeat(finding: Finding, panels: readonly Panel[], sample: Sample, today: Day): void {
    const { acts, first, again, times } = parameters.repeats;
    const before = repeated.get(finding);
    if (before !== undefined && (before.times >= times[finding] || sample.day < before.from)) return;
    if (!happens(streams(`care-repeat-${finding}`, sample.day - start), acts)) return;
    const wait = Math.round(before === undefined ? first[finding] : again[finding]);
    const tolerance = Math.floor(wait * parameters.draw.tolerance);
    const from = addDays(today, 1);
    const day = workingDay(addDays(today, wait), from);
    repeated.set(finding, { times: (before?.times ?? 0) + 1, from: addDays(day, -tolerance) });
    const antibodies: readonly Panel[] = finding === "thyroid" && !hasAntibodies ? ["thyroid-antibodies"] : [];
    visit({ day, reason: "repeat", panels: [...panels, ...antibodies], tolerance, from });
  }

  function name(event: AutoimmuneEvent, today: Day, by: Recognition["by"]): void {
    if (isNamed.has(event) || today > life.leaving.day) return;
    isNamed.add(event);
    recognitions.push({ kind: event.kind, on: today, by });
    const draw = streams("care-full-panel", event.recognisedOn - start);
    const within = uniformInteger(draw, 1, Math.round(parameters.followUp.fullPanelWithin));
    const family = familyOf(event.kind);
    const own: readonly Panel[] = family === undefined ? [] : followedUp[family];
    const antibodies: readonly Panel[] = family === "thyroid" && !hasAntibodies ? ["thyroid-antibodies"] : [];
    const panels = [...new Set([...fullPanel, ...own, ...antibodies])];
    const from = addDays(today, 1);
    visit({ day: addDays(today, within), reason: "event", panels, from });
    if (family === undefined) return;
    for (const finding of explainedBy(family)) explained.add(finding);
    const every = Math.round(parameters.followUp.everyDays[family]);
    const times = Math.round(parameters.followUp.times[family]);
    const tolerance = Math.floor(every * parameters.draw.tolerance);
    for (let i = 1; i <= times; i++)
      visit({ day: addDays(today, i * every), reason: "event", panels: own, tolerance, from });
  }

  function hear(report: Report): void {
    const { symptom, because, day } = report;
    for (const event of life.autoimmune)
      if (
        because === `event:${event.kind}` &&
        familyOf(event.kind) === undefined &&
        day >= event.recognisedOn - parameters.symptoms.countsBefore
      )
        todo.note(Math.max(day, event.recognisedOn) as Day, () =>
          name(event, Math.max(day, event.recognisedOn) as Day, "report"),
        );
    const draw = streams("care-report", (day - start) * questions.length + questions.indexOf(questionOf(symptom)));
    const acts = happens(draw, parameters.symptoms.acts);
    const wait = uniformInteger(draw, 0, Math.round(parameters.symptoms.within));
    const panels = panelsFor(symptom);
    if (acts && panels.length > 0) visit({ day: addDays(day, wait), reason: "symptom", panels });
  }

  function open(due: Due): void {
    const wanted = panelsDue(due, life, habits, parameters.panels);
    const { month, course, dueOn } = due;
    const miss = (why: Missed["why"], panels = wanted): void => {
      missed.push({ month, course, dueOn, panels, why });
    };
    if (isStretched(due, habits, parameters.pandemic)) {
      miss("interval-stretched");
      return;
    }
    const hasStopped = habits.stopsOn !== undefined && dueOn >= habits.stopsOn;
    const history = { diagnosed: recognitions.length > 0, reachedOn };
    const chance = hasStopped ? 0 : chanceOf(due, habits, history, parameters.attendance);
    const outcome = outcomeOf(due, chance, missedInRow, habits, parameters, streams);
    contacts.push(...outcome.contacts);
    reachedOn = outcome.reachedOn ?? reachedOn;
    const next = life.courses[course]?.infusedOn[0];
    if (outcome.drawnOn === undefined || outcome.drawnOn > life.leaving.day) {
      missedInRow++;
      miss(hasStopped ? "stopped" : "not-drawn");
      return;
    }
    missedInRow = 0;
    const before = next === undefined ? undefined : addDays(next, -1);
    const from = addDays(dueOn, -windowDays);
    const drawnOn =
      before === undefined ? outcome.drawnOn : workingDay(Math.min(outcome.drawnOn, before) as Day, from, before);
    const drawn = drawnOf(wanted, drawnOn, course * 100 + month, body, parameters.panels, streams);
    visit({ day: drawnOn, reason: "scheduled", panels: drawn.panels, month, from });
    if (drawn.urineOn !== undefined)
      visit({ day: drawn.urineOn, reason: "scheduled", panels: ["urine"], month, from: addDays(drawnOn, 1) });
    if (drawn.notGiven.length > 0) miss("not-given", drawn.notGiven);
  }

  const fixed = [
    ...baselineOf(life, habits, parameters, streams),
    ...life.courses.flatMap((course) => duringCourse(course, habits, parameters.course)),
    ...life.courses.slice(1).flatMap((course) => beforeCourse(course, habits, parameters.course, streams) ?? []),
    ...afterSteroids(life, habits, parameters.steroids),
  ];
  for (const one of fixed) visit(one);
  for (const due of dues) {
    const isCovered = fixed.some((one) => one.panels.includes("renal") && Math.abs(one.day - due.dueOn) <= windowDays);
    if (!isCovered) todo.note(addDays(due.dueOn, -windowDays), () => open(due));
  }
  for (const report of reports) todo.note(report.day, () => hear(report));
  todo.run(through);

  const last = life.leaving.day;
  return {
    behaviour: habits.behaviour,
    samples: samples.sort((a, b) => a.sample.day - b.sample.day),
    missed: missed.sort((a, b) => a.dueOn - b.dueOn),
    contacts: contacts.filter(({ day }) => day <= last).sort(byDay),
    exams: examsOf(life, dues, parameters.exams, streams),
    recognitions,
    readings,
    ...(habits.stopsOn !== undefined && habits.stopsOn <= last ? { stoppedOn: habits.stopsOn } : {}),
  };
}
