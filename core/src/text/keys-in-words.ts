import type { IssueCode } from "../base/result.ts";
import { factKindsEs } from "./fact-kinds.es.ts";
import { factKinds } from "./fact-kinds.ts";
import { issueNamesEs } from "./issue-names.es.ts";
import { issueNames } from "./issue-names.ts";
import type { Language } from "./message.ts";
import { spaced } from "./wording.ts";

/** What an issue is called; of a later version's, the words of its code. */
export const issueNameIn = (code: string, language: Language): string =>
  (language === "es" ? issueNamesEs : issueNames)[code as IssueCode] ?? spaced(code);

/** What a kind of fact is called. */
export const factKindIn = (kind: string, language: Language): string =>
  (language === "es" ? factKindsEs : factKinds)[kind] ?? spaced(kind);
