import { InvariantError } from "../../base/result.ts";
import { type StepLine, stepLines } from "./step-lines.ts";

const gradesCounted = [1, 2, 3, 4, 5] as const;
const systems = 7;

/**
 * What one converted grade adds to the key of a set of seven: three bits for the count of each grade 1 to 5.
 * Sums of these weights find the line, so the order of the systems cannot matter.
 */
export const weightOfGrade: readonly number[] = [0, 1, 1 << 3, 1 << 6, 1 << 9, 1 << 12, 1 << 12];

const countIn = (key: number, grade: number): number => (key >> (3 * (grade - 1))) & 7;

const applies = (line: StepLine, key: number): boolean =>
  gradesCounted.every((grade) => {
    const [least, most] = line.counts[grade] ?? [0, systems];
    return countIn(key, grade) >= least && countIn(key, grade) <= most;
  });

/** The table, read once for each of the 792 ways in which seven grades can fall. */
function readTable(): Uint8Array {
  const indexOfKey = new Uint8Array(1 << 15);
  for (let key = 0; key < indexOfKey.length; key += 1) {
    if (gradesCounted.reduce((sum, grade) => sum + countIn(key, grade), 0) > systems) continue;
    indexOfKey[key] = stepLines.findIndex((line) => applies(line, key));
  }
  return indexOfKey;
}

const indexOfKey = readTable();

/** The line for a sum of {@link weightOfGrade} over seven converted grades. */
export function lineOfKey(key: number): StepLine {
  const line = stepLines[indexOfKey[key] ?? -1];
  if (line === undefined) throw new InvariantError(`no step line for the key ${key}`);
  return line;
}

/**
 * The step of the functional systems, with the line of the table that gave it.
 *
 * @param converted the seven converted grades, in any order
 */
export const fsStepLine = (converted: readonly number[]): StepLine =>
  lineOfKey(converted.reduce((key, grade) => key + (weightOfGrade[grade] ?? Number.NaN), 0));
