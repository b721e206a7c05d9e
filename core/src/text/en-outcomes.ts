type Nothing = Readonly<Record<string, never>>;
type Scored = { readonly from: string; readonly fromOn: string; readonly now: string; readonly nowOn: string };
type Facts = { readonly count: number };
type Rows = {
  readonly rows: readonly { readonly upTo: string | undefined; readonly least: string | undefined }[];
};

const scored = ({ from, fromOn, now, nowOn }: Scored): string =>
  `EDSS ${now} on ${nowOn}, ${from} on ${fromOn} before the course`;
const plural = (count: number | string, one: string, many: string): string =>
  `${count} ${String(count) === "1" ? one : many}`;
const steps = ({ rows }: Rows): string =>
  rows
    .map(({ upTo, least }) => {
      const where =
        upTo === undefined ? (rows.length === 1 ? "" : " above") : upTo === "0" ? " from 0" : ` up to ${upTo}`;
      return `${least === undefined ? "none" : plural(least, "point", "points")}${where}`;
    })
    .join(", ");

/** Did it work, for one person. EDSS in points; days are written out. */
export const enOutcomes = {
  "outcomes.verdict.improved": (_: Nothing) => "improved",
  "outcomes.verdict.stable": (_: Nothing) => "stable",
  "outcomes.verdict.worsened": (_: Nothing) => "worsened",
  "outcomes.verdict.improvement-not-confirmed": (_: Nothing) => "better, not confirmed yet",
  "outcomes.verdict.worsening-not-confirmed": (_: Nothing) => "worse, not confirmed yet",
  "outcomes.verdict.cannot-tell": (_: Nothing) => "cannot tell",

  "outcomes.change.stable": (
    one: Scored & { readonly worse: string | undefined; readonly better: string | undefined },
  ) =>
    `${scored(one)}: stable. ${one.worse === undefined ? "No worsening counts from there" : `A worsening counts from ${one.worse} points on`}, ${one.better === undefined ? "no improvement does" : `an improvement from ${one.better}`}.`,
  "outcomes.change.improved": (one: Scored & { readonly onset: string; readonly confirmed: string | undefined }) =>
    `${scored(one)}: improved. First seen on ${one.onset}${one.confirmed === undefined ? "" : `, confirmed on ${one.confirmed}`}, and at every examination since.`,
  "outcomes.change.worsened": (one: Scored & { readonly onset: string; readonly confirmed: string | undefined }) =>
    `${scored(one)}: worsened. First seen on ${one.onset}${one.confirmed === undefined ? "" : `, confirmed on ${one.confirmed}`}, and at every examination since.`,
  "outcomes.change.improvement-not-confirmed": (one: Scored) => `${scored(one)}: better, not confirmed yet.`,
  "outcomes.change.worsening-not-confirmed": (one: Scored) => `${scored(one)}: worse, not confirmed yet.`,
  "outcomes.awaiting": ({
    onset,
    from,
    through,
  }: {
    readonly onset: string;
    readonly from: string;
    readonly through: string | undefined;
  }) =>
    `What was seen on ${onset} could be confirmed by an examination ${through === undefined ? `on ${from} or later` : `from ${from} to ${through}`}.`,
  "outcomes.awaiting-over": (_: Nothing) =>
    "No examination that may confirm it lies in the time in which it could be confirmed.",
  "outcomes.lack.course-day": (_: Nothing) => "Cannot tell: the days of the course are not known exactly.",
  "outcomes.lack.reference": ({ days }: { readonly days: number }) =>
    `Cannot tell: there is no EDSS from the ${days} days up to the course to compare with.`,
  "outcomes.lack.reference-far-from-relapse": ({ days }: { readonly days: number }) =>
    `Cannot tell: every EDSS from the ${days} days up to the course lies too soon after a relapse to compare with.`,
  "outcomes.lack.exact-day": ({ count }: Facts) =>
    `Cannot tell: the day of ${plural(count, "fact", "facts")} that it could turn on is not known exactly.`,
  "outcomes.lack.edss-since": (_: Nothing) => "Cannot tell: there is no EDSS since the course.",
  "outcomes.lack.recent-edss": (one: Scored & { readonly days: number }) =>
    `Cannot tell how they are now: the newest EDSS is more than ${one.days} days old. ${scored(one)}.`,

  "outcomes.relapses": (one: {
    readonly count: string;
    readonly years: string;
    readonly through: string;
    readonly rate: string;
    readonly low: string;
    readonly high: string;
  }) =>
    `${plural(one.count, "relapse", "relapses")} in ${one.years} years, up to the last contact on ${one.through}: ${one.rate} a year (exact 95 % interval ${one.low} to ${one.high}).`,
  "outcomes.relapses-without-time": (_: Nothing) =>
    "Relapses: cannot tell. There has been no contact since the course.",
  "outcomes.relapses-undated": ({ count }: Facts) =>
    `${plural(count, "relapse", "relapses")} without an exact day may be among them.`,
  "outcomes.range": ({ least, most }: { readonly least: string; readonly most: string }) => `${least} to ${most}`,
  "outcomes.mri.active": ({
    active,
    scans,
    on,
  }: {
    readonly active: number;
    readonly scans: number;
    readonly on: string;
  }) => `Active: ${active} of ${plural(scans, "scan", "scans")} with new, enlarging or enhancing lesions (${on}).`,
  "outcomes.mri.free": ({ scans }: { readonly scans: number }) =>
    `Free of activity: ${plural(scans, "scan", "scans")}, no new, enlarging or enhancing lesion.`,
  "outcomes.mri.scan": (_: Nothing) => "Cannot tell: there is no scan since the course.",
  "outcomes.mri.lesion-counts": ({ scans }: { readonly scans: number }) =>
    `Cannot tell: ${plural(scans, "scan shows", "scans show")} no activity, but not every count of lesions is known.`,
  "outcomes.mri.exact-day": (_: Nothing) => "Cannot tell: a scan has no exact day.",
  "outcomes.mri.compared-before": ({ on }: { readonly on: string }) =>
    `The new lesions on ${on} were counted beside a scan from before the course: they may have come before it.`,

  "outcomes.event.worsening": (one: Scored) =>
    `Worsening: EDSS ${one.from} on ${one.fromOn}, ${one.now} on ${one.nowOn}.`,
  "outcomes.event.improvement": (one: Scored) =>
    `Improvement: EDSS ${one.from} on ${one.fromOn}, ${one.now} on ${one.nowOn}.`,
  "outcomes.event.confirmed": ({ on }: { readonly on: string }) => `Confirmed on ${on}.`,
  "outcomes.event.held": (_: Nothing) => "It has held until the newest examination.",
  "outcomes.event.held-days": ({ days }: { readonly days: number }) => `It held for ${days} days.`,
  "outcomes.event.RAW": (_: Nothing) => "It goes with a relapse.",
  "outcomes.event.PIRA": (_: Nothing) => "It is independent of relapses.",
  "outcomes.event.undetermined": (_: Nothing) => "It neither goes with a relapse nor is independent of relapses.",
  "outcomes.unconfirmed.no-confirmation-visit": (_: Nothing) =>
    "Not confirmed: no examination lies in the time in which it could be.",
  "outcomes.unconfirmed.not-held": (_: Nothing) => "Not confirmed: it had gone before.",
  "outcomes.unconfirmed.not-sustained": (_: Nothing) =>
    "Confirmed, but it did not last as long as the definition asks.",

  "outcomes.definition.least": ({ worsening, improvement }: { readonly worsening: Rows; readonly improvement: Rows }) =>
    `How much worse counts, by the reference: ${steps(worsening)}. How much better: ${steps(improvement)}.`,
  "outcomes.definition.least-alike": ({ worsening }: { readonly worsening: Rows }) =>
    `How much worse or better counts, by the reference: ${steps(worsening)}.`,
  "outcomes.definition.confirmed": ({
    windows,
  }: {
    readonly windows: readonly { readonly from: string; readonly through: string | undefined }[];
  }) =>
    `A change is confirmed if every examination shows it up to one that lies ${windows.map(({ from, through }) => (through === undefined ? `${from} days or more` : `${from} to ${through} days`)).join(" or ")} after the first that showed it, and is dated by that first.`,
  "outcomes.definition.relapses": ({
    reference,
    confirmation,
  }: {
    readonly reference: number;
    readonly confirmation: number;
  }) =>
    `An examination sooner than ${reference} days after a relapse began is no reference, and one sooner than ${confirmation} days confirms nothing.`,
  "outcomes.definition.reference": ({ days }: { readonly days: number }) =>
    `Since a course: measured from the last EDSS up to its first infusion, at most ${days} days before.`,
  "outcomes.definition.moves.fixed": (_: Nothing) => "Confirmed events: the reference stays.",
  "outcomes.definition.moves.roving": (_: Nothing) =>
    "Confirmed events: after each, the reference moves to the examination that confirmed it.",
  "outcomes.definition.moves.roving-improvement": (_: Nothing) =>
    "Confirmed events: after an improvement, the reference moves to the examination that confirmed it.",
  "outcomes.definition.moves.roving-worsening": (_: Nothing) =>
    "Confirmed events: after a worsening, the reference moves to the examination that confirmed it.",
  "outcomes.definition.types": ({ before, after }: { readonly before: number; readonly after: number }) =>
    `A worsening goes with a relapse if it is first seen up to ${before} days after one began${after === 0 ? "" : `, or up to ${after} days before one`}.`,
  "outcomes.definition.pira.muller2023": (_: Nothing) =>
    "It is independent of relapses if none began from 90 days before to 30 days after its onset, nor around its confirmation.",
  "outcomes.definition.pira.muller2023-strict": (_: Nothing) =>
    "It is independent of relapses if none began from the reference to its confirmation.",
  "outcomes.definition.pira.kappos2020": (_: Nothing) =>
    "It is independent of relapses if none began from the reference to 30 days after its onset, nor within 30 days of its confirmation.",
  "outcomes.definition.pira.cagol2022": (_: Nothing) =>
    "It is independent of relapses if none began from 90 days before its onset to its confirmation.",
  "outcomes.definition.pira.muller2025": (_: Nothing) =>
    "It is independent of relapses if none began from the examination before it to its onset.",
  "outcomes.definition.rebaseline": (_: Nothing) =>
    "Confirmed events: after a relapse the reference is set anew, and is never better than before.",
  "outcomes.definition.neda": (_: Nothing) =>
    "NEDA-3: no relapse (every reported one counts), no worsening confirmed after 24 weeks, no active scan; NEDA-4: no yearly loss of brain volume above 0.4 % either. Years count from the first infusion; a scan up to 60 days late counts. What was not looked at is never free.",
  "outcomes.definition.from-first-edss": (_: Nothing) =>
    "There is no EDSS from before treatment to start from: events are measured from the first one after it.",

  "outcomes.neda.evidence": (_: Nothing) => "activity",
  "outcomes.neda.none": (_: Nothing) => "no activity",
  "outcomes.neda.cannot-tell": (_: Nothing) => "cannot tell",
  "outcomes.component.active": (_: Nothing) => "activity",
  "outcomes.component.free": (_: Nothing) => "free",
  "outcomes.component.unknown": (_: Nothing) => "cannot tell",
  "outcomes.neda-lacks.contact-to-the-end": (_: Nothing) => "no contact near the end of the year",
  "outcomes.neda-lacks.exact-day": (_: Nothing) => "something has no exact day",
  "outcomes.neda-lacks.edss-near-the-end": (_: Nothing) => "no EDSS near the end of the year",
  "outcomes.neda-lacks.reference": (_: Nothing) => "no EDSS to compare with",
  "outcomes.neda-lacks.confirmation": (_: Nothing) => "the newest EDSS is worse and not confirmed yet",
  "outcomes.neda-lacks.scan": (_: Nothing) => "no scan",
  "outcomes.neda-lacks.lesion-counts": (_: Nothing) => "a count of lesions is not known",
  "outcomes.neda-lacks.volume-change": (_: Nothing) => "no change of brain volume between two scans",

  "outcomes.system.visual": (_: Nothing) => "visual",
  "outcomes.system.brainstem": (_: Nothing) => "brainstem",
  "outcomes.system.pyramidal": (_: Nothing) => "pyramidal",
  "outcomes.system.cerebellar": (_: Nothing) => "cerebellar",
  "outcomes.system.sensory": (_: Nothing) => "sensory",
  "outcomes.system.bowelBladder": (_: Nothing) => "bowel and bladder",
  "outcomes.system.cerebral": (_: Nothing) => "cerebral",
  "outcomes.finding.walking-limited-without-motor-signs": (_: Nothing) =>
    "Walking is limited, but neither the pyramidal nor the cerebellar grade says why.",
  "outcomes.finding.walking-far-worse-than-motor-signs": (_: Nothing) =>
    "Walking is much worse than the pyramidal and cerebellar grades.",
  "outcomes.finding.severe-grade-but-unrestricted": ({ systems }: { readonly systems: string }) =>
    `Walking is unrestricted in spite of a grade of 5 or 6: ${systems}.`,
  "outcomes.finding.lost-function-but-walking": ({ systems }: { readonly systems: string }) =>
    `They walk in spite of a grade of 6: ${systems}.`,
  "outcomes.finding.no-such-edss": ({ recorded }: { readonly recorded: string }) =>
    `${recorded} is written as EDSS; the scale has no such value, so none is used.`,
  "outcomes.finding.recorded-differs": (one: { readonly recorded: string; readonly computed: string }) =>
    `EDSS ${one.recorded} is written; the examination gives ${one.computed}. The written one is used.`,
  "outcomes.finding.death-score-while-alive": (_: Nothing) => "EDSS 10 is written, and no death is on file.",
  "outcomes.finding.change-without-new-finding": ({ previous }: { readonly previous: string }) =>
    `EDSS changed by a point or more from ${previous}, and no grade changed.`,
  "outcomes.finding.during-relapse": ({ days }: { readonly days: number }) =>
    `Examined ${plural(days, "day", "days")} after a relapse began or steroids were started.`,
  "outcomes.finding.no-edss": (_: Nothing) => "The examination gives no EDSS: something that decides it is missing.",
  "outcomes.finding.contradictory-day": (_: Nothing) =>
    "Different EDSS scores stand on one day; the one listed last is used.",
  "outcomes.finding.no-exact-day.edss": (_: Nothing) => "An EDSS without an exact day: it is placed on none.",
  "outcomes.finding.no-exact-day.relapse": (_: Nothing) => "A relapse without an exact day: it is placed on none.",
  "outcomes.finding.no-exact-day.scan": (_: Nothing) => "A scan without an exact day: it is placed on none.",
  "outcomes.finding.relapse-after-contact": (_: Nothing) =>
    "A relapse after the last known contact: contact is counted up to it.",
} as const;
