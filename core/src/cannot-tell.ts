import type { Day } from "./base/calendar.ts";
import { formatClinicalDate } from "./base/clinical-date.ts";
import { type FactIndex, ofKind } from "./facts/fact-index.ts";
import type { Patient } from "./facts/patient.ts";
import { nameOfKey } from "./name-of-key.ts";
import { audienceOf, concerns } from "./obligations/audience.ts";
import type { RuleObligations } from "./obligations/obligations.ts";
import type { Rulebook } from "./protocol/rulebook.ts";
import { askable } from "./signals/askable.ts";
import type { Signals } from "./signals/signals.ts";
import { type Said, saying } from "./text/message.ts";
import { tell } from "./text/wording.ts";
import type { Timeline } from "./timeline/timeline.ts";

export const cannotTellCodes = [
  "jurisdiction-without-protocol",
  "before-first-protocol",
  "interval-not-stated",
  "audience-unknown",
  "infusion-date-uncertain",
  "infusion-of-other-product",
  "infusion-dose-questionable",
  "ending-without-effect",
  "result-date-uncertain",
  "reference-unknown",
  "waiver-without-obligation",
  "signal-undecided",
  "symptom-unknown",
] as const;
export type CannotTellCode = (typeof cannotTellCodes)[number];

/** A question that the facts cannot settle, and what is missing. It is work for a person, never silence. */
export type CannotTell = {
  readonly code: CannotTellCode;
  /** A rule, a fact or a jurisdiction. */
  readonly about: string;
  /** In English. */
  readonly missing: string;
  /** The same, not said yet. */
  readonly lacks: Said;
  readonly because: readonly string[];
};

const lacking = (lacks: Said): Pick<CannotTell, "missing" | "lacks"> => ({ missing: tell(lacks), lacks });

export type Known = {
  readonly patient: Patient;
  readonly facts: FactIndex;
  readonly rulebook: Rulebook;
  readonly timeline: Timeline;
  readonly obligations: readonly RuleObligations[];
  readonly signals: Signals;
  readonly asOf: Day;
};

/** Everything that this assessment could not settle, in a fixed order. */
export const cannotTell = (known: Known): readonly CannotTell[] => [
  ...jurisdictions(known),
  ...unstatedIntervals(known),
  ...audiences(known),
  ...infusions(known),
  ...doses(known),
  ...endings(known),
  ...uncertainResults(known),
  ...danglingReferences(known),
  ...orphanedWaivers(known),
  ...undecidedSignals(known),
  ...unknownSymptoms(known),
];

function jurisdictions({ timeline, rulebook, asOf }: Known): readonly CannotTell[] {
  return timeline.stays
    .filter((stay) => stay.from <= asOf)
    .flatMap(({ jurisdiction, because, from }): CannotTell[] => {
      if (!rulebook.hasJurisdiction(jurisdiction)) {
        return [
          {
            code: "jurisdiction-without-protocol",
            about: jurisdiction,
            ...lacking(saying("missing.protocol", {})),
            because,
          },
        ];
      }
      const first = rulebook.protocols
        .filter((one) => one.jurisdiction === jurisdiction && one.layer === "label")
        .reduce<Day | undefined>(
          (least, one) => (least === undefined || one.effective.from < least ? one.effective.from : least),
          undefined,
        );
      const startedOn = timeline.followUp.startedOn;
      if (first === undefined || startedOn === undefined || Math.max(from, startedOn) >= first) return [];
      return [
        {
          code: "before-first-protocol",
          about: jurisdiction,
          ...lacking(saying("missing.first-version", {})),
          because,
        },
      ];
    });
}

/** Rules whose source names no interval, where no other layer does either. */
function unstatedIntervals({ timeline }: Known): readonly CannotTell[] {
  const { startedOn, endsOn, because } = timeline.followUp;
  if (startedOn === undefined || endsOn === undefined) return [];
  const unstated = timeline.unscheduled.filter((one) => one.from <= endsOn && one.through >= startedOn);
  return [...new Set(unstated.map((one) => one.rule))].map((rule) => ({
    code: "interval-not-stated",
    about: rule,
    ...lacking(saying("missing.interval", {})),
    because,
  }));
}

function audiences({ patient, facts, obligations, asOf }: Known): readonly CannotTell[] {
  return obligations
    .filter(({ track }) => concerns(audienceOf(track), patient, facts, asOf) === "cannot-tell")
    .map(({ track }) => ({
      code: "audience-unknown",
      about: track.id,
      ...lacking(saying(audienceOf(track) === "has-cervix" ? "missing.cervix" : "missing.childbearing", {})),
      because: [],
    }));
}

/** One dose of this therapy, in mg; other products with the same substance are given in other doses. */
const dailyDoseMg = 12;

/** Counted all the same, because counting watches longer; and asked about, because it may be another product. */
function doses({ timeline }: Known): readonly CannotTell[] {
  return timeline.courses.flatMap(({ infusions }) =>
    infusions.flatMap((infusion): readonly CannotTell[] => {
      const sameDay = infusions.filter((other) => other.latest === infusion.latest);
      const question =
        infusion.doseMg > dailyDoseMg
          ? saying("missing.dose", { doseMg: infusion.doseMg, usualMg: dailyDoseMg })
          : sameDay.length > 1 && sameDay[0] !== infusion
            ? saying("missing.two-on-one-day", {})
            : undefined;
      return question === undefined
        ? []
        : [{ code: "infusion-dose-questionable", about: infusion.id, ...lacking(question), because: [infusion.id] }];
    }),
  );
}

function infusions({ facts, timeline, asOf }: Known): readonly CannotTell[] {
  const counted = new Set(timeline.courses.flatMap((course) => course.infusions.map((infusion) => infusion.id)));
  return ofKind(facts, "infusion-given", asOf).flatMap((infusion): CannotTell[] => {
    if (!counted.has(infusion.id)) {
      const lacks = saying(infusion.doseMg > 0 ? "missing.product" : "missing.infused", {});
      return [{ code: "infusion-of-other-product", about: infusion.id, ...lacking(lacks), because: [infusion.id] }];
    }
    if (infusion.earliest === infusion.latest && infusion.approximate !== true) return [];
    const lacks = saying("missing.infusion-day", { on: formatClinicalDate(infusion) });
    return [{ code: "infusion-date-uncertain", about: infusion.id, ...lacking(lacks), because: [infusion.id] }];
  });
}

const endings = ({ timeline }: Known): readonly CannotTell[] =>
  timeline.followUp.withoutEffect.map(({ fact, why }) => ({
    code: "ending-without-effect",
    about: fact,
    ...lacking(saying(`missing.${why}`, {})),
    because: [fact],
  }));

/** Results that fall across the edge of a period, or whose date is only "about". */
function uncertainResults({ obligations }: Known): readonly CannotTell[] {
  const uncertain = new Set<string>();
  for (const { obligations: ofRule } of obligations) {
    for (const { notEvidence } of ofRule) {
      for (const { fact, why } of notEvidence)
        if (why === "date-uncertain" || why === "date-approximate") uncertain.add(fact);
    }
  }
  return [...uncertain].map((fact) => ({
    code: "result-date-uncertain",
    about: fact,
    ...lacking(saying("missing.result-day", {})),
    because: [fact],
  }));
}

const danglingReferences = ({ facts, asOf }: Known): readonly CannotTell[] =>
  facts.dangling
    .filter(({ fact }) => fact.earliest <= asOf)
    .map(({ fact, names }) => ({
      code: "reference-unknown",
      about: fact.id,
      ...lacking(saying("missing.fact", { id: names })),
      because: [fact.id],
    }));

function orphanedWaivers({ facts, obligations, asOf }: Known): readonly CannotTell[] {
  const waivers = ofKind(facts, "obligation-waived", asOf);
  if (waivers.length === 0) return [];
  const keys = new Set(obligations.flatMap((one) => one.obligations.map((obligation) => obligation.key)));
  return waivers
    .filter((waiver) => !keys.has(waiver.obligation))
    .map((waiver) => ({
      code: "waiver-without-obligation",
      about: waiver.id,
      ...lacking(saying("missing.obligation", { key: waiver.obligation })),
      because: [waiver.id],
    }));
}

/** Rules of warning that could not be judged at a fact. What is missing is work, never "normal". */
const undecidedSignals = ({ signals }: Known): readonly CannotTell[] =>
  askable(signals.cannotTell).map(({ rule, trigger, missing }) => ({
    code: "signal-undecided",
    about: rule,
    ...lacking(
      saying("missing.for-signal", {
        lacks: missing.map(({ what, of }) => ({ kind: what, of: of === "" ? "" : nameOfKey(of) })),
      }),
    ),
    because: [trigger],
  }));

/** A symptom under a key that no question and no rule has: never silence, but work. */
const unknownSymptoms = ({ signals }: Known): readonly CannotTell[] =>
  signals.told.unknown.map(({ symptom, meant, fact }) => ({
    code: "symptom-unknown",
    about: fact.id,
    ...lacking(saying("missing.symptom-meant", { written: symptom, meant })),
    because: [fact.id],
  }));
