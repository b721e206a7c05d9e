import { factKindIn, issueNameIn, type Language, nameOfTest } from "@longwatch/core";
import { wordingIn } from "../rules/wording.ts";

type Names = Readonly<Record<string, string>>;
const named = (keys: readonly string[], nameOf: (key: string) => string): Names =>
  Object.fromEntries(keys.map((key) => [key, nameOf(key)]));

/** What codes of issues are called. */
export const issuesInWords = (codes: readonly string[], language: Language): Names =>
  named(codes, (code) => issueNameIn(code, language));

type HeldFact = {
  readonly kind: string;
  readonly analyte?: unknown;
  readonly condition?: unknown;
  readonly medicine?: unknown;
};

/** What a part of a message that is held back is made of: its facts, and what else its values may be. */
export function partInWords(
  facts: readonly HeldFact[],
  analytes: readonly string[],
  codes: readonly string[],
  language: Language,
): Names {
  const wording = wordingIn(language);
  const keys = facts
    .flatMap(({ analyte, condition, medicine }) => [analyte, condition, medicine])
    .filter((key) => typeof key === "string");
  return {
    ...issuesInWords(codes, language),
    ...named(
      facts.map(({ kind }) => kind),
      (kind) => factKindIn(kind, language),
    ),
    ...named([...keys, ...analytes], (key) => nameOfTest(key, wording)),
  };
}
