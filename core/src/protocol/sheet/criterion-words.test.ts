import { describe, expect, it } from "vitest";
import type { Criterion } from "../criterion.ts";
import { criterionInWords } from "./criterion-words.ts";

describe("criteria in words", () => {
  it.each<[Criterion, string]>([
    [
      { kind: "range", analyte: "alt", side: "above", newly: true },
      "alt above the upper limit of its range (not so before treatment)",
    ],
    [
      { kind: "grade", analyte: "urine_blood_dipstick", atLeast: "1+", evenSpoilt: true },
      "urine_blood_dipstick 1+ or more (a spoilt sample too)",
    ],
    [{ kind: "crossing", analyte: "tsh", to: "below" }, "tsh below its range (the last value outside it was above)"],
    [{ kind: "vital", sign: "pulse", op: ">=", value: 100, atRest: true }, "pulse >= 100, at rest"],
    [
      { kind: "vital", sign: "pulse", op: ">=", value: 30, pointsAboveStart: true },
      "pulse >= 30 points above the reading before the infusion",
    ],
    [
      { kind: "vital", sign: "spo2", op: ">=", value: 4, pointsBelowStart: true },
      "spo2 >= 4 points below the reading before the infusion",
    ],
    [
      { kind: "daily-mean", sign: "systolic", percentAbove: 15, readings: 2 },
      "the mean systolic of a day (2 readings or more) 15 per cent or more above that of the day before it, or of the first day, of the course",
    ],
    [{ kind: "recorded", anyOf: ["relapse", "pregnancy"] }, "recorded: relapse or pregnancy"],
    [{ kind: "intention", anyOf: ["trying"] }, "a pregnancy is wanted (trying)"],
    [{ kind: "sex", is: "male" }, "a man"],
    [
      { kind: "absent", anyOf: ["creatinine"], daysBefore: 3 },
      "no valid creatinine on the day or in the 3 days before",
    ],
  ])("%j: %s", (criterion, words) => {
    expect(criterionInWords(criterion)).toBe(words);
  });
});
