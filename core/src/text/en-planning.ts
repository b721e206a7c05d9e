type Nothing = Readonly<Record<string, never>>;

/** Getting ready for a course, and whether the next should follow. */
export const enPlanning = {
  "retreatment.too-early": ({ until }: { readonly until: string }) => `too early: it may begin on ${until}`,
  "retreatment.interval-over": (_: Nothing) => "the time between the courses is over",
  "retreatment.interval-noted": (_: Nothing) =>
    "the time between the courses is over, though not yet when counted from the last infusion: allowed, and noted",
  "retreatment.interval-not-stated": (_: Nothing) => "no rule in force says how long must lie between the courses",
  "retreatment.panel-recent": ({ days }: { readonly days: number }) =>
    `blood and urine were tested in full in the last ${days} days`,
  "retreatment.panel-old": ({ days, tests }: { readonly days: number; readonly tests: string }) =>
    `not tested in the last ${days} days: ${tests}`,
  "retreatment.panel-last": ({ names, on }: { readonly names: string; readonly on: string }) =>
    `${names}, last on ${on}`,
  "retreatment.panel-never": ({ names }: { readonly names: string }) => `${names}, no result on file`,
  "retreatment.held": ({ count }: { readonly count: number }) =>
    `held by ${count} open warning${count === 1 ? "" : "s"} or late test${count === 1 ? "" : "s"}`,
  "retreatment.alternative": (_: Nothing) =>
    "Another treatment is the alternative to a further course; whether it would do as well is not known.",
  "plan.done": (_: Nothing) => "done",
  "plan.waived": (_: Nothing) => "waived",
  "plan.to-do": (_: Nothing) => "to do",
};
