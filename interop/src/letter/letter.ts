import {
  type AssessmentJson,
  addDays,
  conditionName,
  formatDay,
  type Language,
  type PatientRecord,
  parseDay,
  type SelfCheck,
  say,
} from "@longwatch/core";
import { lastResults } from "./last-results.ts";

/** A letter as parts, before it is text or a page. */
export type Letter = {
  readonly language: Language;
  readonly title: string;
  /** Who it is about, from whom and of which day: label and value. */
  readonly head: readonly (readonly [string, string])[];
  readonly blocks: readonly LetterBlock[];
  readonly footer: readonly string[];
};
export type LetterBlock =
  | { readonly kind: "heading" | "paragraph"; readonly text: string }
  | { readonly kind: "signature"; readonly closing: string; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "table"; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

export type LetterAbout = {
  readonly answer: AssessmentJson;
  readonly record: PatientRecord;
  /** What the clinic calls the person; the record's id where it has no name. */
  readonly name: string;
  readonly clinic: string;
  readonly selfCheck: SelfCheck | undefined;
  readonly language: Language;
  /** Name and version of this program. */
  readonly software: string;
};

/** Obligations that wait, and so many days of what comes next. */
const aheadDays = 45;
const waiting: ReadonlySet<string> = new Set(["due", "overdue"]);
/** `not-yet-open`: it is still too early for the test; whoever is up to date has only such. */
const next: ReadonlySet<string> = new Set(["open", "not-yet-open"]);
const closed: ReadonlySet<string> = new Set(["resolved", "explained", "basis-withdrawn"]);

/**
 * The letter to the family doctor: why, what is due, last results, open warnings, and what to look out for. Everything in it is
 * the answer's or the record's; what to look out for are the headings of the self-check.
 */
export function familyDoctorLetter(about: LetterAbout): Letter {
  const { answer, language, selfCheck, software } = about;
  const t = <Id extends Parameters<typeof say>[0]>(id: Id) => say(id, {} as never, language);
  const unsigned = answer.protocols.filter(({ signedBy }) => signedBy.length === 0).map(protocolName);
  const governing = [...new Set(answer.protocols.filter(({ layer }) => layer === "label").map(protocolName))];
  const courses = answer.courses.map(({ number, firstInfusionOn, lastInfusionOn, infusions }) =>
    say("letter.course", { number, from: firstInfusionOn, through: lastInfusionOn, infusions }, language),
  );
  const results = lastResults(about.record, answer.asOf);
  const due = dueRows(answer, language);
  const isTreated = answer.followUp.state !== "not-started";
  const warnings = answer.signals
    .filter(({ state }) => !closed.has(state))
    .map(({ signal, openedOn, state }) => [
      conditionName(signal, language),
      openedOn,
      say(`signal.${state}`, {}, language),
    ]);
  return {
    language,
    title: t(isTreated ? "letter.title" : "letter.title-untreated"),
    head: headOf(about),
    blocks: [
      { kind: "paragraph", text: t("letter.greeting") },
      {
        kind: "paragraph",
        text: isTreated ? say("letter.intro", introOf(answer), language) : t("letter.intro-untreated"),
      },
      { kind: "heading", text: t("letter.courses") },
      listOr(courses, t("letter.no-course")),
      { kind: "heading", text: t("letter.warnings") },
      tableOr(t("letter.warnings-head"), warnings, t("letter.no-warnings")),
      { kind: "heading", text: t("letter.due") },
      tableOr(t("letter.due-head"), due, t("letter.nothing-due")),
      { kind: "heading", text: t("letter.results") },
      tableOr(t("letter.results-head"), results, t("letter.no-results")),
      ...(isTreated ? signs(selfCheck, language) : []),
      { kind: "signature", closing: t("letter.close"), text: t("letter.signature") },
    ],
    footer: [
      say("letter.source", { protocols: governing.join(", ") || "–", software }, language),
      ...(unsigned.length === 0
        ? []
        : [say("letter.unsigned", { protocols: [...new Set(unsigned)].join(", ") }, language)]),
    ],
  };
}

/** Who is not watched any more, or not yet, is not said to be tested every month. */
const introOf = ({ followUp: { state, endsOn } }: AssessmentJson) => ({
  isWatched: state === "active" || state === "review-due",
  ends: state === "active" ? endsOn : null,
});

const protocolName = ({ id, version }: { readonly id: string; readonly version: string }): string => `${id}@${version}`;

function headOf({ record, answer, name, clinic, language }: LetterAbout): Letter["head"] {
  const { bornOn, identifiers = [] } = record.patient;
  const isExact = bornOn !== undefined && bornOn.earliest === bornOn.latest;
  return [
    [say("letter.name", {}, language), name],
    ...(isExact ? [[say("letter.born", {}, language), formatDay(bornOn.earliest)] as const] : []),
    ...identifiers.map(({ value }) => [say("letter.number", {}, language), value] as const),
    [say("letter.clinic", {}, language), clinic],
    [say("letter.day", {}, language), answer.asOf],
  ];
}

function dueRows(answer: AssessmentJson, language: Language): readonly (readonly string[])[] {
  const until = formatDay(addDays(parseDay(answer.asOf)!, aheadDays));
  return answer.obligations
    .filter(({ status, dueOn }) => waiting.has(status) || (next.has(status) && dueOn <= until))
    .map(({ name, dueOn, overdueFrom, status }) => [
      name,
      dueOn,
      formatDay(addDays(parseDay(overdueFrom)!, -1)),
      say(`status.${status}`, {}, language),
    ]);
}

function signs(selfCheck: SelfCheck | undefined, language: Language): readonly LetterBlock[] {
  if (selfCheck === undefined) return [];
  return [
    { kind: "heading", text: say("letter.signs", {}, language) },
    { kind: "paragraph", text: say("letter.signs-intro", {}, language) },
    { kind: "list", items: selfCheck.groups.map(({ name }) => name[language]) },
  ];
}

const listOr = (items: readonly string[], otherwise: string): LetterBlock =>
  items.length === 0 ? { kind: "paragraph", text: otherwise } : { kind: "list", items };

const tableOr = (head: string, rows: readonly (readonly string[])[], otherwise: string): LetterBlock =>
  rows.length === 0 ? { kind: "paragraph", text: otherwise } : { kind: "table", head: head.split(" | "), rows };
