/** Where a measure is asked about; what does not apply is absent. */
type At = { readonly year?: number; readonly month?: number; readonly name?: string; readonly number?: number };
type Nothing = Readonly<Record<string, never>>;

const years = (year: number | undefined): string => `${year} ${year === 1 ? "year" : "years"}`;

/** What each row of a cohort's table is called. */
const measures = {
  "cohort.measure.people": (_: At) => "People",
  "cohort.measure.follow-up": (_: At) => "Years of follow-up, all together",
  "cohort.measure.age": (_: At) => "Age at the start, years",
  "cohort.measure.women": (_: At) => "Women",
  "cohort.measure.disease-duration": (_: At) => "Years since the first symptom",
  "cohort.measure.edss-mean": (_: At) => "EDSS at the start, mean",
  "cohort.measure.edss-median": (_: At) => "EDSS at the start, median",
  "cohort.measure.relapses-before": (_: At) => "Relapses in the year before",
  "cohort.measure.earlier-drugs": ({ number }: At) =>
    number === 0 ? "No earlier drug on file" : `${number} earlier ${number === 1 ? "drug" : "drugs"}`,
  "cohort.measure.earlier-drugs-or-more": ({ number }: At) => `${number} earlier drugs or more`,
  "cohort.measure.relapses": (_: At) => "Relapses",
  "cohort.measure.person-years": (_: At) => "Years at risk, all together",
  "cohort.measure.arr": (_: At) => "Relapses a year, exact interval",
  "cohort.measure.arr-model": (_: At) => "Relapses a year, model",
  "cohort.measure.rate-ratio": ({ name }: At) => `Rate ratio to ${name}, model`,
  "cohort.measure.rate-ratio-robust": ({ name }: At) => `Rate ratio to ${name}, robust interval`,
  "cohort.measure.rate-ratio-poisson": ({ name }: At) => `Rate ratio to ${name}, Poisson`,
  "cohort.measure.rate-ratio-exact": ({ name }: At) => `Rate ratio to ${name}, exact`,
  "cohort.measure.rate-ratio-p": ({ name }: At) => `Rate ratio to ${name}, p of the model`,
  "cohort.measure.events": (_: At) => "People with the event",
  "cohort.measure.not-at-risk": (_: At) => "People not at risk, left out",
  "cohort.measure.median-follow-up": (_: At) => "Median follow-up, years",
  "cohort.measure.relapse-free": ({ year }: At) => `Without a relapse at ${years(year)}`,
  "cohort.measure.with-event": ({ year }: At) => `With the event by ${years(year)}`,
  "cohort.measure.hazard-ratio": ({ name }: At) => `Hazard ratio to ${name}`,
  "cohort.measure.log-rank": (_: At) => "Log-rank test of all groups, p",
  "cohort.measure.neda-3": ({ year }: At) => `NEDA-3 in year ${year}, of those decided`,
  "cohort.measure.neda-3-least": ({ year }: At) => `NEDA-3 in year ${year}, at least`,
  "cohort.measure.neda-3-most": ({ year }: At) => `NEDA-3 in year ${year}, at most`,
  "cohort.measure.neda-4": ({ year }: At) => `NEDA-4 in year ${year}, of those decided`,
  "cohort.measure.neda-4-least": ({ year }: At) => `NEDA-4 in year ${year}, at least`,
  "cohort.measure.neda-4-most": ({ year }: At) => `NEDA-4 in year ${year}, at most`,
  "cohort.measure.edss-change": ({ year }: At) => `Change of EDSS after ${years(year)}, mean`,
  "cohort.measure.improved": ({ year }: At) => `Lower by 1.0 or more after ${years(year)}`,
  "cohort.measure.stable": ({ year }: At) => `Within 0.5 after ${years(year)}`,
  "cohort.measure.worsened": ({ year }: At) => `Higher by 1.0 or more after ${years(year)}`,
  "cohort.measure.with-disease": ({ name }: At) => `${name}: people`,
  "cohort.measure.per-100-years": ({ name }: At) => `${name}: first events for every 100 years`,
  "cohort.measure.per-100-years-in": ({ year }: At) => `Any: first events for every 100 years, in year ${year}`,
  "cohort.measure.cumulative-incidence": ({ name, year }: At) => `${name}: by ${years(year)}`,
  "cohort.measure.courses": ({ number }: At) => `${number} ${number === 1 ? "course" : "courses"}`,
  "cohort.measure.courses-or-more": ({ number }: At) => `${number} courses or more`,
  "cohort.measure.third-course-by": ({ year }: At) => `Third course begun by ${years(year)}`,
  "cohort.measure.due": ({ name }: At) => `${name}: due`,
  "cohort.measure.on-time": ({ name }: At) => `${name}: done on time`,
  "cohort.measure.late": ({ name }: At) => `${name}: done late`,
  "cohort.measure.missed": ({ name }: At) => `${name}: missed`,
  "cohort.measure.longest-gap": ({ name }: At) => `${name}: longest gap of a person, days`,
  "cohort.measure.count": ({ name, month }: At) => `${name}, month ${month}: middle half`,
  "cohort.measure.count-spread": ({ name, month }: At) => `${name}, month ${month}: 5th to 95th of 100`,
} as const;

type NameIn<Id> = Id extends `cohort.measure.${infer Name}` ? Name : never;
export type MeasureName = NameIn<keyof typeof measures>;

type Definition = { readonly preset?: string; readonly version?: number };

/** A cohort's table: its headings, definitions and reasons. */
export const enCohort = {
  ...measures,
  "cohort.title": ({ on }: { readonly on: string }) => `Outcomes of the cohort, as of ${on}`,
  "cohort.people": ({ people, outside }: { readonly people: number; readonly outside: number }) =>
    `${people} people in the table.${outside === 0 ? "" : ` ${outside} more are in no figure: no treatment that was asked about began on an exact day.`}`,
  "cohort.unread": ({ records }: { readonly records: number }) =>
    `${records} ${records === 1 ? "record" : "records"} could not be read and ${records === 1 ? "is" : "are"} in no figure.`,
  "cohort.by": ({ by }: { readonly by: string }) => `Groups: ${by}.`,
  "cohort.small-cells": ({ below }: { readonly below: number }) =>
    `Figures about fewer than ${below} people, or counting fewer than ${below}, are not shown, nor those from which they would follow.`,
  "cohort.by-courses": (_: Nothing) =>
    "Groups are made by courses given later: whoever has more had to be followed for longer, and relapses led to some of them. So there is no ratio, no test and no curve of each group here; to compare courses, their effect has to change with time.",
  "cohort.years": ({ years }: { readonly years: number }) =>
    `Followed for ${years} ${years === 1 ? "year" : "years"} after the start at most. What confirms a change from that time, or speaks for its last year, may come later.`,
  "cohort.comparator": ({ drug }: { readonly drug: string }) =>
    `Time on ${drug} counts from its first day until it was stopped, another therapy began, or alemtuzumab was given. Who had alemtuzumab after it stands in the table twice, once for each; the tests take the two for two people.`,
  "cohort.policy": ({ policy }: { readonly policy: string }) => `Monitoring by: ${policy}.`,
  "cohort.known-at": ({ at }: { readonly at: string }) => `As it was known at ${at}.`,
  "cohort.unlisted": ({ people }: { readonly people: number }) =>
    `${people} more are in no figure: the list that was brought puts them in no group.`,
  "cohort.reference": ({ reference }: { readonly reference: string }) => `Compared with: ${reference}.`,
  "cohort.row": (_: Nothing) => "Figure",
  "cohort.missing": ({ count }: { readonly count: number }) => `${count} not known`,
  "cohort.at-risk": (_: Nothing) => "At risk",
  "cohort.n-at-risk": ({ count }: { readonly count: number }) => `at risk ${count}`,
  "cohort.all-rules": (_: Nothing) => "All regular tests",

  "cohort.section.baseline": (_: Nothing) => "At the start",
  "cohort.section.relapses": (_: Nothing) => "Relapse rate",
  "cohort.section.first-relapse": (_: Nothing) => "Time to the first relapse",
  "cohort.section.worsening": (_: Nothing) => "Confirmed worsening",
  "cohort.section.improvement": (_: Nothing) => "Confirmed improvement",
  "cohort.section.neda": (_: Nothing) => "No evidence of disease activity",
  "cohort.section.edss-change": (_: Nothing) => "Change of EDSS",
  "cohort.section.adverse-events": (_: Nothing) => "Autoimmune disease after treatment",
  "cohort.section.courses": (_: Nothing) => "Courses",
  "cohort.section.monitoring": (_: Nothing) => "Monitoring",
  "cohort.section.lymphocytes": (_: Nothing) => "Lymphocytes after the last infusion, cells/µL",

  "cohort.definition.baseline": (_: Definition) =>
    "The start is the first infusion, or the first day of the drug of comparison. EDSS: the last of the 365 days up to it, 30 days or more after a relapse. Mean (SD), or median (middle half).",
  "cohort.definition.relapses": ({ preset, version }: Definition) =>
    `${preset}, version ${version}: relapses reported and not refuted, after the start, over the years up to the last contact. Reports less than 30 days apart are one relapse. Model: negative binomial with time as offset; Poisson where no over-dispersion is left.`,
  "cohort.definition.first-relapse": ({ preset, version }: Definition) =>
    `${preset}, version ${version}. Kaplan–Meier from the start to the first relapse or the last contact; 95 % log-log intervals. Hazard ratio: Cox, Efron's ties.`,
  "cohort.definition.worsening": ({ preset, version }: Definition) =>
    `${preset}, version ${version}: first confirmed worsening of EDSS, dated at its onset, from the EDSS before the start: the last of 365 days, as far after a relapse as the definition asks. Without it, or without one after the start, it cannot be told. Kaplan–Meier, 95 % log-log intervals; hazard ratio: Cox, Efron's ties.`,
  "cohort.definition.improvement": ({ preset, version }: Definition) =>
    `${preset}, version ${version}: first confirmed improvement of EDSS, dated at its onset, from the same EDSS before the start. Who cannot improve by the definition is left out.`,
  "cohort.definition.neda": ({ preset, version }: Definition) =>
    `${preset}, version ${version}. NEDA-3: no relapse, no worsening confirmed over 24 weeks, no active scan, in each year from the start, as on a person's own page. NEDA-4: brain volume loss of 0.4 % a year at most too. Least and most count those who cannot be told as all with evidence, and all without.`,
  "cohort.definition.edss-change": (_: Definition) =>
    "The EDSS nearest to the end of the year, within 90 days, less the one at the start. Mean (SD), and never without it the shares.",
  "cohort.definition.adverse-events": (_: Definition) =>
    "First diagnosis after the day of the start, of people without one by then; whose diagnosis may lie before the start or after it is not known. Exact Poisson intervals; cumulative incidence (Aalen–Johansen) with death as competing event.",
  "cohort.definition.courses": (_: Definition) =>
    "Courses of alemtuzumab given so far. The third course: cumulative incidence with death as competing event.",
  "cohort.definition.monitoring": (_: Definition) =>
    "Regular tests by the rules in force for each person, by the day asked about. What is neither on time, late nor missed is overdue now.",
  "cohort.definition.lymphocytes": (_: Definition) =>
    "After the newest course: the count nearest to the month, within one month of it. Median.",

  "cohort.curve-ends": ({ people }: { readonly people: number }) =>
    `Each line ends where fewer than ${people} are at risk.`,
  "cohort.axis.years": (_: Nothing) => "years since the start",
  "cohort.axis.year": ({ year }: { readonly year: number }) => `Year ${year}`,
  "cohort.axis.first-relapse": (_: Nothing) => "people without a relapse",
  "cohort.axis.worsening": (_: Nothing) => "people with confirmed worsening",
  "cohort.axis.improvement": (_: Nothing) => "people with confirmed improvement",
  "cohort.axis.adverse-events": (_: Nothing) => "people with an autoimmune disease",
  "cohort.axis.relapses": (_: Nothing) => "relapses a year",
  "cohort.axis.improved": (_: Nothing) => "lower by 1.0 or more",
  "cohort.axis.stable": (_: Nothing) => "within 0.5",
  "cohort.axis.worsened": (_: Nothing) => "higher by 1.0 or more",
  "cohort.axis.on-time": (_: Nothing) => "on time",
  "cohort.axis.late": (_: Nothing) => "late",
  "cohort.axis.missed": (_: Nothing) => "missed",

  "cohort.why.nobody": (_: Nothing) => "nobody",
  "cohort.why.no-person-time": (_: Nothing) => "no time at risk",
  "cohort.why.no-events": (_: Nothing) => "no event",
  "cohort.why.no-events-in-group": (_: Nothing) => "a group without an event",
  "cohort.why.one-group": (_: Nothing) => "one group alone",
  "cohort.why.value-unusable": (_: Nothing) => "a value that cannot be used",
  "cohort.why.unequal-lengths": (_: Nothing) => "lists of unequal length",
  "cohort.why.covariates-collinear": (_: Nothing) => "groups cannot be told apart",
  "cohort.why.monotone-likelihood": (_: Nothing) => "the likelihood rises without end",
  "cohort.why.no-convergence": (_: Nothing) => "no estimate found",
  "cohort.why.beyond-follow-up": (_: Nothing) => "nobody followed so long",
  "cohort.why.too-few": (_: Nothing) => "too few",
  "cohort.why.small-cell": (_: Nothing) => "fewer than may be shown",

  "cohort.by.none": (_: Nothing) => "everybody together",
  "cohort.by.sex": (_: Nothing) => "by sex",
  "cohort.by.jurisdiction": (_: Nothing) => "by jurisdiction",
  "cohort.by.treatment": (_: Nothing) => "by treatment",
  "cohort.by.earlier-drugs": (_: Nothing) => "by number of earlier drugs",
  "cohort.by.courses": (_: Nothing) => "by courses given",
  "cohort.by.list": (_: Nothing) => "by the list that was brought",
  "cohort.stratum.all": (_: Nothing) => "all",
  "cohort.stratum.female": (_: Nothing) => "women",
  "cohort.stratum.male": (_: Nothing) => "men",
  "cohort.stratum.other": (_: Nothing) => "other",
  "cohort.stratum.unknown": (_: Nothing) => "not known",
  "cohort.stratum.none": (_: Nothing) => "none",

  "cohort.disease.any": (_: Nothing) => "Any",
  "cohort.disease.thyroid": (_: Nothing) => "Thyroid",
  "cohort.disease.platelets": (_: Nothing) => "Platelets",
  "cohort.disease.kidney": (_: Nothing) => "Kidney",
  "cohort.disease.blood": (_: Nothing) => "Other blood cells",
  "cohort.disease.liver": (_: Nothing) => "Liver",
  "cohort.disease.other": (_: Nothing) => "Other",
} as const;
