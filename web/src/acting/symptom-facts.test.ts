import type { ChoicesJson } from "@longwatch/api";
import { expect, test } from "vitest";
import { symptomFacts } from "./symptom-facts.ts";

const asks = { en: "?", es: "?" };
const groups = [
  {
    id: "skin",
    name: asks,
    questions: [{ symptom: "bruises", asks, followUps: [{ symptom: "bruises-without-cause", asks, after: "yes" }] }],
  },
] as unknown as ChoicesJson["groups"];

test.each([
  ["what was asked and is still shown", { bruises: "yes", "bruises-without-cause": "yes" }, ["yes", "yes"]],
  ["what follows goes when the answer before it is changed", { bruises: "no", "bruises-without-cause": "yes" }, ["no"]],
] as const)("%s", (_what, given, expected) => {
  expect(symptomFacts("2026-11-20", given, groups).map(({ present }) => present)).toEqual(expected);
});
