import { assertNever } from "../../base/result.ts";
import { english, spaced, type Wording } from "../../text/wording.ts";
import { findAnalyte } from "../../units/analytes.ts";
import type { CandidacyLeaf, CandidacyTest, Weighed } from "../candidacy.ts";
import { candidacyTestInSpanish, coursesAskedEs } from "./candidacy-words.es.ts";
import { listed } from "./timing.ts";

/** What meets a criterion, in words and with every number that decides. */
export function candidacyTestInWords(test: CandidacyTest, wording: Wording = english): string {
  return wording.language === "es" ? candidacyTestInSpanish(test, wording) : inEnglish(test);
}

const inEnglish = (test: CandidacyTest): string => {
  if (test.kind === "any") return test.of.map(bracketed).join("; or ");
  return test.kind === "all" ? test.of.map(bracketed).join("; and ") : leafInWords(test);
};
const bracketed = (test: CandidacyTest): string =>
  test.kind === "any" || test.kind === "all" ? `(${inEnglish(test)})` : leafInWords(test);

function leafInWords(leaf: CandidacyLeaf): string {
  switch (leaf.kind) {
    case "age":
      return `${leaf.atLeast} years or older`;
    case "phenotype":
      return `the newest word on the disease is ${listed(leaf.anyOf, "or")}${leaf.unclear === undefined ? "" : ` (open: ${leaf.unclear.join(", ")})`}`;
    case "therapies-failed":
      return `${leaf.count} or more other medicines that failed after a full course, which without a word on it is one of ${leaf.fullFromMonths} months${counts(leaf)}`;
    case "relapses":
      return `${leaf.count} or more ${leaf.disabling === true ? "disabling " : ""}relapses within ${leaf.withinMonths} months of each other, the last within ${leaf.recentMonths} months${counts(leaf)}`;
    case "mri":
      return `${signs[leaf.sign]} on a scan of the brain within ${leaf.recentMonths} months`;
    case "said":
      return `the answer is yes to "${spaced(leaf.item)}"${counts(leaf)}`;
    case "condition":
      return `${whens[leaf.when]}: ${listed([leaf.question, ...(leaf.anyOf ?? [])].map(spaced), "or")}${countsOf(leaf)}`;
    case "medicine":
      return `taken at present: ${listed(leaf.anyOf.map(spaced), "or")}${counts(leaf)}`;
    case "allergy":
      return `an allergy to ${listed([...leaf.anyOf, ...(leaf.parts ?? [])], "or")}${leaf.parts === undefined ? "" : `, where a no is asked for only of ${listed(leaf.anyOf, "or")}`}${noCounts(leaf)}`;
    case "positive":
      return `the newest result of ${listed(leaf.anyOf.map(analyteName), "or")} is positive, or known: ${spaced(leaf.question)}${leaf.validDays === undefined ? "" : `; a negative one counts for ${daysOf(leaf.validDays)}`}`;
    case "infection-tests":
      return leaf.of.map(testsInWords).join("; or ");
    case "blood-pressure":
      return `${leaf.systolic} mmHg or more above, or ${leaf.diastolic} mmHg or more below, on ${leaf.days} days of the last ${leaf.withinDays}, not during an infusion or its observation, or known: ${spaced(leaf.question)}`;
    case "pregnancy":
      return "pregnant";
    case "pregnancy-planned":
      return `the answer is yes to "${spaced(leaf.question)}", where a pregnancy is possible${counts(leaf)}`;
    case "courses-given":
      return `${leaf.atLeast} or more courses given before`;
    case "activity-since-course":
      return `since the last infusion ${leaf.relapses} or more relapses, or ${leaf.lesions} or more new, growing or enhancing lesions on one scan${counts(leaf)}`;
    case "criterion":
      return `met: \`${leaf.id}\``;
    case "confirmed-signal":
      return `a confirmed warning: ${listed(leaf.anyOf, "or")}`;
    default:
      return assertNever(leaf);
  }
}

type Valid = { readonly validDays?: number | undefined };
const daysOf = (count: number): string => `${count} day${count === 1 ? "" : "s"}`;
const counts = ({ validDays }: Valid): string =>
  validDays === undefined ? "" : `; an answer to it counts for ${daysOf(validDays)}`;
/** Of the past only a no grows old. */
const countsOf = (leaf: Extract<CandidacyLeaf, { kind: "condition" }>): string =>
  leaf.when === "ever" || leaf.when === "before-treatment" ? noCounts(leaf) : counts(leaf);
const noCounts = ({ validDays }: Valid): string =>
  validDays === undefined ? "" : `; a no to it counts for ${daysOf(validDays)}`;

type Tests = Extract<CandidacyLeaf, { kind: "infection-tests" }>["of"][number];
const testsInWords = ({ infection, hiddenAs, shownBy = [], hintedBy = [] }: Tests): string =>
  [
    ...(shownBy.length === 0 ? [] : [`${listed(shownBy.map(analyteName), "or")} positive`]),
    ...(hintedBy.length === 0
      ? []
      : [`${listed(hintedBy.map(analyteName), "or")} not negative, of which nobody can tell`]),
    ...(hiddenAs === undefined ? [] : [`${spaced(hiddenAs)} on file, of which nobody can tell either`]),
    `until on a later day ${spaced(infection)} is over or ruled out`,
    ...(hintedBy.length === 0 ? [] : ["or a named specialist says that what hints at it is dealt with"]),
  ].join(", ");

const analyteName = (key: string): string => findAnalyte(key)?.name ?? spaced(key);

const signs = {
  "gd-enhancing": "an enhancing lesion",
  "new-t2": "a new or growing lesion",
  "t2-increase": "a marked increase of lesions",
} as const;

const whens = {
  ever: "ever",
  now: "at present",
  "before-treatment": "before the first infusion",
  "since-treatment": "since the first infusion",
} as const;

/** Before which courses a criterion is asked, and of whom. */
export const coursesAsked = (
  { courses, newStartsOnly }: Pick<Weighed, "courses" | "newStartsOnly">,
  wording: Wording = english,
): string => {
  const words = wording.language === "es" ? coursesAskedEs : coursesAskedEn;
  return `${words[courses ?? "all"]}${newStartsOnly === true ? words["new-starts"] : ""}`;
};

const coursesAskedEn = {
  all: "every course",
  first: "the first course",
  later: "courses after the first",
  further: "courses after the second",
  "first-and-further": "every course but the second",
  "new-starts": "; of whoever was not treated before this version began",
} as const;
