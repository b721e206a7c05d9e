import type { Day } from "../base/calendar.ts";
import type { RuleInForce, Segment } from "./in-force.ts";
import { isScheduled, type Rule, type RuleOfKind } from "./rule.ts";

/** One rule id through time: what it says from `from` through `through` (both included), version by version. */
export type RuleTrack<R extends Rule = Rule> = {
  readonly id: string;
  readonly kind: R["kind"];
  readonly variants: readonly Variant<R>[];
  /** The key of its obligation `course`/`ordinal`; every patient's is the same text, so it is made once. */
  readonly keyOf: (course: number, ordinal: number) => string;
};

export type Variant<R extends Rule = Rule> = {
  readonly from: Day;
  readonly through: Day;
  readonly inForce: RuleInForce<R>;
};

/** Segments turned by a right angle: for each rule that can be scheduled, its variants in order of time. */
export function tracksOf(segments: readonly Segment[]): readonly RuleTrack[] {
  const tracks = new Map<string, RuleTrack & { variants: Variant[] }>();
  for (const { from, through, rules } of segments) {
    for (const inForce of rules.values()) {
      if (!isScheduled(inForce.rule)) continue;
      const name = `${inForce.rule.kind} ${inForce.rule.id}`;
      const track = tracks.get(name) ?? { ...trackOf(inForce.rule, []), variants: [] };
      if (track.variants.length === 0) tracks.set(name, track);
      track.variants.push({ from, through, inForce });
    }
  }
  return [...tracks.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

export const trackOf = <R extends Rule>(rule: R, variants: readonly Variant<R>[]): RuleTrack<R> => ({
  id: rule.id,
  kind: rule.kind,
  variants,
  keyOf: keysOf(rule.id),
});

export const isOfKind = <K extends Rule["kind"]>(track: RuleTrack, kind: K): track is RuleTrack<RuleOfKind<K>> =>
  track.kind === kind;

/** What the track says on a day; undefined where it says nothing then. */
export function variantOn<R extends Rule>(track: RuleTrack<R>, day: Day): Variant<R> | undefined {
  const { variants } = track;
  for (let i = variants.length - 1; i >= 0; i -= 1) {
    const variant = variants[i]!;
    if (variant.from <= day) return day <= variant.through ? variant : undefined;
  }
  return undefined;
}

function keysOf(rule: string): (course: number, ordinal: number) => string {
  const known: string[][] = [];
  return (course, ordinal) => {
    known[course] ??= [];
    known[course][ordinal] ??= `${rule}/${course}/${ordinal}`;
    return known[course][ordinal];
  };
}
