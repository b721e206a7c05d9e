import { fitNegativeBinomial } from "@longwatch/core";
import { byDay, percent } from "../figure.ts";
import type { Cohorts, Row } from "../row.ts";
import type { Seen } from "../seen.ts";
import { firstOf, scanned, within, year } from "../within.ts";

const base = (who: string, what: string, published: number, unit: Row["unit"] = "%") => ({
  table: "2.12",
  who,
  what,
  unit,
  published,
  grade: "V" as const,
});
const clinic = (cohorts: Cohorts): readonly Seen[] => cohorts("real-world");
const recorded = ({ recorded: all }: Seen): readonly number[] => all;
const denmark = "Denmark (n = 209)";
const italy = "Italy, early access (n = 40)";
const aggressive = "Italy, untreated aggressive (n = 133)";
const another =
  "people chosen otherwise than the preset's (untreated, aggressive); shown for those of the preset who had no drug before and two relapses or more in the last year";
const naive = (cohorts: Cohorts): readonly Seen[] =>
  clinic(cohorts).filter(({ person }) => person.earlierDrugs.length === 0 && person.priorRelapses1y >= 2);
const active = (one: Seen, years: number): boolean =>
  one.scans.some(({ year: y, t2, gd }) => y <= years && t2 + gd > 0);
const quiet = (one: Seen, years: number): boolean =>
  !active(one, years) &&
  !recorded(one).some((day) => day < years * year) &&
  !(one.worsening.event && one.worsening.time < years * year);

/** Relapse rates by prior relapses: the ratio for one more. */
function perPriorRelapse(cohorts: Cohorts) {
  const people = clinic(cohorts);
  const { counts, years } = within(people, recorded, 0, 3 * year);
  const found = fitNegativeBinomial({
    counts,
    years,
    covariates: [people.filter(({ through }) => through > 0).map(({ person }) => person.priorRelapses1y)],
  });
  if (!found.estimable) return undefined;
  const { ratio, interval } = found.coefficients[0]!.robust ?? found.coefficients[0]!.model;
  return { value: ratio, low: interval.lower, high: interval.upper };
}

export const realWorldRows: readonly Row[] = [
  {
    ...base(denmark, "free of recorded relapses at two years", 75),
    measure: (cohorts) => byDay(clinic(cohorts).map(firstOf(recorded)), 2 * year, true),
  },
  {
    ...base("Italy, 16 centres (n = 322)", "each relapse of the year before multiplies the rate", 1.38, "ratio"),
    measure: (cohorts) => perPriorRelapse(cohorts)!,
  },
  {
    ...base(denmark, "prior-year relapse: odds ratio of a further course", 1.95, "ratio"),
    why: "how prior activity was cut into groups is not given",
  },
  {
    ...base(denmark, "more prior activity: hazard ratio of relapse", 2.88, "ratio"),
    why: "how prior activity was cut into groups is not given",
  },
  {
    ...base(italy, "free of relapse at 36 months", 75),
    interval: [58.8, 87.3],
    note: "interval: Clopper–Pearson of 30/40",
    measure: (cohorts) => byDay(clinic(cohorts).map(firstOf(recorded)), 3 * year, true),
  },
  {
    ...base(italy, "free of confirmed worsening at 36 months", 82.5),
    interval: [67.2, 92.7],
    note: "interval: Clopper–Pearson of 33/40",
    measure: (cohorts) =>
      byDay(
        clinic(cohorts).map(({ worsening }) => worsening),
        3 * year,
        true,
      ),
  },
  {
    ...base(italy, "free of MRI activity at 36 months", 62.5),
    interval: [45.8, 77.3],
    note: "interval: Clopper–Pearson of 25/40",
    measure: (cohorts) => percent(scanned(clinic(cohorts), [1, 2, 3]), (one) => !active(one, 3)),
  },
  {
    ...base(italy, "no evidence of disease activity at 36 months", 45),
    interval: [29.3, 61.5],
    note: "interval: Clopper–Pearson of 18/40",
    measure: (cohorts) => percent(scanned(clinic(cohorts), [1, 2, 3]), (one) => quiet(one, 3)),
  },
  {
    ...base(italy, "improvement at 36 months", 27.5),
    interval: [14.6, 43.9],
    note: "interval: Clopper–Pearson of 11/40",
    measure: (cohorts) =>
      byDay(
        clinic(cohorts).flatMap((one) => one.improvement ?? []),
        3 * year,
      ),
  },
  {
    ...base(aggressive, "free of relapse in year 2", 97),
    why: another,
    measure: (cohorts) =>
      percent(
        naive(cohorts).filter(({ through }) => through > 2 * year),
        (one) => !recorded(one).some((day) => day >= year && day < 2 * year),
      ),
  },
  {
    ...base(aggressive, "free of relapse in year 3", 82),
    why: another,
    measure: (cohorts) =>
      percent(
        naive(cohorts).filter(({ through }) => through > 3 * year),
        (one) => !recorded(one).some((day) => day >= 2 * year && day < 3 * year),
      ),
  },
  {
    ...base(aggressive, "third course", 5.3),
    why: another,
    measure: (cohorts) =>
      percent(
        naive(cohorts).filter(({ through }) => through > 3 * year),
        ({ courses }) => courses.filter((day) => day < 3 * year).length >= 3,
      ),
  },
  {
    ...base(aggressive, "no evidence of disease activity, years 2 and 3", 89),
    why: "definition and denominators not given",
  },
  {
    ...base("two German centres (n = 170)", "prior fingolimod: more relapses than after other drugs", 1, "ratio"),
    why: "a direction only, and the model gives earlier drugs no effect",
  },
  { ...base("phase 4 cohort (n = 199)", "any adverse event", 95), why: "only some kinds of events are simulated" },
  {
    ...base("phase 4 cohort (n = 199)", "died", 2.0),
    interval: [0.55, 5.07],
    note: "interval: Clopper–Pearson of 4/199; follow-up taken as five years",
    measure: (cohorts) => percent(clinic(cohorts), ({ leaving, through }) => leaving === "died" && through < 5 * year),
  },
  {
    table: "2.14",
    who: "32 762 relapses",
    what: "day of the year with most relapses, north (first harmonic)",
    unit: "",
    published: 66,
    interval: [51, 81],
    grade: "V",
    note: "interval: two weeks on either side",
    measure: (cohorts) => {
      let [x, y] = [0, 0];
      for (const { person, relapses } of [...cohorts("care-ms-1"), ...cohorts("care-ms-2")]) {
        if (person.hemisphere === "south") continue;
        for (const day of relapses) {
          const angle = (2 * Math.PI * (person.start + day - 14_610)) / year;
          x += Math.cos(angle);
          y += Math.sin(angle);
        }
      }
      return { value: ((Math.atan2(y, x) / (2 * Math.PI)) * year + year) % year };
    },
  },
];
export const severityRows: readonly Row[] = [
  {
    table: "2.15",
    who: "relapses under therapy (n = 1 672)",
    what: "rise of 2.0 or more",
    unit: "%",
    published: 17,
    grade: "V",
    measure: (cohorts) =>
      percent(
        cohorts("care-ms-2").flatMap(({ relapseSeverity }) => relapseSeverity),
        ({ severity }) => severity >= 2,
      ),
  },
  {
    table: "2.15",
    who: "relapses under therapy (n = 1 672)",
    what: "of those, 1.0 or more left",
    unit: "%",
    published: 48,
    grade: "V",
    measure: (cohorts) =>
      percent(
        cohorts("care-ms-2")
          .flatMap(({ relapseSeverity }) => relapseSeverity)
          .filter(({ severity }) => severity >= 2),
        ({ residual }) => residual >= 1,
      ),
  },
  {
    table: "2.15",
    who: "relapses in hospital (n = 279)",
    what: "no EDSS rise at all",
    unit: "%",
    published: 14,
    grade: "V",
    measure: (cohorts) =>
      percent(
        cohorts("care-ms-2").flatMap(({ relapseSeverity }) => relapseSeverity),
        ({ severity }) => severity === 0,
      ),
  },
  {
    table: "2.15",
    who: "relapses in hospital (n = 279)",
    what: "residual of 0.5 or more",
    unit: "%",
    published: 49,
    grade: "V",
    why: "untreated or mixed therapy, worse than trial relapses: 3.5 gives 32 to 45 %",
  },
  {
    table: "2.15",
    who: "Australian registry (n = 6 369)",
    what: "staying in an EDSS band for a year",
    unit: "%",
    published: 82,
    grade: "V",
    why: "treated and untreated mixed; a background only, as the evidence file says",
  },
];
