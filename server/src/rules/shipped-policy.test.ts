import { parseRoster } from "@longwatch/core";
import { parseIdentifierRules } from "@longwatch/interop";
import { expect, test } from "vitest";
import { shippedContent, shippedNumbers } from "./shipped-policy.ts";
import { wordingIn } from "./wording.ts";

test("what is shipped could be written by a clinic as it is", () => {
  expect(parseRoster(shippedContent("roster")).ok).toBe(true);
  expect(parseIdentifierRules(shippedContent("identifiers")).ok).toBe(true);
  expect([shippedContent("retention"), shippedContent("rules")]).toEqual([{}, {}]);
});

test("every number has its unit, its sentence in both languages, and says how well it is known", () => {
  const english = shippedNumbers(wordingIn("en"));
  const spanish = shippedNumbers(wordingIn("es"));
  expect(english.find(({ id }) => id === "late.nurse-days")).toEqual({
    id: "late.nurse-days",
    value: 8,
    unit: "d",
    says: "From the eighth day after the due day a test is overdue and goes to the nurse.",
    layer: "local-policy",
    confidence: "K2",
  });
  expect(english.length).toBeGreaterThan(15);
  expect(new Set(english.map(({ id }) => id)).size).toBe(english.length);
  expect(spanish.map(({ id }) => id)).toEqual(english.map(({ id }) => id));
  expect(spanish.filter(({ says }, i) => says === english[i]!.says)).toEqual([]);
});
