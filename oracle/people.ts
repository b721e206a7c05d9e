import { type PatientRecord, parseRecord, type RecordJson } from "@longwatch/core";
import { presetNames, presetOf, simulatePerson } from "@longwatch/synthetic";
import { oneOf, seededRandom } from "../bench/random.ts";
import { befallen, fates } from "./fates.ts";
import { questionsOf } from "./questions.ts";

/** A person of the comparison: the record as written and as parsed, what befell it, and the days to be asked about. */
export type ComparedPerson = {
  readonly record: RecordJson;
  readonly parsed: PatientRecord;
  readonly fate: string | undefined;
  readonly days: readonly string[];
  /** Asked under the label alone, without the default policy. */
  readonly isBare: boolean;
};

const fateNames = Object.keys(fates);

/** How many people there are, a multiple of a hundred; their numbers begin with 0. */
export const peopleCount = Number(process.env["LONGWATCH_ORACLE_PEOPLE"] ?? "300");

/**
 * The same person for the same number, of any preset. Every second is left as the simulation made them; the others
 * meet one fate each. One in five is asked under the label alone.
 */
export function comparedPerson(number: number): ComparedPerson {
  const random = seededRandom(number + 1);
  const preset = presetOf(oneOf(random, presetNames))!;
  const simulated = simulatePerson(preset, { seed: "oracle", arm: "alemtuzumab" }, number).record;
  const fate = number % 2 === 0 ? undefined : fateNames[(number >>> 1) % fateNames.length]!;
  const record = fate === undefined ? simulated : befallen(simulated, fate, random);
  const parsed = parseRecord(record);
  if (!parsed.ok) throw new Error(`oracle: person ${number} was refused: ${JSON.stringify(parsed.issues[0])}`);
  // What each label asks for is written down for people who stay where they are.
  const isBare = random() < 0.2 && fate !== "moved";
  return { record, parsed: parsed.value, fate, days: questionsOf(record, random), isBare };
}

/** Numbers of people whom a fate befell, the first so many of them. */
export const peopleOf = (fate: string, count: number): readonly number[] =>
  Array.from({ length: count }, (_, i) => 2 * (fateNames.indexOf(fate) + i * fateNames.length) + 1);
