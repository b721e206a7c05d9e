import type { Issue } from "../../base/result.ts";
import { phrasesOf } from "../phrases.ts";
import type { Protocol } from "../protocol.ts";
import { problem } from "./check.ts";

/** Every phrase of every protocol has its Spanish, and none is there that nobody says any more. */
export const lintWords = (protocols: readonly Protocol[], words: Readonly<Record<string, string>>): readonly Issue[] =>
  lintPhrases(new Set(protocols.flatMap((one) => [...phrasesOf(one)])), words);

/** The same of phrases that stand elsewhere. */
export function lintPhrases(needed: ReadonlySet<string>, words: Readonly<Record<string, string>>): readonly Issue[] {
  const missing = [...needed].filter((phrase) => !Object.hasOwn(words, phrase));
  const unused = Object.keys(words).filter((phrase) => !needed.has(phrase));
  return [
    ...missing.map((phrase) =>
      problem("protocol-words-missing", "/", phrase, "Write the phrase and its Spanish into words.es.yaml."),
    ),
    ...unused.map((phrase) =>
      problem(
        "protocol-words-unused",
        "/",
        phrase,
        "Take the phrase out of words.es.yaml, or correct it: nothing says it.",
      ),
    ),
  ];
}
