import type { Issue, IssueCode } from "../base/result.ts";

type Better = { readonly at: RegExp; readonly isAbsent?: true; readonly code?: IssueCode; readonly remedy: string };

/** What a protocol's author can do, in words of protocols; the first that fits speaks for the schema. */
const betters: readonly Better[] = [
  {
    at: /^\/(rules|parameters)\/\d+\/sources$/,
    isAbsent: true,
    code: "protocol-source-missing",
    remedy: "Name at least one source of references.yaml, with the place in it: { ref: …, at: … }.",
  },
  {
    at: /^\/parameters\/\d+\/unit$/,
    isAbsent: true,
    code: "protocol-unit-missing",
    remedy: "Add the unit, for no number stands without one: d (days), mo (months) or 1 (a count).",
  },
  {
    at: /^\/rules\/\d+\/endsWhen\/unit$/,
    isAbsent: true,
    code: "protocol-unit-missing",
    remedy: "Add the unit in UCUM, for no number stands without one, such as 10*9/L.",
  },
  { at: /\/says$/, isAbsent: true, remedy: "Add the plain sentence that people will sign." },
  { at: /^\/$/, remedy: "Write a protocol; protocols/template/1.yaml shows how." },
  { at: /^\/protocol$/, remedy: "Write a name in lower case with hyphens, such as alemtuzumab-eu." },
  { at: /^\/version$/, remedy: 'Write the version as text, in quotes where it looks like a number: "1".' },
  { at: /^\/effective\/through$/, remedy: "Write the last day as YYYY-MM-DD, or null while none is known." },
  { at: /^\/rules\/\d+\/id$/, remedy: "Write area.item in lower case with hyphens, such as monitor.cbc." },
  { at: /\/every$/, remedy: "Write { months: n }, { days: n } or not-stated." },
  { at: /(\/untilAfterLastInfusion|\/due\/\d+)$/, remedy: "Write { months: n } or { days: n }." },
  { at: /\/(every|untilAfterLastInfusion|due\/\d+)\/(months|days)$/, remedy: "Write a whole number, 1 or more." },
  { at: /\/(untilMonthsAfterLastInfusion|infusions\/\d+)$/, remedy: "Write a whole number, 1 or more." },
  {
    at: /\/(opensDaysBefore|graceDays|withinDays|atLeastDaysBefore|startsDaysBefore|fromDay|throughDay|onlyIfCourseSpansDaysOver|parameters\/\d+\/value)$/,
    remedy: "Write a whole number, 0 or more.",
  },
];

const empty: Better = { at: /./, remedy: "Write something here: it may not be empty." };

const shapeCodes: ReadonlySet<IssueCode> = new Set(["value-missing", "value-wrong-type", "value-not-allowed"]);

/** An issue of the schema with the remedy, and where there is one the code, that protocols have for it. */
export function inWordsOfProtocols(issue: Issue): Issue {
  if (!shapeCodes.has(issue.code)) return issue;
  const at = issue.at.replace(/^\/policy(?=\/)/, "");
  const isEmpty = issue.saw === "[]" || issue.saw === '""';
  const isAbsent = isEmpty || issue.saw === "nothing";
  const fitting = betters.find((one) => one.at.test(at) && (isAbsent || one.isAbsent !== true));
  const better = fitting ?? (isEmpty ? empty : undefined);
  return better === undefined ? issue : { ...issue, code: better.code ?? issue.code, remedy: better.remedy };
}
