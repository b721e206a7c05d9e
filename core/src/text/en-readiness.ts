type Nothing = Readonly<Record<string, never>>;
type Of = { readonly of: string };
type Red = { readonly red: string };

/** Whether an infusion may begin today, what is lacking (after "not known:"), and the list on its sheet. */
export const enReadiness = {
  "readiness.go": (_: Nothing) => "everything is in place",
  "readiness.no-go": (_: Nothing) => "do not begin",
  "readiness.cannot-tell": (_: Nothing) => "cannot be told yet",
  "readiness.with-override": (_: Nothing) => "goes on by a named person's word",
  "readiness-asks": ({ of }: Of) => `${of.charAt(0).toUpperCase()}${of.slice(1)}?`,
  "readiness-lacks.recent-result": ({ of }: Of) => `a valid result that is recent enough: ${of}`,
  "readiness-lacks.number": ({ of }: Of) => `a number that can be held against the limit: ${of}`,
  "readiness-lacks.earlier-result": ({ of }: Of) => `an earlier result to compare with: ${of}`,
  "readiness-lacks.reading-before": ({ of }: Of) => `a reading of today before the infusion: ${of}`,
  "readiness-lacks.medicines-today": (_: Nothing) => "a review of all medicines today",
  "readiness-lacks.work-up-step": ({ of }: Of) => `done before the course, or waived by name: ${of}`,
  "readiness-lacks.in-time": ({ of }: Of) => `done too late before the course: ${of}`,
  "readiness-lacks.outcome-settled": ({ of }: Of) => `done, or dealt with by a named person's word: ${of}`,
  "readiness-lacks.days-since-dose": ({ of }: Of) => `enough days since the last dose: ${of}`,
  "readiness-lacks.step-today": ({ of }: Of) => `done today: ${of}`,
  "readiness-lacks.decision": (_: Nothing) => "a named person's decision for this course",
  "readiness-lacks.answer-again": ({ of }: Of) => `to be asked again since the decision: ${of}`,
  "readiness-lacks.left-open": ({ of }: Of) => `a named specialist's word, as the rules leave it open: ${of}`,
  "readiness-lacks.resumption": (_: Nothing) => "the prescriber's word that the course goes on",
  "readiness-courses.first": (_: Nothing) => "the first course",
  "readiness-courses.later": (_: Nothing) => "courses after the first",
  "readiness-test.result": ({ red, days }: Red & { readonly days: number }) =>
    `red: ${red}; the newest valid result, ${days} days old at most`,
  "readiness-test.own-baseline": ({ condition }: { readonly condition: string }) =>
    `with ${condition} the own baseline is the limit where it is lower`,
  "readiness-test.without-baseline": ({ red }: Red) => `where there is no baseline yet, green unless ${red}`,
  "readiness-test.adjudicable": (_: Nothing) => "a named person may say what a red one means",
  "readiness-test.vital": ({ red }: Red) => `red: ${red}; the newest reading of the day before the infusion`,
  "readiness-test.person-yes": ({ test }: { readonly test: string }) => `green if so, red if not: ${test}`,
  "readiness-test.person-no": ({ test }: { readonly test: string }) => `red if so, green if not: ${test}`,
  "readiness-test.new-medicine": ({ names }: { readonly names: string }) =>
    `red: begun since the decision, ${names}; green only with a review of the day`,
  "readiness-test.pregnancy-test": (_: Nothing) =>
    "red: a pregnancy on file, a positive test, or no negative one since the first day of the course",
  "readiness-test.panel": ({ names, days }: { readonly names: string; readonly days: number }) =>
    `a valid result of each, ${days} days old at most before the first infusion or after a break: ${names}`,
  "readiness-test.work-up": ({ rules }: { readonly rules: string }) => `the required steps ${rules}`,
  "readiness-test.work-up-others": (_: Nothing) => "every other required step before the course",
  "readiness-test.outcomes-settled": (_: Nothing) =>
    "red: something that an outcome of the work-up brings is not done, its days are not past, or nobody has said by name that it is dealt with",
  "readiness-test.rule-of-day": ({ rule }: { readonly rule: string }) =>
    `done today, where a layer asks for it: ${rule}`,
  "readiness-test.nothing-late": (_: Nothing) => "red: any required test of the watch is late",
  "readiness-test.nothing-held": (_: Nothing) =>
    "red: an open warning holds the infusion, or before the first infusion the course",
  "readiness-test.decided": (_: Nothing) =>
    "the newest decision on the course is for it; red where a contraindication is met, or a warning that was not known when it was made; unknown where one cannot be told; a decision against the rules covers what was known when it was made, and the item stays red with its name and reason",
  "readiness-test.resumption": ({ grade }: { readonly grade: number }) =>
    `after a day without infusion, an infusion broken off, or a reaction of grade ${grade} or more`,
  "readiness-test.reaction": ({ grade }: { readonly grade: number }) =>
    `red: a reaction of grade ${grade} or more, ever`,
  "infusion-day.dose": (of: { readonly daily: number; readonly first: number; readonly later: number }) =>
    `${of.daily} mg a day; ${of.first} mg in the first course, ${of.later} mg in each later one.`,
  "infusion-day.bag": (of: { readonly hours: number; readonly minutes: number; readonly where: string }) =>
    `${of.hours} hours from dilution: begun within them in ${of.where}, ended elsewhere; ${of.minutes} minutes are reckoned for an infusion.`,
  "infusion-day.vitals": (of: {
    readonly every: number;
    readonly most: number;
    readonly signs: string;
    readonly rules: string;
  }) => `Every ${of.every} minutes, ${of.most} at most, with ${of.signs}; the limits are those of ${of.rules}.`,
  "infusion-day.observation": ({ minutes }: { readonly minutes: number }) => `${minutes} minutes.`,
  "infusion-day.reaction": ({ grade, effect }: { readonly grade: number; readonly effect: string }) =>
    `Grade ${grade}: ${effect}.`,
  "infusion-day.symptom": (of: { readonly symptoms: string; readonly effect: string }) =>
    `${of.symptoms}, whatever the grade: ${of.effect}.`,
  "infusion-day.symptom-by-grade": ({ symptoms }: { readonly symptoms: string }) => `${symptoms}: by the grade.`,
  "infusion-effect.go-on": (_: Nothing) => "go on",
  "infusion-effect.pause": (_: Nothing) => "pause",
  "infusion-effect.stop-today": (_: Nothing) => "stop for today",
  "infusion-effect.stop-for-good": (_: Nothing) => "stop for good",
} as const;
