import { addMonths, type Day } from "../base/calendar.ts";
import type { ClinicalDate } from "../base/clinical-date.ts";
import { birthOf } from "../decisions/criteria/person.ts";
import { ofKind } from "../facts/fact-index.ts";
import type { Entry } from "../trials/evidence.ts";
import type { Alike, Likeness, Range } from "./likeness.ts";
import type { Weighed } from "./subject.ts";

/** The newest word; two of one day that differ are none. */
export function phenotype(rule: Entry["phenotypes"], { facts, asOf }: Weighed): Likeness {
  const words = ofKind(facts, "disease-recorded", asOf);
  const newest = words.at(-1);
  const last = newest === undefined ? [] : words.filter(({ latest }) => latest >= newest.earliest);
  const saw = [...new Set(last.map((one) => one.phenotype))];
  const answer = saw.length !== 1 ? "not-known" : rule.includes(saw[0]!) ? "within" : "outside";
  return { what: "phenotype", answer, saw, rule, evidence: last.map(({ id }) => id) };
}

export function age(rule: Entry["ageYears"], { patient, asOf }: Weighed): Likeness {
  const saw = yearsSince(birthOf(patient), asOf);
  const answer = rule === undefined ? "not-known" : between(saw, rule.from, rule.through);
  return { what: "age", answer, saw, rule, evidence: [] };
}

/** Since the first symptom, by the newest word that dates it; so many years to the day still count. */
export function onset(rule: number, { facts, asOf }: Weighed): Likeness {
  const dated = ofKind(facts, "disease-recorded", asOf).findLast(({ onsetOn }) => onsetOn !== undefined);
  const on = dated?.onsetOn;
  const saw = yearsSince(on, asOf);
  const answer =
    on === undefined
      ? "not-known"
      : addMonths(on.earliest, rule * 12) >= asOf
        ? "within"
        : addMonths(on.latest, rule * 12) < asOf
          ? "outside"
          : "not-known";
  return { what: "onset", answer, saw, rule, evidence: dated === undefined ? [] : [dated.id] };
}

/** Whole years, of every day that the date may mean. */
const yearsSince = (date: ClinicalDate | undefined, asOf: Day): Range | undefined =>
  date === undefined ? undefined : { low: wholeYears(date.latest, asOf), high: wholeYears(date.earliest, asOf) };

function wholeYears(from: Day, asOf: Day): number {
  let years = 0;
  while (addMonths(from, (years + 1) * 12) <= asOf) years += 1;
  return years;
}

export const between = (saw: Range | undefined, from: number, through: number): Alike => {
  if (saw === undefined) return "not-known";
  if (saw.low >= from && saw.high <= through) return "within";
  return saw.high < from || saw.low > through ? "outside" : "not-known";
};
