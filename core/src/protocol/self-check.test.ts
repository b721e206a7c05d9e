import { describe, expect, it } from "vitest";
import { realProtocols } from "../testing/protocols.ts";
import { type SelfCheck, selfCheck } from "./self-check.ts";

const shipped: SelfCheck = realProtocols.find((one) => one.selfCheck !== undefined)!.selfCheck!;
const asked = shipped.questions.flatMap((one) => [one, ...(one.followUps ?? [])]);

/** What patients read of a language, each with the key it belongs to. */
const texts = (language: "en" | "es") => [
  ...asked.map(({ symptom, asks }) => ({ symptom, text: asks[language] })),
  ...shipped.questions.map(({ symptom, ifYes }) => ({ symptom, text: ifYes[language] })),
];

describe("the shipped self-check", () => {
  it("has the questions 1 to 35", () => {
    expect(shipped.questions.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 35 }, (_, i) => i + 1),
    );
  });

  it.each(["en", "es"] as const)("says nowhere how urgent an answer is: %s", (language) => {
    const clock =
      /IMMEDIATE|24H|7D|ROUTINE|urgent|today|at once|tomorrow|hours?\b|\bhoy\b|mañana|enseguida|de inmediato/i;
    const answers = shipped.questions.map(({ symptom, ifYes }) => ({ symptom, text: ifYes[language] }));
    expect(answers.filter(({ text }) => clock.test(text))).toEqual([]);
  });

  it("uses no word of the hospital", () => {
    const english =
      /petechia|haemat|anaemi|jaundice|dyspn|oedema|urine output|haemopty|stool|platelet|creatinine|neurolog|focal|pyrexia|nausea|thromb|lymph|infusion|visual/i;
    const spanish =
      /petequia|hemat|anemia|ictericia|disnea|edema|hemopti|plaqueta|creatinina|neurol|focal|pirexia|tromb|linf|melena|epistaxis/i;
    // The first question explains the one word that every patient of this drug hears at each blood test.
    const explained = new Set(["petechiae"]);
    const unplain = (language: "en" | "es", words: RegExp) =>
      texts(language).filter(({ symptom, text }) => words.test(text) && !explained.has(symptom));
    expect(unplain("en", english)).toEqual([]);
    expect(unplain("es", spanish)).toEqual([]);
  });

  it.each(["en", "es"] as const)("asks in at most 36 words: %s", (language) => {
    const long = texts(language).filter(({ text }) => text.trim().split(/\s+/).length > 36);
    expect(long).toEqual([]);
  });

  it("shows what to do in an emergency: the drug, the card, the number", () => {
    for (const language of ["en", "es"] as const) {
      expect(shipped.emergency.says[language]).toMatch(/alemtuzumab \(Lemtrada\)/);
      expect(shipped.emergency.says[language]).toMatch(/alert card|tarjeta de alerta/);
    }
    expect(shipped.questions.filter(({ text }) => text === "crisis").map(({ number }) => number)).toEqual([35]);
  });
});

describe("a self-check file", () => {
  const refused = (changes: object): readonly string[] => {
    const [first] = shipped.questions;
    const parsed = selfCheck.safeParse({ ...shipped, questions: [{ ...first, ...changes }] });
    return parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join("/"));
  };

  it.each<[string, object, string]>([
    ["an urgency", { urgency: "24H" }, "questions/0"],
    ["a question in one language only", { asks: { en: "Well?" } }, "questions/0/asks/es"],
    ["a question that is too long", { asks: { en: `${"x".repeat(200)}?`, es: "¿Bien?" } }, "questions/0/asks/en"],
    ["a key with capitals", { symptom: "Fever" }, "questions/0/symptom"],
    ["no source", { sources: [] }, "questions/0/sources"],
  ])("is refused with %s", (_, changes, at) => {
    expect(refused({})).toEqual([]);
    expect(refused(changes)).toEqual([at]);
  });
});
