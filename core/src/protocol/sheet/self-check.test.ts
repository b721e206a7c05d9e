import { describe, expect, test } from "vitest";
import { realProtocols } from "../../testing/protocols.ts";
import { describeProtocol } from "../describe.ts";
import { definedKeys } from "../symptom-keys.ts";

const shipped = realProtocols.find(({ selfCheck }) => selfCheck !== undefined)!;
const sheets = { en: describeProtocol(shipped, [], "en"), es: describeProtocol(shipped, [], "es") };

describe.each(["en", "es"] as const)("the sheet of the self-check in %s", (language) => {
  test("shows every word that a patient reads", () => {
    const { questions, emergency } = shipped.selfCheck!;
    const words = questions.flatMap(({ asks, ifYes, followUps = [] }) => [
      asks[language],
      ifYes[language],
      ...followUps.map((one) => one.asks[language]),
    ]);
    expect(words.filter((text) => !sheets[language].includes(text.trim()))).toEqual([]);
    expect(sheets[language]).toContain(emergency.number[language]);
    expect(sheets[language]).not.toContain("{number}");
  });

  test("shows every key", () => {
    const missing = definedKeys(shipped.selfCheck!).filter(
      ({ symptom }) => !sheets[language].includes(`\`${symptom}\``),
    );
    expect(missing).toEqual([]);
  });
});
