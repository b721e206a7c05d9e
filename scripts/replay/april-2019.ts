import {
  compileRulebook,
  countEffects,
  effectOf,
  type LabelEffect,
  type LabelTotals,
  labelChange,
  parseDay,
  parseRecord,
  protocolName,
} from "@longwatch/core";
import { presetOf, simulatePerson } from "@longwatch/synthetic";
import { loadRules } from "../../server/src/protocols/load.ts";

/** The day on which Europe restricted the drug, asked of a clinic of people who do not exist. */
export const question = { on: "2019-04-12", preset: "april-2019", seed: "april", people: 300 } as const;

/** Every version that begins on that day, beside the one before it. */
export const changes = [
  { name: "label, EU", place: "EU", before: "alemtuzumab-eu@2018", after: "alemtuzumab-eu@2019-04-interim" },
  { name: "label, GB", place: "GB", before: "alemtuzumab-gb@2018", after: "alemtuzumab-gb@2019-04-interim" },
  {
    name: "what is paid for, GB",
    place: "GB",
    before: "alemtuzumab-gb-nice@2014-05",
    after: "alemtuzumab-gb-nice@2019-04",
  },
] as const;

export type Replayed = {
  readonly patient: string;
  /** Has had an infusion by the day. */
  readonly isUnderWay: boolean;
  /** Of each change, in their order. Undefined: lives under other rules. */
  readonly effects: readonly (LabelEffect | undefined)[];
};

/** `totals`: of each change, in their order. */
export type Replay = { readonly people: readonly Replayed[]; readonly totals: readonly LabelTotals[] };

/** The first of the clinic's people, one after the other. */
export function replay(people: number, told: (done: number) => void = () => {}): Replay {
  const rules = loadRules();
  if (!rules.ok) throw new Error("the protocols cannot be read");
  const { protocols, adoptions } = rules.value;
  const rulebook = compileRulebook(protocols, adoptions);
  const version = (name: string) => protocols.find((one) => protocolName(one) === name)!;
  const day = parseDay(question.on)!;
  const asked = changes.map(({ before, after }) => ({
    change: labelChange(rulebook, version(before), version(after), { from: day, asOf: day }),
    counter: countEffects(),
  }));
  const preset = presetOf(question.preset)!;
  const cohort = { seed: question.seed, arm: "alemtuzumab", through: day } as const;
  const replayed = Array.from({ length: people }, (_, i): Replayed => {
    const record = parseRecord(simulatePerson(preset, cohort, i).record);
    if (!record.ok) throw new Error("a record of ours does not parse");
    const { patient, facts } = record.value;
    const effects = asked.map(({ change, counter }) => {
      const effect = effectOf(change, record.value);
      counter.add(effect);
      return effect;
    });
    told(i + 1);
    return { patient: patient.id, isUnderWay: facts.some(({ kind }) => kind === "infusion-given"), effects };
  });
  return { people: replayed, totals: asked.map(({ counter }) => counter.totals()) };
}
