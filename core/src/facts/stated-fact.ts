import { beforeAllDays } from "../base/calendar.ts";
import type { ClinicalDate } from "../base/clinical-date.ts";
import { canonicalJson, fingerprint } from "../base/fingerprint.ts";
import type { Issue } from "../base/result.ts";
import { checkResult, isQuestionable } from "./check-result.ts";
import type { Moment } from "./common.ts";
import { clinicalDateField, type Fact, type factSchema, mayLackDate } from "./fact.ts";

/** A fact whose shape is right. */
export type Stated = ReturnType<typeof factSchema.parse>;

/** What an id is made from when none is given: all content but these (contract, section 1). */
const notContent: ReadonlySet<string> = new Set(["id", "recordedAt", "by", "source", "note"]);

/** The id of a fact that states none: the same content has the same id, however often it is imported. */
export const factIdOf = (written: unknown): string => `f-${fingerprint(canonicalJson(written, notContent))}`;

/** What makes two facts of one id the same fact. */
export const contentOf = (fact: Fact): string => canonicalJson(fact, notContent);

/** A day that no fact has: of facts that hold always, and of distances not yet resolved. */
const undated: ClinicalDate = { earliest: beforeAllDays, latest: beforeAllDays };

/**
 * A stated fact with its id and its clinical day. Complaints of what needs more than its shape go to `issues`.
 *
 * @param stated  fresh from the parser: it is added to, not copied
 * @param at      where it stands, as a JSON pointer
 */
export function factOf(stated: Stated, written: unknown, at: () => string, issues: Issue[]): Fact {
  if (stated.kind === "result-reported") issues.push(...checkResult(stated, at));
  const date = clinicalDateOf(stated);
  if (date === undefined && stated.daysAfter === undefined && !mayLackDate.has(stated.kind)) {
    issues.push({
      code: "value-missing",
      severity: "error",
      at: `${at()}/${clinicalDateField[stated.kind]}`,
      saw: "nothing",
      remedy:
        "Add the date, as YYYY-MM-DD, YYYY-MM or YYYY; or daysAfter, where only the interval from another fact is known.",
    });
  }
  const id = stated.id ?? factIdOf(written);
  const { earliest, latest } = date ?? undated;
  const fact: Fact = Object.assign(stated, { id, earliest, latest });
  return stated.kind === "result-reported" && isQuestionable(stated)
    ? Object.assign(fact, { isQuestionable: true })
    : fact;
}

/** The fact as it was before its distance from another was counted out. */
export const unresolved = (fact: Fact): Fact =>
  fact.daysAfter === undefined ? fact : { ...fact, ...(clinicalDateOf(fact) ?? undated) };

function clinicalDateOf(stated: Stated): ClinicalDate | undefined {
  const field = clinicalDateField[stated.kind];
  if (field === undefined) return undefined;
  const date = (stated as Record<string, unknown>)[field] as ClinicalDate | Moment | undefined;
  return date === undefined || "earliest" in date ? date : { earliest: date.on, latest: date.on };
}
