import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analytes, findAnalyte } from "./analytes.ts";
import type { NumberStyle } from "./number-text.ts";
import { isOrdinal, isQualitative, ordinalRank, ordinals, readResultText } from "./result-value.ts";

const read = (key: string, text: string, style?: NumberStyle) => readResultText(text, findAnalyte(key)!, style);
const show = (key: string, text: string, style?: NumberStyle): string => {
  const reading = read(key, text, style);
  switch (reading.kind) {
    case "value":
      return `${reading.comparator ?? ""}${typeof reading.value === "object" ? JSON.stringify(reading.value) : reading.value}`;
    case "ambiguous":
      return `ambiguous ${reading.couldBe.join(" | ")}`;
    case "not-a-result":
      return `${reading.why}${reading.printed === undefined ? "" : `, printed ${reading.printed}`}`;
    case "text":
      return `text ${reading.text}`;
  }
};

describe("test strips (interop.md 1.2)", () => {
  it.each([
    ["negative", "Negative|NEG|Neg|Nil|-|0|none seen|negativo|negativ|négatif"],
    ["trace", "Trace|TR|Trace-Lysed|Hemolyzed trace|+/-|(+)|±|trazas|Spuren|traces"],
    ["1+", "Small|1+|+|+1|1 +"],
    ["2+", "Moderate|2+|++|+2"],
    ["3+", "Large|3+|+++"],
    ["4+", "4+|++++"],
  ])("%s", (grade, spellings) => {
    for (const text of spellings.split("|")) expect([text, show("urine_blood_dipstick", text)]).toEqual([text, grade]);
  });

  it.each([
    ["Positive", "positive"],
    ["1", "ambiguous 1+"],
    ["5", "text 5"],
    ["30", "text 30"],
    ["30 mg/dL", "text 30 mg/dL"],
    ["5+", "text 5+"],
    ["see comment", "comment-only"],
    ["", "empty"],
    ["normal", "text normal"],
  ])("%j is %s", (text, expected) => {
    expect(show("urine_protein_dipstick", text)).toBe(expected);
  });
});

describe("words of serology", () => {
  it.each([
    ["Reactive", "positive"],
    ["Non-Reactive", "negative"],
    ["NONREACTIVE", "negative"],
    ["No reactivo", "negative"],
    ["nicht reaktiv", "negative"],
    ["POS", "positive"],
    ["NEG", "negative"],
    ["IND", "indeterminate"],
    ["equivocal", "indeterminate"],
    ["Grayzone", "indeterminate"],
    ["grenzwertig", "indeterminate"],
    ["Detected", "detected"],
    ["Not detected", "not-detected"],
    ["no detectado", "not-detected"],
    ["nicht nachweisbar", "not-detected"],
    ["Non détecté", "not-detected"],
    ["Present", "present"],
    ["absent", "absent"],
    ["Reactive, see comment", "text Reactive, see comment"],
    ["0.45", "text 0.45"],
    ["-", "empty"],
    ["hemolyzed", "haemolysed"],
  ])("HBsAg %j is %s", (text, expected) => {
    expect(show("hbsag", text)).toBe(expected);
  });
});

describe("quantities", () => {
  it.each([
    ["platelets", "212", "212"],
    ["platelets", "Negative", "text Negative"],
    ["platelets", "adequate", "text adequate"],
    ["platelets", "clumped", "clumped"],
    ["platelets", "45 (clumped)", "clumped, printed 45"],
    ["platelets", "45 clumps seen", "clumped, printed 45"],
    ["platelets", "see smear", "text see smear"],
    ["platelets", "1+", "text 1+"],
    ["platelets", "0", "0"],
    ["platelets", "-", "empty"],
    ["haemoglobin", "12.3 haemolysed", "haemolysed, printed 12.3"],
    ["haemoglobin", "12,3 haemolysed", "haemolysed"],
    ["tsh", "<0.01", "<0.01"],
    ["tsh", "< 0,01", "ambiguous <0.01"],
    ["tsh", ">=100", ">=100"],
    ["trab", "> 40", ">40"],
    ["trab", "Negative", "negative"],
    ["tpo_ab_titre", "1:128", '{"titre":128}'],
    ["tpo_ab_titre", "1 : 128", '{"titre":128}'],
    ["tpo_ab_titre", "<1:10", '<{"titre":10}'],
    ["tpo_ab_titre", "2:128", "text 2:128"],
    ["hcv_rna", "Not detected", "not-detected"],
    ["creatinine", "1,234", "ambiguous 1.234 | 1234"],
    ["alt", "cancelled", "cancelled"],
  ])("%s %j is %s", (key, text, expected) => {
    expect(show(key, text)).toBe(expected);
  });

  it.each([
    ["haemoglobin", "12,3 haemolysed", "haemolysed, printed 12.3"],
    ["tsh", "< 0,01", "<0.01"],
    ["creatinine", "1.234", "ambiguous 1.234 | 1234"],
  ])("with a decimal comma, %s %j is %s", (key, text, expected) => {
    expect(show(key, text, { decimalMark: "," })).toBe(expected);
  });
});

describe("counts by field", () => {
  it.each([
    ["0-2", '{"low":0,"high":2}'],
    ["3-5", '{"low":3,"high":5}'],
    ["21-50", '{"low":21,"high":50}'],
    [">50", ">50"],
    ["TNTC", ">50"],
    ["Too numerous to count", ">50"],
    ["None seen", "0"],
    ["Few", "text Few"],
    ["Many", "text Many"],
    ["4", "4"],
  ])("%j is %s", (text, expected) => {
    expect(show("urine_rbc_microscopy", text)).toBe(expected);
  });

  it("TNTC reaches 25 by field, the limit of safety-signals REN-7", () => {
    expect(read("urine_rbc_microscopy", "TNTC")).toEqual({ kind: "value", value: 50, comparator: ">" });
  });
});

describe("findings and texts", () => {
  it.each([
    ["platelet_clumps", "Present", "present"],
    ["urine_blood_dipstick", "moderate, hemolyzed", "text moderate, hemolyzed"],
    ["urine_wbc_microscopy", "clumps", "text clumps"],
    ["platelet_clumps", "Clumps seen", "text Clumps seen"],
    ["schistocytes", "2+", "2+"],
    ["schistocytes", "present", "present"],
    [
      "cervical_cytology",
      "Negative for intraepithelial lesion or malignancy",
      "text Negative for intraepithelial lesion or malignancy",
    ],
    ["cervical_cytology", "NILM", "text NILM"],
    ["cervical_cytology", "", "empty"],
    ["cervical_cytology", "insufficient", "insufficient"],
  ])("%s %j is %s", (key, text, expected) => {
    expect(show(key, text)).toBe(expected);
  });
});

describe("kinds of value", () => {
  it("ordinals rise", () => {
    expect(ordinals.map(ordinalRank)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(isOrdinal("1+")).toBe(true);
    expect(isOrdinal("positive")).toBe(false);
    expect(isQualitative("not-detected")).toBe(true);
    expect(isQualitative(1)).toBe(false);
  });

  it("every text has a reading, and a string value is always a known word", () => {
    fc.assert(
      fc.property(fc.constantFrom(...analytes.values()), fc.string({ maxLength: 20 }), (analyte, text) => {
        const reading = readResultText(text, analyte);
        if (reading.kind === "value" && typeof reading.value === "string") {
          expect(isOrdinal(reading.value) || isQualitative(reading.value)).toBe(true);
        }
        if (reading.kind === "text") expect(reading.text).toBe(text.trim());
      }),
    );
  });
});
