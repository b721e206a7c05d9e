import { expect, it } from "vitest";
import { choicesIn } from "./choices.ts";
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
  expect(choices.conditions).toContainEqual({ key: "duffy-null", name: "Duffy null" });
});
