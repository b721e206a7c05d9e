type Nothing = Readonly<Record<string, never>>;
type Phenotypes = { readonly phenotypes: readonly string[] };
type Study = { readonly study: string };
type Range = { readonly low: number; readonly high: number };
type Interval = { readonly low: string; readonly high: string; readonly level: number };

const years = (count: number): string => `${count} ${count === 1 ? "year" : "years"}`;
const months = (count: number): string =>
  count % 12 === 0 ? years(count / 12) : `${count} ${count === 1 ? "month" : "months"}`;
const ordinals = ["", "first", "second", "third", "fourth"];
const range = ({ low, high }: Range): string => (low === high ? `${low}` : `${low} to ${high}`);
const list = (some: readonly string[]): string => some.join(", ");

/** What trials showed, told with the trial, the comparator and the time; and in what a person is like its people. */
export const enWeighing = {
  "weighing.treated.yes": ({ study }: Study) =>
    `Treated for MS before, so that of the two large trials ${study} is the one whose people come nearest.`,
  "weighing.treated.no": ({ study }: Study) =>
    `Never treated for MS before, so that of the two large trials ${study} is the one whose people come nearest.`,
  "weighing.treated.cannot-tell": (_: Nothing) =>
    "Whether there was an earlier treatment for MS is not known. The trials of both groups are shown; none is said to be this person's.",
  "weighing.decides-nothing": (_: Nothing) =>
    "These are groups, not this person. Nothing is added up, nothing is put in an order of merit, and nothing here decides.",
  "weighing.comparator": ({ comparator }: { readonly comparator: string }) =>
    `In every randomised trial here alemtuzumab was tried beside ${comparator}, a treatment that works.`,
  "weighing.differs": ({ outside, unknown }: { readonly outside: number; readonly unknown: number }) =>
    [
      outside === 0
        ? "In nothing that is known does the person lie outside what the trial took."
        : `People like this were not in the trial: ${outside} of ${outside === 1 ? "the points is" : "the points are"} outside what it took.`,
      ...(unknown === 0 ? [] : [`Not known: ${unknown}.`]),
    ].join(" "),
  "weighing.alike.within": (_: Nothing) => "as in the trial",
  "weighing.alike.outside": (_: Nothing) => "people like this were not in the trial",
  "weighing.alike.not-known": (_: Nothing) => "not known",

  "weighing-like.phenotype": (_: Nothing) => "Course of the disease",
  "weighing-like.before": (_: Nothing) => "Earlier treatment",
  "weighing-like.age": (_: Nothing) => "Age",
  "weighing-like.onset": (_: Nothing) => "Since the first symptom",
  "weighing-like.edss": (_: Nothing) => "EDSS",
  "weighing-like.relapses": (_: Nothing) => "Relapses",
  "weighing-like.alemtuzumab": (_: Nothing) => "Alemtuzumab before",
  "weighing-like.also": (_: Nothing) => "Also asked for",
  "weighing-saw.nothing": (_: Nothing) => "not on file",
  "weighing-saw.phenotype": ({ phenotypes }: Phenotypes) => list(phenotypes),
  "weighing-saw.before": ({ drugs, isComplete }: { readonly drugs: readonly string[]; readonly isComplete: boolean }) =>
    [
      drugs.length === 0 ? (isComplete ? "none" : "none on file") : list(drugs),
      isComplete ? "" : "; not asked for others",
    ].join(""),
  "weighing-saw.age": (saw: Range) => (saw.low === saw.high ? years(saw.low) : `${range(saw)} years`),
  "weighing-saw.onset": (saw: Range) =>
    saw.high === 0 ? "less than a year" : saw.low === saw.high ? years(saw.low) : `${range(saw)} years`,
  "weighing-saw.edss": ({
    low,
    high,
    isOld,
  }: {
    readonly low: string;
    readonly high: string;
    readonly isOld: boolean;
  }) => `${low === high ? low : `${low} to ${high}`}${isOld ? ", too long ago" : ""}`,
  "weighing-saw.relapses": ({ count, within }: { readonly count: number; readonly within: number }) =>
    `${count} on file in ${months(within)}`,
  "weighing-saw.alemtuzumab": ({ courses, isTold }: { readonly courses: number; readonly isTold: boolean }) =>
    courses > 0 ? `${courses} ${courses === 1 ? "course" : "courses"}` : isTold ? "yes" : "none on file",
  "weighing-saw.also": (_: Nothing) => "not compared here",
  "weighing-rule.phenotype": ({ phenotypes }: Phenotypes) => list(phenotypes),
  "weighing-rule.never-treated": (_: Nothing) => "none",
  "weighing-rule.before": ({ says, fromMonths }: { readonly says: string; readonly fromMonths: number }) =>
    `${says}, taken for ${months(fromMonths)} or more`,
  "weighing-rule.age": ({ from, through }: { readonly from: number; readonly through: number }) =>
    `${from} to ${through} years`,
  "weighing-rule.age-not-read": (_: Nothing) => "limits not read",
  "weighing-rule.onset": ({ rule }: { readonly rule: number }) => `${years(rule)} at most`,
  "weighing-rule.edss": ({ rule }: { readonly rule: string }) => `${rule} at most`,
  "weighing-rule.relapses": (rule: {
    readonly count: number;
    readonly within: number;
    readonly newest: number | undefined;
  }) =>
    `${rule.count} or more in ${months(rule.within)}${rule.newest === undefined ? "" : `, the newest within ${months(rule.newest)}`}`,
  "weighing-rule.alemtuzumab": (_: Nothing) => "none before the first course",

  "weighing-time.months": ({ count }: { readonly count: number }) => `in ${months(count)}`,
  "weighing-time.median": ({ years: text }: { readonly years: string }) =>
    `in ${text} years (half were followed longer)`,
  "weighing-time.course": ({ course }: { readonly course: number }) =>
    `with the ${ordinals[course] ?? `${course}th`} course`,
  "weighing-time.until": ({ until }: { readonly until: string }) => `known by ${until}`,
  "weighing-measure.risk-kaplan-meier": (_: Nothing) => "estimated by Kaplan-Meier",
  "weighing-measure.share": (_: Nothing) => "counted people",
  "weighing-measure.rate-modelled": (_: Nothing) => "modelled rate, as the paper prints it",
  "weighing-measure.rate-raw": (_: Nothing) => "raw rate: events divided by time, not the modelled rate",
  "weighing-measure.reports": (_: Nothing) =>
    "reported cases; how many were treated is not counted, so this is no rate",
  "weighing-value.people": ({ count, of }: { readonly count: number; readonly of: number }) =>
    `${count} in ${of} people`,
  "weighing-value.rate": ({ value }: { readonly value: string }) => `${value} for each person and year`,
  "weighing-value.reports": ({ count }: { readonly count: number }) => `${count} ${count === 1 ? "case" : "cases"}`,
  "weighing.interval": ({ low, high, level }: Interval) => `${level} % interval ${low} to ${high}`,
  "weighing.title": (of: Study & { readonly name: string; readonly time: string; readonly comparator: string }) =>
    `${of.name} ${of.time} – ${of.study}, alemtuzumab against ${of.comparator}`,
  "weighing.title-alone": (of: Study & { readonly name: string; readonly time: string }) =>
    `${of.name} ${of.time} – ${of.study}, compared with nobody`,
  "weighing.with": ({ value, arm }: { readonly value: string; readonly arm: string }) => `${value} with ${arm}`,
  "weighing-contrast.hazard-ratio": ({ value }: { readonly value: string }) => `hazard ratio ${value}`,
  "weighing-contrast.rate-ratio": ({ value }: { readonly value: string }) => `rate ratio ${value}`,
  "weighing.not-significant": (_: Nothing) => "not significant: chance may explain the difference",
  "weighing-grade.V": (_: Nothing) => "read in a copy of the source",
  "weighing-grade.R": (_: Nothing) => "recalled, to be confirmed",
  "weighing-grade.D": (_: Nothing) => "our arithmetic on the source's numbers",

  "weighing-group.as-now": (_: Nothing) => "As now",
  "weighing-group.continuous": (_: Nothing) => "Continuous",
  "weighing-group.reconstitution": (_: Nothing) => "Reconstitution",
  "weighing-group.under-study": (_: Nothing) => "Under study",
  "weighing-topic.means": (_: Nothing) => "What it means",
  "weighing-topic.taken": (_: Nothing) => "How it is taken",
  "weighing-topic.stopping": (_: Nothing) => "What stopping means",
  "weighing-topic.watch": (_: Nothing) => "What has to be watched",
} as const;
