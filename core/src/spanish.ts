import { analyteNamesEs } from "./text/analyte-names.es.ts";
import { conditionNamesEs } from "./text/condition-names.es.ts";
import { conditionNames } from "./text/condition-names.ts";
import { keyNames } from "./text/key-names.ts";
import { say } from "./text/message.ts";
import { spaced, type Wording } from "./text/wording.ts";
import { analytes } from "./units/analytes.ts";

/**
 * How Spanish readers are spoken to.
 *
 * @param words what protocols say in English, and its Spanish: `protocols/words.es.yaml`
 */
export const spanish = (words: Readonly<Record<string, string>>): Wording => ({
  language: "es",
  phrases: new Map([
    ...Object.entries(conditionNames).map(([key, name]) => [name, conditionNamesEs[key] ?? name] as const),
    ...[...analytes.values()].flatMap(({ key, name }) => {
      const inSpanish = analyteNamesEs[key] ?? name;
      return [[name, inSpanish] as const, [key, inSpanish] as const];
    }),
    ...Object.entries(words),
    ...Object.entries(keyNames).map(([key, name]) => [name, words[spaced(key)] ?? name] as const),
    ...Object.entries(words).map(
      ([name, inSpanish]) =>
        [say("rule.tests-for", { name }), say("rule.tests-for", { name: inSpanish }, "es")] as const,
    ),
  ]),
});
