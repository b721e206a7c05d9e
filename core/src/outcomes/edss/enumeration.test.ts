import { describe, expect, it } from "vitest";
import { edssOf } from "./edss.ts";
import { fsStepLine } from "./fs-step.ts";
import { functionalSystems, highestGrade } from "./functional-systems.ts";
import { edssValues } from "./half-points.ts";
import { type StepLine, stepLines } from "./step-lines.ts";

/** The table of section 1.2 once more, written out as conditions. */
function stepAsWritten(converted: readonly number[]): number {
  const n = (grade: number): number => converted.filter((one) => one === grade).length;
  const [n1, n2, n3, n4] = [n(1), n(2), n(3), n(4)];
  if (n(5) + n(6) >= 1 || n4 >= 2) return 5;
  if (n4 === 1) return n3 >= 3 ? 5 : n3 >= 1 || n2 >= 1 ? 4.5 : 4;
  if (n3 >= 5) return n3 === 5 ? 4.5 : 5;
  if (n3 >= 3) return 4;
  if (n3 === 2) return n2 >= 1 ? 4 : 3.5;
  if (n3 === 1) return n2 >= 3 ? 4 : n2 >= 1 ? 3.5 : 3;
  if (n2 >= 5) return n2 === 5 ? 3.5 : 4;
  if (n2 >= 3) return 3;
  if (n2 >= 1) return n2 === 2 ? 2.5 : 2;
  return n1 >= 2 ? 1.5 : n1;
}

function* combinations(highest: readonly number[], from: readonly number[] = []): Generator<readonly number[]> {
  if (from.length === highest.length) yield from;
  else for (let grade = 0; grade <= highest[from.length]!; grade += 1) yield* combinations(highest, [...from, grade]);
}

describe("every combination of grades", () => {
  const convertedHighest = [4, 5, 6, 5, 6, 5, 5];

  it("has the step of the table, whatever the order; grade 6 behaves like 5; a worse grade is never a lower step", () => {
    const stepOf = new Map<string, number>();
    const lines = new Set<StepLine>();
    const wrong: string[] = [];
    let count = 0;
    for (const converted of combinations(convertedHighest)) {
      count += 1;
      const line = fsStepLine(converted);
      lines.add(line);
      const sorted = converted
        .map((grade) => Math.min(grade, 5))
        .toSorted()
        .join("");
      const expected = stepOf.get(sorted) ?? stepAsWritten(converted) * 2;
      stepOf.set(sorted, expected);
      if (line.step !== expected) wrong.push(converted.join(" "));
    }
    for (const [sorted, step] of stepOf)
      for (let i = 0; i < sorted.length; i += 1) {
        const worse = [...sorted]
          .map(Number)
          .with(i, Math.min(Number(sorted[i]) + 1, 5))
          .toSorted()
          .join("");
        if ((stepOf.get(worse) ?? 10) < step) wrong.push(`${sorted} → ${worse}`);
      }
    expect(count).toBe(317_520);
    expect(wrong).toEqual([]);
    expect(lines.size).toBe(stepLines.length);
  });

  it("gives the 20 values and no other, is monotone in every raw grade, and ignores the grades from walking 3", () => {
    const least = Object.fromEntries(functionalSystems.map((system) => [system, 0]));
    const most = Object.fromEntries(functionalSystems.map((system) => [system, highestGrade(system)]));
    const seen = new Set<number>();
    const edss = (grades: Readonly<Record<string, number>>, ambulation: number): number => {
      const score = edssOf({ grades, ambulation });
      const value = score.known === "yes" ? score.edss : Number.NaN;
      seen.add(value);
      return value;
    };
    for (let walking = 3; walking <= 16; walking += 1) expect(edss(most, walking)).toBe(edss(least, walking));

    const falls: string[] = [];
    const perSystem = functionalSystems.map(highestGrade);
    const stride = perSystem.map((_, i) =>
      perSystem.slice(i + 1).reduce((product, highest) => product * (highest + 1), 1),
    );
    const all = stride[0]! * (perSystem[0]! + 1);
    const scores = [0, 1, 2].map(() => new Uint8Array(all));
    let k = 0;
    for (const raw of combinations(perSystem)) {
      const grades = Object.fromEntries(functionalSystems.map((system, i) => [system, raw[i]!]));
      for (let walking = 0; walking < 3; walking += 1) {
        const value = edss(grades, walking) * 2;
        scores[walking]![k] = value;
        if (walking > 0 && scores[walking - 1]![k]! > value) falls.push(`${raw.join(" ")} walking ${walking}`);
        for (let i = 0; i < raw.length; i += 1)
          if (raw[i]! > 0 && scores[walking]![k - stride[i]!]! > value) falls.push(`${raw.join(" ")} at ${i}`);
      }
      k += 1;
    }
    expect(k).toBe(518_616);
    expect(falls).toEqual([]);
    expect([...seen].toSorted((a, b) => a - b)).toEqual(edssValues);
    expect(edssValues).toHaveLength(20);
  });
});
