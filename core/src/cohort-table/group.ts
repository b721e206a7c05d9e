import type { CohortPerson } from "./cohort-person.ts";

/** The people of one stratum. */
export type Group = { readonly stratum: string; readonly people: readonly CohortPerson[] };

/** What every section is asked with. */
export type Groups = {
  /** At least one; the first is what the others are compared with. One alone where nothing may be compared. */
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

type Grouping = {
  /** The stratum that others are compared with. */
  readonly reference?: string | undefined;
  /** Groups that are made by what came after the start: they are described, and nothing is compared between them. */
  readonly isMadeLater?: boolean;
};

/**
 * People → groups, in the order of their names; a reference that is named comes first.
 *
 * @param strata one for each person, in their order
 */
export function groupsOf(
  people: readonly CohortPerson[],
  strata: readonly string[],
  { reference, isMadeLater = false }: Grouping = {},
): Groups {
  const named = Map.groupBy(people.keys(), (i) => strata[i]!);
  const compared = [...named]
    .map(([stratum, rows]): Group => ({ stratum, people: rows.map((i) => people[i]!) }))
    .toSorted(
      (a, b) => Number(b.stratum === reference) - Number(a.stratum === reference) || (a.stratum < b.stratum ? -1 : 1),
    );
  const together = { stratum: everybody, people };
  if (compared.length === 0) return { compared: [together], described: [together] };
  if (compared.length === 1) return { compared, described: compared };
  return { compared: isMadeLater ? [together] : compared, described: [...compared, together] };
}
