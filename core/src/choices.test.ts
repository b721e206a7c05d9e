import { expect, it } from "vitest";
import { choicesIn } from "./choices.ts";
import { itemOf, leavesOf } from "./protocol/candidacy.ts";
import { realRulebook } from "./testing/rulebook.ts";
import { findAnalyte } from "./units/analytes.ts";
import { readUnit } from "./units/unit-text.ts";

const choices = choicesIn(realRulebook);

it("offers of each analyte only units that it can have", () => {
  for (const { key, units } of choices.analytes)
    for (const unit of units)
      expect(readUnit(unit, findAnalyte(key)!), `${key} ${unit}`).toMatchObject({ kind: "unit" });
});

it("names in its panels only analytes that can be chosen", () => {
  const keys = new Set(choices.analytes.map(({ key }) => key));
  expect(choices.panels.length).toBeGreaterThan(4);
  for (const { analytes } of choices.panels) expect(analytes.filter((key) => !keys.has(key))).toEqual([]);
});

it("has every symptom that a signal rule listens to: asked, or to be chosen", () => {
  const offered = new Set([
    ...choices.groups
      .flatMap(({ questions }) => questions.flatMap((one) => [one, ...one.followUps]))
      .map(({ symptom }) => symptom),
    ...choices.otherSymptoms.map(({ key }) => key),
  ]);
  const listened = [
    ...JSON.stringify(realRulebook.protocols).matchAll(/"kind":"symptom","anyOf":\[([^\]]*)\]/g),
  ].flatMap(([, keys]) => JSON.parse(`[${keys}]`) as string[]);
  expect(listened.length).toBeGreaterThan(50);
  expect(listened.filter((key) => !offered.has(key))).toEqual([]);
});

it("knows what the rules speak of", () => {
  expect(choices.exams).toEqual(expect.arrayContaining(["skin", "cervical-screen", "ecg"]));
  expect(choices.steps).toEqual(expect.arrayContaining(["premedication", "counselling"]));
  expect(choices.medicineClasses).toEqual(expect.arrayContaining(["antihistamine", "antiviral"]));
  expect(choices.conditions).toContainEqual({ key: "duffy-null", name: "Duffy null", inLine: "duffy null" });
  expect(choices.allergens).toEqual(["alemtuzumab", "edetate", "mouse protein", "polysorbate 80"]);
});

it("asks for every answer that a criterion of candidacy may lack", () => {
  const asked = choices.history.flatMap(({ questions }) => questions.map(({ item }) => item));
  const needed = realRulebook.protocols.flatMap(({ criteria = [] }) =>
    criteria.flatMap(({ when }) => leavesOf(when).flatMap((leaf) => itemOf(leaf) ?? [])),
  );
  expect(new Set(asked)).toEqual(new Set(needed));
  expect(asked).toHaveLength(new Set(asked).size);
});

it("calls conditions by their names, and offers what has a form of its own nowhere else", () => {
  const names = new Map(choices.conditions.map(({ key, name }) => [key, name]));
  expect(names.get("anti-gbm-disease")).toBe("Anti-GBM disease");
  expect(names.get("acquired-haemophilia-a")).toBe("Acquired haemophilia A");
  expect(names.get("hepatitis-b")).toBe("Hepatitis B");
  expect(names.get("graves-disease")).toBe("Graves' disease");
  expect([...names.keys()]).not.toContain("pregnancy");
  expect(choices.names["ecg"]).toBe("ECG");
});
