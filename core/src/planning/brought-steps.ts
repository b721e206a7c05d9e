import { addDays, type Day, earlier, later } from "../base/calendar.ts";
import type { Consequence } from "../protocol/planning.ts";
import { type Clock, timerKey } from "./clock.ts";
import { type Brought, earliestEnd } from "./consequences.ts";
import { dealtWithBy, dosesOf, orByOf } from "./doing.ts";
import { type Planned, type PlanStep, toDo } from "./steps.ts";

/** The step is still to be done, and its outcome decides. */
export const isOutcomeOf = ({ key, state }: PlanStep, { after }: Consequence): boolean =>
  state === "to-do" && key.startsWith(`${after}/`);

/** An outcome is on file, and nobody has said what it means. */
export const hasUnread = ({ applies, because }: Brought): boolean => applies === "cannot-tell" && because.length > 0;

/** What outcomes bring, each after the steps whose outcome it is, and the clocks of the course before that it waits for. */
export function broughtSteps(
  brought: readonly Brought[],
  tests: readonly PlanStep[],
  of: Planned,
  firstOn: Day,
): readonly PlanStep[] {
  const steps = brought.map((one) => {
    const clock = clockOf(one, of);
    return { clock, step: broughtStep(one, tests, clock, of.asOf, firstOn) };
  });
  const waited = Map.groupBy(
    steps.filter(({ clock }) => clock !== undefined),
    ({ clock }) => clock!,
  );
  return [
    ...[...waited].map(([clock, all]) => clockStep(clock, all.map(({ step }) => step.byOn).reduce(earlier), of)),
    ...steps.map(({ step }) => step),
  ];
}

/** Undefined: it waits for none, or for none any more. */
function clockOf({ consequence: { does }, doneOn }: Brought, { clocks, course, asOf }: Planned): Clock | undefined {
  if (does.kind !== "vaccinate" || does.notWhile === undefined || doneOn !== undefined) return undefined;
  const key = timerKey(does.notWhile, course - 1);
  return clocks.find((one) => one.key === key && (one.endsOn === undefined || one.endsOn > asOf));
}

function broughtStep(
  brought: Brought,
  tests: readonly PlanStep[],
  clock: Clock | undefined,
  asOf: Day,
  firstOn: Day,
): PlanStep {
  const { key, consequence, protocol, layer, doneOn, settledBy, given, because } = brought;
  const { does } = consequence;
  const before = tests.filter((one) => isOutcomeOf(one, consequence));
  const known = before.map(({ knownOn }) => knownOn ?? asOf).reduce(later, asOf);
  const endOn = doneOn ?? earliestEnd(consequence, given, known, clock);
  const neededOn = addDays(firstOn, does.kind === "vaccinate" ? -does.atLeastDaysBefore : 0);
  const dosesTake = does.kind === "vaccinate" ? (does.doses - given.length - 1) * does.daysApart : 0;
  return {
    ...toDo(consequence, { key, protocol, layer }),
    what: does.kind === "vaccinate" ? "vaccination" : "settling",
    state: stateOf(brought),
    after: [...before.map((one) => one.key), ...(clock === undefined ? [] : [clock.key])],
    waitDays: consequence.waitDays,
    fromOn: doneOn ?? (endOn === undefined ? undefined : addDays(endOn, -dosesTake)),
    knownOn: endOn,
    byOn: addDays(neededOn, -dosesTake),
    neededOn,
    because: settledBy === undefined ? because : [...because, settledBy.id],
    doneBy: dealtWithBy(consequence, key),
    orBy: orByOf(consequence, key),
    doses: dosesOf(brought, endOn, neededOn),
  };
}

/** Doses that a named person's word lets be are waived, not given. */
const stateOf = ({ doneOn, settledBy, consequence: { does } }: Brought): PlanStep["state"] =>
  doneOn === undefined ? "to-do" : settledBy !== undefined && does.kind === "vaccinate" ? "waived" : "done";

/** Whether it is over a specialist says, and not before its time. */
const clockStep = (clock: Clock, neededOn: Day, { timeline, asOf }: Planned): PlanStep => ({
  ...toDo(clock, clock),
  what: "interval",
  fromOn: clock.endsOn ?? clock.notBefore,
  knownOn: clock.endsOn,
  byOn: neededOn,
  neededOn,
  because: timeline.courses.at(-1)!.because.slice(-1),
  doneBy:
    clock.endsOn === undefined && clock.notBefore <= asOf ? { fact: "decision-made", of: [clock.key] } : undefined,
});

/** Somebody says what the outcome means; until then nobody can tell what it brings. */
export const readingStep = (brought: Brought, firstOn: Day, asOf: Day): PlanStep => ({
  ...toDo(brought.consequence, brought),
  what: "reading",
  fromOn: asOf,
  knownOn: undefined,
  byOn: firstOn,
  neededOn: firstOn,
  because: brought.because,
  doneBy: { fact: "result-reported", of: brought.consequence.analytes },
});
