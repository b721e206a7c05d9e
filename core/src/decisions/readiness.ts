import { addDays, type Day } from "../base/calendar.ts";
import { decisionsBy } from "../facts/by-name.ts";
import type { Fact, FactOfKind } from "../facts/fact.ts";
import type { FactIndex } from "../facts/fact-index.ts";
import type { Patient } from "../facts/patient.ts";
import { obligationsOf, type RuleObligations } from "../obligations/obligations.ts";
import type { Signals } from "../signals/signals.ts";
import { worldOf } from "../signals/world.ts";
import { jurisdictionOn, type Timeline } from "../timeline/timeline.ts";
import { criteriaOn } from "./cells.ts";
import { type InfusionAsked, infusionAsked, type Subject } from "./readiness/asked.ts";
import type { ReadinessState } from "./readiness/found.ts";
import { type Line, linesOf } from "./readiness/items.ts";
import { withBack } from "./withdrawn.ts";

/** What speaks against comes first, then what nobody can tell; an override of all that is red comes last but one. */
export const readinessAnswers = ["no-go", "cannot-tell", "with-override", "go"] as const;
export type ReadinessAnswer = (typeof readinessAnswers)[number];

/**
 * A named person goes on although an item is red; it stays red. Such a word holds for its day alone; only a decision on the
 * course against the rules holds for the course, for what it covers.
 */
export type Override = {
  readonly fact: string;
  readonly by: string;
  readonly rationale: string;
  readonly holds: "day" | "course";
};

export type ReadinessLine = Line & {
  readonly override: Override | undefined;
  /** Facts that were taken back or corrected, with which it would be stricter. */
  readonly withdrawn: readonly string[];
};

/** Whether this infusion may begin today. It advises; whoever begins decides, by name. */
export type Readiness = {
  readonly answer: ReadinessAnswer;
  readonly infusion: InfusionAsked;
  readonly items: readonly ReadinessLine[];
  /** Later days on which it may be answered otherwise under the same rules and with no new fact. */
  readonly mayChangeOn: readonly Day[];
};

type Asked = {
  readonly patient: Patient;
  readonly facts: FactIndex;
  /** Every fact, those since taken back or corrected included. */
  readonly known: readonly Fact[];
  readonly timeline: Timeline;
  readonly signals: Signals;
  readonly obligations: readonly RuleObligations[];
  readonly asOf: Day;
};

/** Undefined: no infusion is planned for the day or under way, or no policy says what must be in place. */
export function readinessOf(of: Asked): Readiness | undefined {
  const { timeline, asOf, facts, known } = of;
  const infusion = timeline.followUp.hasDied ? undefined : infusionAsked(timeline, asOf);
  if (infusion === undefined) return undefined;
  const subject = subjectOf(of, infusion);
  const lines = linesOf(subject);
  if (lines.length === 0) return undefined;
  const held = new Set(facts.all);
  const displaced = known.filter((fact) => !held.has(fact) && fact.kind !== "fact-retracted");
  const back = displaced.filter(({ earliest }) => earliest <= asOf);
  const without = back.length === 0 ? undefined : stricterWith(back, lines, of, infusion);
  const items = lines.map((line) => ({
    ...line,
    override: overrideOf(line, facts, asOf),
    withdrawn: without?.get(line.key) ?? [],
  }));
  return {
    answer: answerOf(items),
    infusion,
    items,
    mayChangeOn: [
      ...new Set([
        addDays(asOf, 1),
        ...lines.flatMap(({ found }) => found.turnsOn),
        ...displaced.map(({ earliest }) => earliest),
      ]),
    ].filter((day) => day > asOf),
  };
}

/** Red that nobody overrides is no; what is unknown blocks, also beside something red, whoever overrides what. */
function answerOf(items: readonly ReadinessLine[]): ReadinessAnswer {
  const red = items.filter(({ found }) => found.state === "red");
  if (red.some(({ override }) => override === undefined)) return "no-go";
  if (items.some(({ found }) => found.state === "unknown" || found.isPartlyUnknown)) return "cannot-tell";
  return red.length > 0 ? "with-override" : "go";
}

function subjectOf(of: Asked, infusion: InfusionAsked): Subject {
  const { patient, facts, known, timeline, asOf } = of;
  return {
    ...of,
    infusion,
    criteria: criteriaOn(of),
    course: infusion.course,
    world: worldOf(patient, facts, timeline, asOf, known),
    jurisdiction: jurisdictionOn(timeline, asOf),
  };
}

/** The newest word of that very day, a day that is not known to the day is none; otherwise the decision on the course that covers it. */
function overrideOf({ key, found }: Line, facts: FactIndex, asOf: Day): Override | undefined {
  if (found.state === "green") return undefined;
  const isOfDay = (one: FactOfKind<"decision-made">): boolean =>
    one.about === "override" && one.of === key && one.earliest === asOf && one.latest === asOf;
  const word = decisionsBy(facts, asOf).findLast(isOfDay);
  const governing = word ?? found.overriddenBy;
  if (governing === undefined || governing.outcome.trim().toLowerCase() === "against") return undefined;
  const { id: fact, by, rationale } = governing;
  return { fact, by, rationale, holds: word === undefined ? "course" : "day" };
}

const severity: Readonly<Record<ReadinessState, number>> = { red: 2, unknown: 1, green: 0 };

/** What was due then too; a warning stays open as it is, whatever of it is taken back. */
function putBack(of: Asked, some: readonly Fact[]): Asked {
  const { patient, timeline, signals, asOf } = of;
  const facts = withBack(of.facts, some);
  return { ...of, facts, obligations: obligationsOf(patient, timeline, facts, signals.signals, asOf) };
}

/** Nobody may meet a kinder list without being told why: which facts, put back, would make an item stricter. */
function stricterWith(
  back: readonly Fact[],
  lines: readonly Line[],
  of: Asked,
  infusion: InfusionAsked,
): ReadonlyMap<string, readonly string[]> {
  const stricter = (some: readonly Fact[]): ReadonlySet<string> => {
    const others = new Map(linesOf(subjectOf(putBack(of, some), infusion)).map((one) => [one.key, one.found.state]));
    return new Set(
      lines
        .filter(({ key, found }) => severity[others.get(key) ?? "green"] > severity[found.state])
        .map(({ key }) => key),
    );
  };
  const each = back.map((fact) => ({ id: fact.id, keys: stricter([fact]) }));
  const together = stricter(back);
  return new Map(
    lines.map(({ key }) => {
      const alone = each.filter(({ keys }) => keys.has(key)).map(({ id }) => id);
      return [key, alone.length > 0 || !together.has(key) ? alone : back.map(({ id }) => id)];
    }),
  );
}
