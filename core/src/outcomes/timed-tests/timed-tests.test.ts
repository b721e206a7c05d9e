import { describe, expect, it } from "vitest";
import { numberIn, tableOf } from "../../testing/data/outcomes/read.ts";
import { testChange } from "./meaningful-change.ts";
import { type MsfcTests, msfc, msfcTaskForce } from "./msfc.ts";
import { msfcReferenceOf } from "./own-reference.ts";
import { trialMean } from "./trials.ts";

const whole: MsfcTests = {
  walk: { seconds: [5, 6] },
  dominantHand: { seconds: [20, 22] },
  otherHand: { seconds: [21, 23] },
  pasat: 50,
};

describe("the composite of walk, hands and PASAT", () => {
  it("is that of the reference examples", () => {
    const rows = tableOf("msfc_examples.csv");
    expect(rows).toHaveLength(10);
    for (const row of rows) {
      const trials = (name: string) => ({ seconds: [numberIn(row, `${name}_1`), numberIn(row, `${name}_2`)] });
      const score = msfc({
        walk: trials("t25fw"),
        dominantHand: trials("nhpt_dom"),
        otherHand: trials("nhpt_nondom"),
        pasat: numberIn(row, "pasat3"),
      });
      expect(score).toMatchObject({ known: "yes", reference: "msfc-task-force@1" });
      const got = [score.legs, score.arms, score.cognition, score.known === "yes" ? score.composite : Number.NaN];
      const wanted = ["z_leg", "z_arm", "z_cog", "msfc"].map((name) => numberIn(row, name)!);
      for (const [i, value] of got.entries()) expect(value).toBeCloseTo(wanted[i]!, 6);
    }
  });

  it("takes a fixed time where MS made a test impossible, and nothing where something else did", () => {
    const unable = { unable: "due-to-ms" } as const;
    expect(msfc({ ...whole, walk: unable }).legs).toBeCloseTo(-13.7, 4);
    expect(msfc({ ...whole, otherHand: unable }).arms).toBe(
      msfc({ ...whole, otherHand: { seconds: [777, 777] } }).arms,
    );
    expect(msfc({ ...whole, dominantHand: { unable: "for-another-reason" } })).toMatchObject({
      known: "cannot-tell",
      missing: ["dominantHand"],
      arms: undefined,
    });
    expect(msfc({ walk: undefined, dominantHand: undefined, otherHand: undefined, pasat: 61 })).toMatchObject({
      missing: ["walk", "dominantHand", "otherHand", "pasat"],
    });
  });

  it("is held against other people where they are named", () => {
    const own = { ...msfcTaskForce, name: "our clinic, 2031", walk: { mean: 5.5, standardDeviation: 1 } };
    expect(msfc(whole, own)).toMatchObject({ reference: "our clinic, 2031", legs: -0 });
  });
});

describe("one's own people as the reference", () => {
  const person = (seconds: number, pasat: number | undefined): MsfcTests => ({
    walk: { seconds: [seconds, seconds] },
    dominantHand: { seconds: [seconds * 4, seconds * 4] },
    otherHand: { seconds: [seconds * 4, seconds * 4] },
    pasat,
  });

  it("has the mean and spread of those who did each test", () => {
    const people = [person(5, 40), person(7, 50), { ...person(9, undefined), walk: { unable: "due-to-ms" } as const }];
    const reference = msfcReferenceOf("ours", people)!;
    expect(reference.walk).toEqual({ mean: 6, standardDeviation: Math.SQRT2 });
    expect(reference.cognition).toEqual({ mean: 45, standardDeviation: Math.sqrt(50) });
    expect(reference.arms.mean).toBeCloseTo((1 / 20 + 1 / 28 + 1 / 36) / 3, 12);
    const score = msfc(people[0]!, reference);
    expect(score.reference).toBe("ours");
    expect(score.legs).toBeCloseTo(Math.SQRT1_2, 12);
  });

  it("is none of one person, or of people who are all alike", () => {
    expect(msfcReferenceOf("ours", [person(5, 40)])).toBeUndefined();
    expect(msfcReferenceOf("ours", [person(5, 40), person(5, 40)])).toBeUndefined();
    expect(msfcReferenceOf("ours", [])).toBeUndefined();
  });
});

describe("the mean of two trials", () => {
  it.each([
    [[8, 9], { known: "yes", seconds: 8.5, isOverLimit: false }],
    [[180, 180], { known: "yes", seconds: 180, isOverLimit: false }],
    [[180.1, 100], { known: "yes", isOverLimit: true }],
    [[8], { known: "cannot-tell", missing: ["second-trial"] }],
    [[undefined, 8], { known: "cannot-tell", missing: ["first-trial"] }],
    [[0, -1], { known: "cannot-tell", missing: ["first-trial", "second-trial"] }],
    [[Number.NaN, 8], { known: "cannot-tell", missing: ["first-trial"] }],
  ] as const)("of %j", (seconds, expected) => {
    expect(trialMean({ seconds }, "t25fw")).toMatchObject(expected);
  });
});

describe("a change that means something", () => {
  it.each([
    ["t25fw", 8.1, 9.72, "worse"],
    ["t25fw", 8.1, 9.71, "within"],
    ["t25fw", 10, 8, "better"],
    ["9hpt-dominant", 20, 24, "worse"],
    ["sdmt", 50, 46, "worse"],
    ["sdmt", 50, 47, "within"],
    ["sdmt", 10, 8, "worse"],
    ["sdmt", 10, 12, "better"],
    ["pasat3", 45, 39, "within"],
    ["pasat3", 45, 38, "worse"],
    ["low-contrast-2.5", 40, 33, "worse"],
    ["low-contrast-2.5", 40, 34, "within"],
    ["msis29-physical", 40, 48, "worse"],
    ["msis29-physical", 40, 47.9, "within"],
    ["msis29-physical", 40, 32, "better"],
  ] as const)("%s from %d to %d: %s", (test, reference, value, change) => {
    expect(testChange(test, reference, value).change).toBe(change);
  });

  it("says how much counts", () => {
    expect(testChange("sdmt", 50, 50).least).toBe(4);
    expect(testChange("t25fw", 8, 8).least).toBeCloseTo(1.6, 9);
  });
});
