import { type Day, later } from "../base/calendar.ts";
import type { FactIndex } from "../facts/fact-index.ts";
import type { Patient } from "../facts/patient.ts";
import { intervalsOn } from "../planning/interval.ts";
import type { Timeline } from "../timeline/timeline.ts";
import type { Candidacy } from "./candidacy.ts";
import { decisionsOn } from "./course-decision.ts";
import type { Hold } from "./holds.ts";
import { type LastPanel, lastPanels } from "./last-panel.ts";
import type { RunningTimer } from "./timers.ts";
import { type CandidacyAnswer, strictest } from "./weigh.ts";

/** One thing that the next course depends on, and what it makes of the answer. */
export type RetreatmentPart = {
  readonly what: "interval" | "interval-not-stated" | "candidacy" | "last-panel" | "held";
  readonly outcome: CandidacyAnswer;
  /** Keys of what it stands on: of an interval, of a criterion, of a warning, of a late test; of a panel its results. */
  readonly because: readonly string[];
  /** The day on which it is answered otherwise by itself, or in other words. */
  readonly untilOn: Day | undefined;
  /** It is allowed, and the rule has something to note. */
  readonly isNoted: boolean;
  /** Of a panel: how old a result may be, and what has none so young. */
  readonly panel: Pick<LastPanel, "recentDays" | "missing"> | undefined;
};

/** Whether the next course should follow, and when it can. It advises; whoever goes on decides, and another treatment stands beside it. */
export type Retreatment = {
  readonly course: number;
  readonly answer: CandidacyAnswer;
  /** The first day on which the course may begin by what lies between courses; undefined: no rule says. */
  readonly notBefore: Day | undefined;
  readonly parts: readonly RetreatmentPart[];
  readonly timers: readonly RunningTimer[];
  /** The watch as it stands; a further course begins its months anew, from its own last infusion. */
  readonly watch: { readonly months: number; readonly endsOn: Day };
  /** What was decided by name on the course as a whole since the last one: for it, against it or to wait; the newest first. */
  readonly decisions: readonly string[];
};

type Asked = {
  readonly patient: Patient;
  readonly facts: FactIndex;
  readonly timeline: Timeline;
  readonly candidacy: Candidacy | undefined;
  readonly holds: readonly Hold[];
  readonly timers: readonly RunningTimer[];
  readonly asOf: Day;
};

/** Undefined before a first course, while one is under way, after a death, and where nothing weighs who may be treated. */
export function retreatmentOf({
  patient,
  facts,
  timeline,
  candidacy,
  holds,
  timers,
  asOf,
}: Asked): Retreatment | undefined {
  const last = timeline.courses.at(-1);
  if (last === undefined || last.state === "in-progress") return undefined;
  if (timeline.followUp.hasDied || candidacy === undefined) return undefined;
  const intervals = intervalsOn(asOf, timeline);
  const parts: readonly RetreatmentPart[] = [
    ...(intervals.length === 0 ? [partOf("interval-not-stated", "cannot-tell", [])] : []),
    ...intervals.map((one) => {
      const isOver = one.endsOn <= asOf;
      const part = partOf("interval", isOver ? "yes" : "no", [one.key]);
      const isNoted = one.rule.note !== undefined && isOver && asOf < one.notedBefore;
      return { ...part, isNoted, untilOn: isOver ? (isNoted ? one.notedBefore : undefined) : one.endsOn };
    }),
    partOf(
      "candidacy",
      candidacy.answer,
      candidacy.criteria.filter(({ outcome }) => outcome === candidacy.answer).map(({ key }) => key),
    ),
    ...lastPanels({ patient, facts, timeline, asOf }, candidacy.course).map(panelPart),
    ...holds.filter(({ what }) => what === "next-course").map(({ because }) => partOf("held", "no", because)),
  ];
  const ends = intervals.map(({ endsOn }) => endsOn);
  const { watchMonths: months, followUp } = timeline;
  return {
    course: candidacy.course,
    answer: strictest(parts.map(({ outcome }) => outcome)),
    notBefore: ends.length === 0 ? undefined : ends.reduce(later),
    parts,
    timers,
    watch: { months, endsOn: followUp.endsOn! },
    decisions: decisionsOn(candidacy.course, { facts, timeline, asOf })
      .map(({ id }) => id)
      .toReversed(),
  };
}

/** What is older than it may be, or was never done, says nothing of how it is now: nobody can tell. */
const panelPart = ({ evidence, staleOn, recentDays, missing }: LastPanel): RetreatmentPart => ({
  ...partOf("last-panel", missing.length === 0 ? "yes" : "cannot-tell", evidence),
  untilOn: staleOn,
  panel: { recentDays, missing },
});

const partOf = (
  what: RetreatmentPart["what"],
  outcome: CandidacyAnswer,
  because: readonly string[],
): RetreatmentPart => ({ what, outcome, because, untilOn: undefined, isNoted: false, panel: undefined });
