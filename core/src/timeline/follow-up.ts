import { addMonths, type Day, later } from "../base/calendar.ts";
import type { FactOfKind } from "../facts/fact.ts";
import type { Course } from "./courses.ts";

type Ending = FactOfKind<"follow-up-ended">;

export type FollowUp = {
  readonly startedOn: Day | undefined;
  /** The newest last infusion plus the months that the protocol watches; itself still watched. */
  readonly endsOn: Day | undefined;
  readonly state: "not-started" | "active" | "review-due" | "handed-over" | "declined" | "ended";
  /** The day on which the obligations ended: by death, or by a review on or after `endsOn`. */
  readonly endedOn: Day | undefined;
  /** It ended by death: nothing is asked for any more, warnings included. */
  readonly hasDied: boolean;
  /** The day of an accepted hand-over or a refusal that is in effect. */
  readonly changedOn: Day | undefined;
  readonly because: readonly string[];
  /** Endings that are on file and end nothing, with the reason. */
  readonly withoutEffect: readonly {
    readonly fact: string;
    readonly why: "before-end" | "not-accepted" | "before-last-infusion";
  }[];
};

/**
 * The follow-up period runs from the first infusion, between courses too, and only a person ends it:
 * by recording a death, or by the review on or after its last day. A hand-over that the receiver accepted
 * and a named refusal change its state and end no obligation (contract section 4, item 8). An ending whose
 * day is uncertain takes effect on the latest compatible one.
 */
export function followUpOf(
  courses: readonly Course[],
  endings: readonly Ending[],
  months: number,
  asOf: Day,
): FollowUp {
  const first = courses[0];
  const last = courses.at(-1);
  if (first === undefined || last === undefined) {
    return {
      startedOn: undefined,
      endsOn: undefined,
      state: "not-started",
      endedOn: undefined,
      hasDied: false,
      changedOn: undefined,
      because: [],
      withoutEffect: [],
    };
  }
  const endsOn = courses.map((course) => addMonths(course.lastOn, months)).reduce(later);
  const past = endings.filter((ending) => ending.latest <= asOf);
  const judged = past.map((ending) => ({ ending, why: whyWithoutEffect(ending, last.lastOn, endsOn) }));
  const effective = judged.filter((one) => one.why === undefined).map((one) => one.ending);
  const end = effective.find((one) => one.reason === "died" || one.reason === "completed-review");
  const change = effective.findLast((one) => one.reason === "handed-over" || one.reason === "declined");
  const state = end
    ? "ended"
    : asOf >= endsOn
      ? "review-due"
      : change
        ? (change.reason as "handed-over" | "declined")
        : "active";
  const because = [
    ...new Set([first.because[0]!, last.because.at(-1)!, ...(end ? [end.id] : change ? [change.id] : [])]),
  ];
  return {
    startedOn: first.firstOn,
    endsOn,
    state,
    endedOn: end?.latest,
    hasDied: end?.reason === "died",
    changedOn: end ? undefined : change?.latest,
    because,
    withoutEffect: judged.flatMap(({ ending, why }) => (why === undefined ? [] : [{ fact: ending.id, why }])),
  };
}

function whyWithoutEffect(
  ending: Ending,
  lastInfusionOn: Day,
  endsOn: Day,
): "before-end" | "not-accepted" | "before-last-infusion" | undefined {
  if (ending.latest < lastInfusionOn) return "before-last-infusion";
  if (ending.reason === "completed-review" && ending.earliest < endsOn) return "before-end";
  if (ending.reason === "handed-over" && ending.acceptedBy === undefined) return "not-accepted";
  return undefined;
}
