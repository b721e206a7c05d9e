import { createHash } from "node:crypto";
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
export const question = {
  before: "alemtuzumab-eu@2018",
  after: "alemtuzumab-eu@2019-04-interim",
  on: "2019-04-12",
  preset: "april-2019",
  seed: "april",
  people: 300,
  /** How many of them a test makes again. */
  checked: 30,
} as const;

export type Replayed = {
  readonly patient: string;
  /** Has had an infusion by the day. */
  readonly isUnderWay: boolean;
  /** Undefined: lives under other rules. */
  readonly effect: LabelEffect | undefined;
};

export type Replay = { readonly people: readonly Replayed[]; readonly totals: LabelTotals };

/** The first of the clinic's people, one after the other. */
export function replay(people: number, told: (done: number) => void = () => {}): Replay {
  const rules = loadRules();
  if (!rules.ok) throw new Error("the protocols cannot be read");
  const { protocols, adoptions } = rules.value;
  const [before, after] = [question.before, question.after].map(
    (name) => protocols.find((one) => protocolName(one) === name)!,
  );
  const day = parseDay(question.on)!;
  const change = labelChange(compileRulebook(protocols, adoptions), before!, after!, { from: day, asOf: day });
  const preset = presetOf(question.preset)!;
  const cohort = { seed: question.seed, arm: "alemtuzumab", through: day } as const;
  const counter = countEffects();
  const replayed = Array.from({ length: people }, (_, i): Replayed => {
    const record = parseRecord(simulatePerson(preset, cohort, i).record);
    if (!record.ok) throw new Error("a record of ours does not parse");
    const { patient, facts } = record.value;
    const effect = effectOf(change, record.value);
    counter.add(effect);
    told(i + 1);
    return { patient: patient.id, isUnderWay: facts.some(({ kind }) => kind === "infusion-given"), effect };
  });
  return { people: replayed, totals: counter.totals() };
}

/** By what a report is known to be of these rules and these people: all that was found of the first of them. */
export const digestOf = ({ people }: Replay): string =>
  createHash("sha256")
    .update(JSON.stringify(people.slice(0, question.checked)))
    .digest("hex");
