import { addDays, type Day } from "../base/calendar.ts";
import { broughtSteps, hasUnread, isOutcomeOf, readingStep } from "./brought-steps.ts";
import { type Brought, broughtOn } from "./consequences.ts";
import { type IntervalInForce, intervalsOn } from "./interval.ts";
import { daysLate, hinders, intervalStep, type Planned, type PlanStep, withFollowers, workUpSteps } from "./steps.ts";

/** What would follow if an outcome that nobody knows yet turned out so. */
export type PlanIf = {
  readonly key: string;
  readonly brought: Brought;
  /** The earliest day of the first infusion then; undefined: nobody can tell. */
  readonly earliestOn: Day | undefined;
};

/** A course from its wished first infusion day backwards. */
export type WorkUpPlan = {
  readonly course: number;
  readonly asOf: Day;
  readonly wishedOn: Day;
  /** The wished day can still be kept. */
  readonly isAttainable: boolean;
  /** The first day on or after `asOf` on which the course could begin; undefined: nobody can tell. */
  readonly earliestOn: Day | undefined;
  /** The critical path: what the earliest day waits for, in the order in which it is done; empty where it could be today. */
  readonly path: readonly string[];
  readonly steps: readonly PlanStep[];
  readonly ifs: readonly PlanIf[];
  /** Between the courses; empty before a first one, and where no rule says how long. */
  readonly intervals: readonly IntervalInForce[];
};

/** How far ahead anybody plans; no chain of steps is longer. */
const horizonDays = 3653;

/**
 * What has to be done by when for a first infusion on the wished day, and the earliest day that is attainable: done tests
 * grow old, vaccines need their weeks, and courses lie months apart. Made anew from the facts whenever it is asked for.
 *
 * @source protocols.md sections 2.1 and 3; resolutions.md section 4
 */
export function workUpPlan(of: Planned, wishedOn: Day): WorkUpPlan {
  const brought = broughtOn(of.asOf, of.course, of);
  const applying = brought.filter(applies);
  const unread = brought.filter((one) => hasUnread(one) && one.doneOn === undefined && !applies(one));
  const stepsFor = (some: readonly Brought[], reading: readonly Brought[]) => (firstOn: Day) =>
    stepsOn(of, some, reading, firstOn);
  const steps = stepsFor(applying, unread);
  const earliestOn = earliestStart(steps, of.asOf);
  const wished = steps(wishedOn);
  const open = brought.filter((one) => isOpen(one, wished));
  return {
    course: of.course,
    asOf: of.asOf,
    wishedOn,
    isAttainable: !wished.some(hinders),
    earliestOn,
    path: pathTo(earliestOn, steps, of.asOf),
    steps: withFollowers(wished),
    ifs: open.map((one) => ({
      key: one.key,
      brought: one,
      earliestOn: earliestStart(
        stepsFor(
          [...without(applying, one), { ...one, doneOn: undefined, settledBy: undefined }],
          without(unread, one),
        ),
        of.asOf,
      ),
    })),
    intervals: intervalsOn(wishedOn, of.timeline),
  };
}

/** Of what a named person settles, an outcome that nobody can read is not negative. */
const applies = (one: Brought): boolean =>
  one.applies === "yes" || (one.consequence.does.kind === "settle" && hasUnread(one));

const without = (some: readonly Brought[], { key }: Brought): readonly Brought[] =>
  some.filter((one) => one.key !== key);

/** Its outcome is not known: the step is still to be done, or what it brought cannot be read. A word settles no outcome to come. */
function isOpen(one: Brought, steps: readonly PlanStep[]): boolean {
  const { doneOn, settledBy, consequence } = one;
  const isAwaited = steps.some((step) => isOutcomeOf(step, consequence));
  if (doneOn !== undefined) return settledBy !== undefined && isAwaited;
  return !applies(one) && (hasUnread(one) || isAwaited);
}

function stepsOn(
  of: Planned,
  brought: readonly Brought[],
  unread: readonly Brought[],
  firstOn: Day,
): readonly PlanStep[] {
  const tests = workUpSteps(of, firstOn);
  return [
    ...intervalsOn(firstOn, of.timeline).map((one) => intervalStep(one, firstOn, of.asOf)),
    ...tests,
    ...broughtSteps(brought, tests, of, firstOn),
    ...unread.map((one) => readingStep(one, firstOn, of.asOf)),
  ];
}

type StepsFor = (firstOn: Day) => readonly PlanStep[];

/**
 * The first attainable day. A day that is missed by so many days is missed until then: what is known only grows later when
 * the day does, so nothing that could be attainable is passed over.
 */
export function earliestStart(steps: StepsFor, asOf: Day): Day | undefined {
  let day = asOf;
  while (day <= asOf + horizonDays) {
    const missed = steps(day).filter(hinders);
    if (missed.length === 0) return day;
    const late = missed.map(daysLate);
    if (late.includes(undefined)) return undefined;
    day = addDays(day, Math.max(...(late as readonly number[])));
  }
  return undefined;
}

/** What is in the way of the day before the earliest, and what that waits for in its turn; of what cannot be dated, that. */
function pathTo(earliestOn: Day | undefined, steps: StepsFor, asOf: Day): readonly string[] {
  if (earliestOn === asOf) return [];
  const all = steps(addDays(earliestOn ?? addDays(asOf, horizonDays), -1));
  const inTheWay = all.filter(hinders);
  const before = (one: PlanStep): readonly PlanStep[] =>
    all.filter(({ key }) => one.after.includes(key)).flatMap((each) => [...before(each), each]);
  return [...new Set(inTheWay.flatMap((one) => [...before(one), one]).map(({ key }) => key))];
}
