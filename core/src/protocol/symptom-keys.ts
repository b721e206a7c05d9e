import { nearest } from "../base/nearest.ts";
import type { Protocol } from "./protocol.ts";
import type { SelfCheck, SelfCheckQuestion } from "./self-check.ts";

/** Every key that a symptom may be recorded under, and the question that a self-check's item `Q17` stands for. */
export type SymptomKeys = {
  readonly known: ReadonlySet<string>;
  /** `Q17` → `fever-or-night-sweats` */
  readonly byNumber: ReadonlyMap<string, string>;
  /** By key. Of two protocols that ask for one thing the last speaks. */
  readonly questions: ReadonlyMap<string, SelfCheckQuestion>;
};

/** The self-check that people are asked by: the last one speaks, so that a clinic may have its own. */
export const selfCheckOf = (protocols: readonly Protocol[]): SelfCheck | undefined =>
  protocols.findLast((one) => one.selfCheck !== undefined)?.selfCheck;

const made = new WeakMap<readonly Protocol[], { readonly keys: SymptomKeys | undefined }>();

/** The keys of all self-checks together; undefined where nobody has stated any, as with bare labels. */
export function symptomKeysOf(protocols: readonly Protocol[]): SymptomKeys | undefined {
  const known = made.get(protocols);
  if (known !== undefined) return known.keys;
  const keys = keysOf(protocols.flatMap(({ selfCheck }) => selfCheck ?? []));
  made.set(protocols, { keys });
  return keys;
}

const keysOf = (selfChecks: readonly SelfCheck[]): SymptomKeys | undefined =>
  selfChecks.length === 0
    ? undefined
    : {
        known: new Set(selfChecks.flatMap(definedKeys).map(({ symptom }) => symptom)),
        byNumber: new Map(
          selfChecks.flatMap(({ questions }) =>
            questions.map(({ number, symptom }) => [`Q${number}`, symptom] as const),
          ),
        ),
        questions: new Map(
          selfChecks.flatMap(({ questions }) => questions.map((question) => [question.symptom, question] as const)),
        ),
      };

/** Where each key has its words, as a JSON pointer into the self-check. */
export const definedKeys = (selfCheck: SelfCheck): readonly { readonly symptom: string; readonly at: string }[] => [
  ...selfCheck.questions.map(({ symptom }, i) => ({ symptom, at: `/questions/${i}/symptom` })),
  ...selfCheck.questions.flatMap(({ followUps = [] }, i) =>
    followUps.map(({ symptom }, j) => ({ symptom, at: `/questions/${i}/followUps/${j}/symptom` })),
  ),
  ...selfCheck.seenByClinician.map(({ symptom }, i) => ({ symptom, at: `/seenByClinician/${i}/symptom` })),
];

/** The key that was probably meant. */
export const nearestKey = (key: string, { known }: SymptomKeys): string | undefined =>
  nearest(key.toLowerCase(), known);
