import { describe, expect, it } from "vitest";
import { defaultEdssOptions, edssOf } from "./edss.ts";
import { type FunctionalSystem, functionalSystems } from "./functional-systems.ts";

// The whole rule written once more, from the reference and not from the code: points, no keys, no lines.
const highest = [6, 5, 6, 5, 6, 6, 5] as const;
const visualCountsAs = [0, 1, 2, 2, 3, 3, 4];
const bladderCountsAs = [0, 1, 2, 3, 3, 4, 5];
const walking16 = [0, 2, 4.5, 5, 5.5, 6, 6, 6, 6.5, 6.5, 7, 7.5, 8, 8.5, 9, 9.5, 10];
const walking13 = [0, 4, 4.5, 5, 5.5, 6, 6.5, 7, 7.5, 8, 8.5, 9, 9.5, 10];

function stepOf(raw: readonly number[], cerebral1Counts: boolean): number {
  const n = [0, 0, 0, 0, 0, 0, 0];
  raw.forEach((grade, i) => {
    const counted = i === 0 ? visualCountsAs[grade]! : i === 5 ? bladderCountsAs[grade]! : grade;
    n[i === 6 && counted === 1 && !cerebral1Counts ? 0 : counted]! += 1;
  });
  const [, n1, n2, n3, n4] = n as [number, number, number, number, number];
  if (n[5]! + n[6]! > 0 || n4 > 1) return 5;
  if (n4 === 1) return n3 > 2 ? 5 : n3 + n2 > 0 ? 4.5 : 4;
  if (n3 > 5) return 5;
  if (n3 === 5) return 4.5;
  if (n3 > 2 || (n3 === 2 && n2 > 0) || (n3 === 1 && n2 > 2) || (n3 === 0 && n2 > 5)) return 4;
  if (n3 === 2 || (n3 === 1 && n2 > 0) || n2 === 5) return 3.5;
  if (n3 === 1 || n2 > 2) return 3;
  return n2 > 0 ? (n2 === 2 ? 2.5 : 2) : n1 > 1 ? 1.5 : n1;
}

const combinations = highest.reduce((product, most) => product * (most + 1), 1);
const strides = highest.map((_, i) => highest.slice(i + 1).reduce((product, most) => product * (most + 1), 1));
const rawOf = (index: number): readonly number[] =>
  highest.map((most, i) => Math.floor(index / strides[i]!) % (most + 1));
const gradesOf = (raw: readonly number[]) =>
  Object.fromEntries(functionalSystems.map((system, i) => [system, raw[i]!])) as Record<FunctionalSystem, number>;

describe("every input there is", () => {
  it.each([
    ["neurostatus16", walking16, 8_816_472],
    ["registry13", walking13, 7_260_624],
  ] as const)("has the score of the rule, on the scale %s", (ambulationScale, walking, cases) => {
    const options = { ...defaultEdssOptions, ambulationScale };
    let [seen, wrong] = [0, 0];
    for (let index = 0; index < combinations; index += 1) {
      const raw = rawOf(index);
      const grades = gradesOf(raw);
      const step = stepOf(raw, true);
      for (let ambulation = 0; ambulation < walking.length; ambulation += 1) {
        const score = edssOf({ grades, ambulation }, options);
        const least = walking[ambulation]!;
        const expected = least > step ? least : step;
        if (score.known !== "yes" || score.edss !== expected) wrong += 1;
        seen += 1;
      }
    }
    expect({ seen, wrong }).toEqual({ seen: cases, wrong: 0 });
  });

  it.each(["counts", "ignored"] as const)("no better grade of one system raises the score, cerebral 1 %s", (option) => {
    const options = { ...defaultEdssOptions, cerebral1: option };
    const halfPoints = new Uint8Array(combinations);
    const raised: string[] = [];
    let changedByOption = 0;
    for (let index = 0; index < combinations; index += 1) {
      const raw = rawOf(index);
      const score = edssOf({ grades: gradesOf(raw), ambulation: 0 }, options);
      halfPoints[index] = score.known === "yes" ? score.edss * 2 : 255;
      if (halfPoints[index] !== stepOf(raw, option === "counts") * 2) raised.push(`wrong: ${raw.join(" ")}`);
      if (halfPoints[index] !== stepOf(raw, true) * 2) changedByOption += 1;
      raw.forEach((grade, i) => {
        if (grade > 0 && halfPoints[index - strides[i]!]! > halfPoints[index]!)
          raised.push(`${functionalSystems[i]} ${grade} → ${grade - 1} of ${raw.join(" ")}`);
      });
    }
    // The rules know no case in which a finding that gets better makes the EDSS worse.
    expect(raised).toEqual([]);
    expect(changedByOption).toBe(option === "counts" ? 0 : 7);
  });
});
