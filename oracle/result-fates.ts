import { type FactJson, factIdOf, type RecordJson } from "@longwatch/core";
import { between, oneOf, type Random } from "../bench/random.ts";
import { dateOf, dayOf } from "./days.ts";
import { anyDay, type Fate } from "./fate.ts";

type Result = Extract<FactJson, { kind: "result-reported" }>;
type Status = NonNullable<Result["status"]>;

/** What may befall results: how each loses its place, and why one is no evidence. A dozen results of a person at once. */
export const resultFates: Readonly<Record<string, Fate>> = {
  retracted: (record, random) =>
    dozen(record, random).map((result, i) => retraction(`oracle-taken-${i}`, idOf(result))),
  "retraction taken back": (record, random) =>
    dozen(record, random).flatMap((result, i) => [
      retraction(`oracle-taken-${i}`, idOf(result)),
      retraction(`oracle-given-back-${i}`, `oracle-taken-${i}`),
    ]),
  "corrected by another fact": (record, random) =>
    dozen(record, random).map((result, i) => corrected(result, i, 1, random)),
  "two corrections of one fact": (record, random) =>
    dozen(record, random).flatMap((result, i) =>
      (random() < 0.5 ? [1, 2] : [2, 1]).map((rank) => corrected(result, i, rank, random)),
    ),
  "correction taken back": (record, random) =>
    dozen(record, random).flatMap((result, i) => {
      const correction = corrected(result, i, 1, random);
      return [correction, retraction(`oracle-taken-${i}`, idOf(correction))];
    }),
  "correction corrected": (record, random) =>
    dozen(record, random).flatMap((result, i) => {
      const correction = corrected(result, i, 1, random);
      return [correction, corrected(correction, 100 + i, 2, random)];
    }),
  "later state": (record, random) =>
    states(record, random, () => [oneOf(random, ["corrected", "preliminary", "cancelled"])]),
  "entered in error": (record, random) => states(record, random, () => ["entered-in-error"]),
  "error beside a final state": (record, random) => states(record, random, () => ["entered-in-error"], true),
  "state after an error": (record, random) => states(record, random, () => ["entered-in-error", "corrected"]),
  "not final": (record, random) =>
    copies(record, random, () => ({ status: oneOf(random, ["preliminary", "cancelled"]) })),
  "spoilt specimen": (record, random) => copies(record, random, () => ({ specimen: [oneOf(random, remarks)] })),
  "clumps seen": (record, random) => copies(record, random, () => ({ findings: ["clumps"] }), "platelets"),
  menstruation: (record, random) =>
    copies(record, random, () => ({ specimen: ["menstruating"] }), "urine_rbc_microscopy"),
  "approximate day": (record, random) => copies(record, random, () => ({ approximate: true })),
  questioned: (record, random) => extremes(record, random, {}),
  "questioned and confirmed": (record, random) => extremes(record, random, { confirmedBy: "laboratory" }),
  "words for numbers": (record, random) =>
    copies(record, random, () => ({ value: oneOf(random, ["negative", "present", "see report"]), unit: undefined })),
};

/** Known remarks, harmless and not, and one that nobody knows. */
const remarks = [
  "haemolysed",
  "clotted",
  "clumped",
  "insufficient",
  "mislabelled",
  "contaminated",
  "citrate",
  "dropped",
];

const monitored: ReadonlySet<string> = new Set([
  ...["haemoglobin", "wbc", "platelets", "neutrophils", "lymphocytes", "creatinine", "alt", "ast", "bilirubin_total"],
  ...["tsh", "urine_protein_dipstick", "urine_rbc_microscopy"],
]);

const resultsOf = ({ facts }: RecordJson): readonly Result[] =>
  facts.filter(
    (fact): fact is Result =>
      fact.kind === "result-reported" && monitored.has(fact.analyte ?? "") && fact.value !== undefined,
  );

/** A dozen results, each once, of those that qualify. */
function dozen(
  record: RecordJson,
  random: Random,
  isMeant: (result: Result) => boolean = () => true,
): readonly Result[] {
  const all = resultsOf(record).filter(isMeant);
  return all.length === 0 ? [] : [...new Set(Array.from({ length: 12 }, () => oneOf(random, all)))];
}

const idOf = (fact: FactJson): string => fact.id ?? factIdOf(fact);

const retraction = (id: string, fact: string): FactJson => ({
  kind: "fact-retracted",
  id,
  fact,
  reason: "not this person",
  by: "clerk",
});

/** Another day, or no evidence, so that it matters which of the two stands. */
const elsewhere = (result: Result, random: Random): Changes =>
  random() < 0.5
    ? { collectedOn: dateOf(dayOf(result.collectedOn)! + between(random, 20, 60)), collectedAt: undefined }
    : { status: oneOf(random, ["preliminary", "cancelled"] as const) };

/** @param rank a higher one was recorded later */
const corrected = (result: Result, i: number, rank: number, random: Random): Result =>
  changed(result, {
    resultKey: undefined,
    id: `oracle-correction-${i}-${rank}`,
    supersedes: idOf(result),
    recordedAt: `2031-01-0${rank}T00:00:00Z`,
    ...elsewhere(result, random),
  });

/** Later states of results that have a key. @param together reported at the same moment as the state before */
function states(
  record: RecordJson,
  random: Random,
  draw: () => readonly Status[],
  together = false,
): readonly Result[] {
  return dozen(record, random, ({ resultKey }) => resultKey !== undefined).flatMap((result, i) =>
    draw().map((status, k) =>
      changed(result, {
        ...elsewhere(result, random),
        id: `oracle-state-${i}-${k}`,
        status,
        ...(together ? {} : { reportedAt: `2031-01-0${k + 1}T00:00:00Z` }),
        recordedAt: together ? "2001-01-01T00:00:00Z" : `2031-01-0${k + 1}T00:00:00Z`,
      }),
    ),
  );
}

/** Results of their own, each like one that is there, about a month away from it. */
function copies(record: RecordJson, random: Random, draw: () => Changes, analyte?: string): readonly Result[] {
  return dozen(record, random, (one) => analyte === undefined || one.analyte === analyte).map((result, i) =>
    changed(result, {
      resultKey: undefined,
      supersedes: undefined,
      collectedAt: undefined,
      reportedAt: undefined,
      id: `oracle-copy-${i}`,
      collectedOn: dateOf(dayOf(result.collectedOn)! + between(random, 10, 40)),
      ...draw(),
    }),
  );
}

/** Numbers on both sides of the soft limits, in the laboratories' units. */
const edges: readonly (readonly [string, string, readonly number[]])[] = [
  ["haemoglobin", "g/L", [59.9, 60, 200, 200.1]],
  ["platelets", "10*9/L", [19, 20, 800, 801]],
  ["wbc", "10*9/L", [0.4, 0.5, 40, 40.1]],
  ["neutrophils", "10*9/L", [0.2, 0.3, 25, 25.1]],
  ["lymphocytes", "10*9/L", [0, 8, 8.1]],
  ["creatinine", "umol/L", [24, 25, 300, 301]],
  ["creatinine", "mg/dL", [0.28, 0.29, 3.39, 3.4]],
  ["alt", "U/L", [500, 501]],
  ["bilirubin_total", "umol/L", [2.9, 3, 100, 101]],
  ["bilirubin_total", "mg/dL", [0.1, 5.8, 5.9]],
  ["tsh", "m[IU]/L", [100, 101]],
];

/** Each edge takes the place of some results of its analyte, so that often nothing else is there. */
function extremes(record: RecordJson, random: Random, changes: Changes): readonly Result[] {
  return edges.flatMap(([analyte, unit, values], i) =>
    dozen(record, random, (one) => one.analyte === analyte).map((result, k) =>
      changed(
        corrected(result, 100 * i + k, 1, () => 0),
        {
          // No two at one moment: of such rivals the contract does not say which stands.
          recordedAt: `2031-01-${10 + i}T00:00:00Z`,
          unit,
          value: oneOf(random, values),
          collectedOn: random() < 0.8 ? result.collectedOn : dateOf(anyDay(record, random)),
          ...changes,
        },
      ),
    ),
  );
}

type Changes = { readonly [Key in keyof Result]?: Result[Key] | undefined };

/** With these changes; what was set to undefined is left out, as a record has no such thing. */
const changed = (result: Result, changes: Changes): Result =>
  Object.fromEntries(Object.entries({ ...result, ...changes }).filter(([, value]) => value !== undefined)) as Result;
