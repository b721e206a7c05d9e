import { expect, test } from "vitest";
import { inLanguage, languageOf } from "./language.ts";

test.each([
  [undefined, "en"],
  ["", "en"],
  ["es", "es"],
  ["es-ES,es;q=0.9,en;q=0.8", "es"],
  [" ES-mx", "es"],
  ["es;q=0.5, en", "es"],
  ["en-GB,es;q=0.9", "en"],
  ["est", "en"],
  ["de, es", "en"],
])("%j is read in %s", (header, language) => {
  expect(languageOf(header)).toBe(language);
});

test("what was said before about differing answers stays said", () => {
  expect(inLanguage("es")).toEqual({ "content-language": "es", vary: "accept-language" });
  expect(inLanguage("en", "Origin")).toEqual({ "content-language": "en", vary: "Origin, accept-language" });
});
