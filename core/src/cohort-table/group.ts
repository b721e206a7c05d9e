import type { CohortPerson } from "./cohort-person.ts";

/** The people of one stratum. */
export type Group = { readonly stratum: string; readonly people: readonly CohortPerson[] };

/** What every section is asked with. */
export type Groups = {
  /** At least one; the first is what the others are compared with. */
  readonly compared: readonly Group[];
  /** The same and, where there are several, everybody together. */
  readonly described: readonly Group[];
};

export const everybody = "all";

const shownBy = {
  none: () => everybody,
  sex: ({ sex }: CohortPerson) => sex,
  jurisdiction: ({ jurisdiction }: CohortPerson) => jurisdiction,
  treatment: ({ treatment }: CohortPerson) => treatment,
  "earlier-drugs": ({ earlierDrugs }: CohortPerson) =>
    earlierDrugs.length === 0 ? "none" : earlierDrugs.length === 1 ? "1" : "2+",
  courses: ({ courses }: CohortPerson) => (courses.length >= 3 ? "3+" : String(courses.length)),
} as const;

/** By what a cohort may be divided, besides a list that somebody brings. */
export type By = keyof typeof shownBy;
export const bys = Object.keys(shownBy) as readonly By[];
export const stratumBy = (by: By, person: CohortPerson): string => shownBy[by](person);

/**
 * People → groups, in the order of their names; a reference that is named comes first.
 *
 * @param strata one for each person, in their order
 */
export function groupsOf(people: readonly CohortPerson[], strata: readonly string[], reference?: string): Groups {
  const named = Map.groupBy(people.keys(), (i) => strata[i]!);
  const compared = [...named]
    .map(([stratum, rows]): Group => ({ stratum, people: rows.map((i) => people[i]!) }))
    .toSorted(
      (a, b) => Number(b.stratum === reference) - Number(a.stratum === reference) || (a.stratum < b.stratum ? -1 : 1),
    );
  if (compared.length === 0)
    return { compared: [{ stratum: everybody, people }], described: [{ stratum: everybody, people }] };
  const described = compared.length === 1 ? compared : [...compared, { stratum: everybody, people }];
  return { compared, described };
}
