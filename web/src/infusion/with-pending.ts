import type { ChairInfusion, ChairReading, InfusionDayJson } from "@longwatch/core";
import type { Entry } from "./queue.ts";

type Written = { readonly id: string; readonly kind: string } & Readonly<Record<string, unknown>>;

/** The day as it is with what has not arrived yet, in the order in which it was entered. */
export function withPending(day: InfusionDayJson, entries: readonly Entry[]): InfusionDayJson {
  return entries.flatMap(({ facts }) => facts as readonly Written[]).reduce(withOne, day);
}

function withOne(day: InfusionDayJson, fact: Written): InfusionDayJson {
  switch (fact.kind) {
    case "vitals-measured":
      return { ...day, vitals: { ...day.vitals, readings: withReading(day.vitals.readings, fact) } };
    case "infusion-given":
      return withInfusion(day, fact);
    case "reaction-observed": {
      const others = day.reactions.filter((one) => one.fact !== fact.id && one.fact !== fact["supersedes"]);
      return { ...day, reactions: [...others, reactionOf(fact)] };
    }
    case "step-done":
      return ticked(day, String(fact["step"]), fact.id);
    case "fact-retracted":
      return unticked(day, String(fact["fact"]));
    default:
      return day;
  }
}

function withReading(readings: readonly ChairReading[], fact: Written): ChairReading[] {
  const { id, kind: _kind, measuredAt, ...values } = fact;
  const one = { ...values, fact: id, at: String(measuredAt) } as ChairReading;
  return [...readings.filter(({ fact: other }) => other !== id), one].toSorted(
    (a, b) => Date.parse(a.at) - Date.parse(b.at),
  );
}

function withInfusion(day: InfusionDayJson, fact: Written): InfusionDayJson {
  const { id, kind: _kind, infusedOn: _infusedOn, supersedes: _supersedes, ...values } = fact;
  const given = { pauses: [], interrupted: false, ...values, fact: id } as unknown as ChairInfusion;
  return {
    ...day,
    isGiven: given.doseMg > 0,
    given,
    dose: { ...day.dose, todayMg: given.doseMg, leftTodayMg: 0 },
  };
}

const reactionOf = (fact: Written): InfusionDayJson["reactions"][number] => {
  const { id, kind: _kind, observedAt, supersedes: _supersedes, ...values } = fact;
  return { ...values, fact: id, at: String(observedAt) } as InfusionDayJson["reactions"][number];
};

const ticked = (day: InfusionDayJson, step: string, fact: string): InfusionDayJson => ({
  ...day,
  steps: day.steps.map((one) => (one.by === "step" && one.of === step ? { ...one, done: fact } : one)),
  told: day.told.map((one) => (one.id === step ? { ...one, done: fact } : one)),
});

const unticked = (day: InfusionDayJson, fact: string): InfusionDayJson => ({
  ...day,
  steps: day.steps.map((one) => (one.done === fact ? { ...one, done: null } : one)),
  told: day.told.map((one) => (one.done === fact ? { ...one, done: null } : one)),
});
