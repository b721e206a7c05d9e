import { describe, expect, it } from "vitest";
import type { Loose } from "../testing/panel.ts";
import { answerAt, lab, treatedOn } from "../testing/signals.ts";

const tsh = (on: string, value: number, changes: Readonly<Record<string, unknown>> = {}): Loose =>
  lab("tsh", on, value, { unit: "m[IU]/L", ...changes });

describe("a crossing", () => {
  const toLow = { kind: "crossing", analyte: "tsh", to: "below" } as const;
  const at = "tsh-2024-06-01";
  const low = tsh("2024-06-01", 0.03);
  it.each<[string, readonly Loose[], string]>([
    ["from the other side", [tsh("2024-02-01", 12)], "yes"],
    ["with values inside between", [tsh("2024-02-01", 12), tsh("2024-03-01", 2), tsh("2024-04-01", 1)], "yes"],
    ["years later", [tsh("2016-02-01", 12)], "yes"],
    ["never outside before", [tsh("2024-02-01", 4.2)], "no"],
    ["nothing before", [], "no"],
    ["on the same side last", [tsh("2024-02-01", 12), tsh("2024-04-01", 0.1)], "no"],
    ["the other side preliminary only", [tsh("2024-02-01", 12, { status: "preliminary" })], "no"],
    ["the other side of the same day", [tsh("2024-06-01", 12, { id: "other" })], "no"],
    [
      "judged by the range that came with it",
      [tsh("2024-02-01", 5, { refLow: 0.3, refHigh: 6 }), tsh("2024-01-01", 1, { refLow: 0.2, refHigh: 0.9 })],
      "yes",
    ],
  ])("%s: %s", (_, before, expected) => {
    expect(answerAt(toLow, [...before, low], at)).toBe(expected);
  });

  it("says nothing of a value inside", () => {
    expect(answerAt(toLow, [tsh("2024-02-01", 12), tsh("2024-06-01", 0.27)], at)).toBe("no");
  });

  it("goes the other way too", () => {
    const toHigh = { ...toLow, to: "above" } as const;
    expect(answerAt(toHigh, [tsh("2024-02-01", 0.1), tsh("2024-06-01", 4.3)], at)).toBe("yes");
  });

  it("cannot be told across a value whose range nobody knows", () => {
    const pregnant: Loose = { kind: "pregnancy-recorded", confirmedOn: "2024-03-01", endedOn: "2024-05-01" };
    const between = tsh("2024-04-01", 0.2);
    expect(answerAt(toLow, [tsh("2024-02-01", 12), between, low, pregnant], at)).toBe("? range tsh");
    expect(answerAt(toLow, [tsh("2024-02-01", 2), between, low, pregnant], at)).toBe("no");
  });
});

describe("newly out of range", () => {
  const low = { kind: "range", analyte: "haemoglobin", side: "below", newly: true } as const;
  const at = "haemoglobin-2024-06-01";
  const hb = (on: string, value: number): Loose => lab("haemoglobin", on, value);
  const treated = treatedOn("2023-01-10");
  it.each<[string, readonly Loose[], string]>([
    ["inside before treatment", [hb("2022-12-01", 115), treated], "yes"],
    ["nothing known of before", [treated], "yes"],
    ["low before treatment", [hb("2022-12-01", 114), treated], "no"],
    ["low in most of three before treatment", [110, 112, 120].map((v, i) => hb(`2022-12-0${i + 1}`, v)), "no"],
    ["low once of three before treatment", [118, 112, 120].map((v, i) => hb(`2022-12-0${i + 1}`, v)), "yes"],
    ["low since months, but not before treatment", [hb("2022-12-01", 130), treated, hb("2024-05-01", 105)], "yes"],
    ["untreated, and low before", [hb("2024-05-01", 105)], "no"],
    ["untreated, and nothing known of before", [], "no"],
    ["treated only later", [hb("2024-05-01", 130), treatedOn("2024-06-02")], "no"],
    ["treated that day", [hb("2024-05-01", 130), treatedOn("2024-06-01")], "yes"],
  ])("%s: %s", (_, before, expected) => {
    const facts =
      before.some((one) => one["kind"] === "infusion-given") || before.length < 3 ? before : [...before, treated];
    expect(answerAt(low, [...facts, hb("2024-06-01", 108)], at)).toBe(expected);
  });

  it("says nothing inside the range", () => {
    expect(answerAt(low, [treated, hb("2024-06-01", 115)], at)).toBe("no");
  });

  it("holds for grades of a strip too", () => {
    const protein = { kind: "grade", analyte: "urine_protein_dipstick", atLeast: "1+", newly: true } as const;
    const strip = (on: string, value: string): Loose => lab("urine_protein_dipstick", on, value, { unit: undefined });
    const asked = (before: string): string =>
      answerAt(
        protein,
        [strip("2022-12-01", before), treated, strip("2024-06-01", "2+")],
        "urine_protein_dipstick-2024-06-01",
      );
    expect([asked("negative"), asked("trace"), asked("1+")]).toEqual(["yes", "yes", "no"]);
  });
});

describe("what a spoilt sample prints", () => {
  const haemolysed = { specimen: ["haemolysed"] };
  it("is judged against a range where the rule says so", () => {
    const high = { kind: "range", analyte: "bilirubin_total", side: "above" } as const;
    const facts = [lab("bilirubin_total", "2024-06-01", 40, haemolysed)];
    expect(answerAt(high, facts, "bilirubin_total-2024-06-01")).toBe("? valid-sample bilirubin_total");
    expect(answerAt({ ...high, evenSpoilt: true }, facts, "bilirubin_total-2024-06-01")).toBe("yes");
  });

  it("and as a grade", () => {
    const blood = { kind: "grade", analyte: "urine_blood_dipstick", atLeast: "1+" } as const;
    const facts = [lab("urine_blood_dipstick", "2024-06-01", "2+", { unit: undefined, specimen: ["menstruating"] })];
    expect(answerAt(blood, facts, "urine_blood_dipstick-2024-06-01")).toBe("? valid-sample urine_blood_dipstick");
    expect(answerAt({ ...blood, evenSpoilt: true }, facts, "urine_blood_dipstick-2024-06-01")).toBe("yes");
  });
});

describe("the value before, after a steroid", () => {
  const halved = {
    kind: "change",
    analyte: "neutrophils",
    direction: "fall",
    from: ["previous"],
    percent: 50,
  } as const;
  const at = "neutrophils-2024-06-01";
  const pulse = (on: string): Loose => ({
    kind: "medicine-recorded",
    medicine: "methylprednisolone",
    medicineClass: "corticosteroid",
    startedOn: on,
  });
  const count = (on: string, value: number): Loose => lab("neutrophils", on, value);
  const facts = [count("2024-04-01", 4), count("2024-05-20", 14), count("2024-06-01", 4)];
  it.each([
    ["2024-05-12", "yes"],
    ["2024-05-13", "no"],
    ["2024-05-20", "no"],
    ["2024-05-21", "yes"],
  ])("a count of 14, methylprednisolone on %s: halved %s", (on, expected) => {
    expect(answerAt(halved, [...facts, pulse(on)], at)).toBe(expected);
  });

  it("is none where there is no other", () => {
    expect(answerAt(halved, [...facts.slice(1), pulse("2024-05-20")], at)).toBe("? previous neutrophils");
  });

  it("does not hide a fall from the count before it", () => {
    expect(answerAt(halved, [facts[0]!, facts[1]!, count("2024-06-01", 2), pulse("2024-05-20")], at)).toBe("yes");
  });
});
