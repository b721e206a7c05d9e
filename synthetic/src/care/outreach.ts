import { addDays, type Day } from "@longwatch/core";
import { happens, truncatedNormal, uniformInteger } from "../random/distributions.ts";
import type { Streams } from "../random/stream.ts";
import type { Due } from "./due.ts";
import type { Habits } from "./habits.ts";
import type { CareParameters } from "./parameters.ts";
import type { Contact } from "./vocabulary.ts";
import { workingDay } from "./working-day.ts";

/** Half the width of the window, days: that of the rules (safety-signals 6), whatever a clinic does. */
export const windowDays = 7;

/** What becomes of one due set: the day it is drawn, if ever, and who was in touch meanwhile. */
export type Outcome = {
  readonly drawnOn: Day | undefined;
  readonly contacts: readonly Contact[];
  /** The day on which a nurse reached the person. */
  readonly reachedOn: Day | undefined;
};

const partOf = (due: Due): number => due.course * 100 + due.month;

function reminder(
  due: Due,
  about: string,
  drawnOn: Day | undefined,
  habits: Habits,
  after: number,
): readonly Contact[] {
  const day = addDays(due.dueOn, Math.round(after));
  const isLate = drawnOn === undefined || drawnOn > day;
  return habits.reminds && isLate ? [{ day, channel: "text", outcome: "sent", about }] : [];
}

/**
 * @param chance that the set is drawn inside its window; 0 of those who have stopped
 * @param missedBefore months missed in a row before this one
 */
export function outcomeOf(
  due: Due,
  chance: number,
  missedBefore: number,
  habits: Habits,
  parameters: CareParameters,
  streams: Streams,
): Outcome {
  const { outreach } = parameters;
  const about = `monitor.cbc/${due.course}/${due.month}`;
  const draw = streams("care-attendance", partOf(due));
  const inWindow = happens(draw, chance);
  const error = Math.round(truncatedNormal(draw, 0, parameters.draw.errorSd, -windowDays - 0.5, windowDays + 0.5));
  if (inWindow) {
    const [opens, closes] = [addDays(due.dueOn, -windowDays), addDays(due.dueOn, windowDays)];
    const drawnOn = workingDay(addDays(due.dueOn, Math.max(-windowDays, Math.min(windowDays, error))), opens, closes);
    return { drawnOn, contacts: reminder(due, about, drawnOn, habits, outreach.reminderAfter), reachedOn: undefined };
  }
  const hasStopped = habits.stopsOn !== undefined && due.dueOn >= habits.stopsOn;
  const late = streams("care-outreach", partOf(due));
  const callDay = addDays(due.dueOn, Math.round(outreach.callAfter));
  const alone = happens(late, outreach.comesAlone) && !hasStopped;
  const aloneBy = Math.round(outreach.aloneBy);
  const aloneOn = workingDay(
    addDays(due.dueOn, uniformInteger(late, windowDays + 1, aloneBy)),
    addDays(due.dueOn, windowDays + 1),
    addDays(due.dueOn, aloneBy),
  );
  const called = happens(late, outreach.calls) && missedBefore < outreach.givesUpAfter && !alone;
  const isLapsing = habits.behaviour === "lapsing";
  const answers = happens(late, isLapsing ? outreach.lapsingAnswers : outreach.answers) && !hasStopped;
  const comes = happens(late, outreach.comes) || isLapsing;
  const afterCall = addDays(callDay, 1);
  const comesBy = addDays(due.dueOn, Math.max(Math.round(outreach.comesBy), afterCall - due.dueOn));
  const soon = workingDay(uniformInteger(late, afterCall, comesBy) as Day, afterCall, comesBy);
  const reached = called && answers;
  const drawnOn = alone ? aloneOn : reached && comes ? soon : undefined;
  const call: Contact = { day: callDay, channel: "phone", outcome: reached ? "reached" : "no-answer", about };
  const reminders = missedBefore < outreach.givesUpAfter;
  return {
    drawnOn,
    contacts: [
      ...(reminders ? reminder(due, about, drawnOn, habits, outreach.reminderAfter) : []),
      ...(called ? [call] : []),
    ],
    reachedOn: reached ? callDay : undefined,
  };
}
