import type { Issue } from "../base/result.ts";
import { issueRemediesEs } from "./issue-remedies.es.ts";
import type { Language } from "./message.ts";

/** An issue as its reader reads it. English says what is wrong with this one; Spanish what its code means, and what can be done. */
export const issueIn = (issue: Issue, language: Language): Issue =>
  language === "en" ? issue : { ...issue, remedy: issueRemediesEs[issue.code] };
