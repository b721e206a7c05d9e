import { assertNever } from "../../../base/result.ts";
import type { ContextCriterion } from "../../../protocol/criterion.ts";
import type { Loose } from "../../panel.ts";
import { type Edge, type Judgement, oneBeside, sides } from "./edge.ts";
import { askedOn, dayBefore, infusionOn, probeOn, result, withProbe } from "./records.ts";

type Window = Extract<ContextCriterion, { kind: "infusion-window" }>;
type Medicine = Extract<ContextCriterion, { kind: "medicine" }>;
type Absent = Extract<ContextCriterion, { kind: "absent" }>;
type Pregnancy = Extract<ContextCriterion, { kind: "pregnancy" }>;

export function contextEdges(leaf: ContextCriterion, at: string): readonly Edge[] {
  switch (leaf.kind) {
    case "infusion-window":
      return windowEdges(leaf, at);
    case "medicine":
      return medicineEdges(leaf, at);
    case "pregnancy":
      return pregnancyEdges(leaf, at);
    case "absent":
      return absentEdges(leaf, at);
    case "condition":
    case "intention":
    case "sex":
      return [];
    default:
      return assertNever(leaf);
  }
}

/** Days since something, one beside the number on either side; a day before it happened counts too. */
const days = (number: number, judge: (days: number) => Omit<Judgement, "side">): readonly Judgement[] =>
  sides.map((side) => ({ side, ...judge(oneBeside(number, side)) }));

const yesNo = (answer: boolean): "yes" | "no" => (answer ? "yes" : "no");

/** Another infusion lies where only the wrong reading of `since` would let it decide. */
function windowEdges(leaf: Window, at: string): readonly Edge[] {
  const { since, fromDay, throughDay } = leaf;
  const when = withProbe(leaf);
  const longBefore = 3650;
  const judge = (passed: number): Omit<Judgement, "side"> => {
    const own = infusionOn(dayBefore(passed));
    const within = (one: number) => one >= (fromDay ?? 0) && one <= (throughDay ?? Number.POSITIVE_INFINITY);
    const hasEarlier = since === "last-infusion" || (since === "any-infusion" && throughDay !== undefined);
    const counted = passed < 0 && hasEarlier ? longBefore : passed;
    const others = hasEarlier ? [infusionOn(dayBefore(longBefore))] : [];
    const later = since === "first-infusion" && passed > 0 ? [infusionOn(askedOn)] : [];
    return { when, facts: [...others, own, ...later, probeOn(askedOn)], expected: yesNo(within(counted)) };
  };
  return [
    ...(fromDay === undefined
      ? []
      : [{ touches: [`${at}/fromDay`], of: `${since} from day ${fromDay}`, judgements: days(fromDay, judge) }]),
    ...(throughDay === undefined
      ? []
      : [
          {
            touches: [`${at}/throughDay`],
            of: `${since} through day ${throughDay}`,
            judgements: days(throughDay, judge),
          },
        ]),
  ];
}

/** Days since it was stopped, all medicines being known. */
function medicineEdges(leaf: Medicine, at: string): readonly Edge[] {
  const { anyOf, withinDays } = leaf;
  if (withinDays === undefined) return [];
  const reviewed: Loose = {
    kind: "medicines-reviewed",
    reviewedOn: dayBefore(200),
    complete: true,
    classesAbsent: [],
    overTheCounterAsked: true,
  };
  const judge = (passed: number): Omit<Judgement, "side"> => ({
    when: withProbe(leaf),
    facts: [
      {
        kind: "medicine-recorded",
        medicine: "edge-medicine",
        medicineClass: anyOf[0]!,
        startedOn: dayBefore(100),
        stoppedOn: dayBefore(passed),
      },
      reviewed,
      probeOn(askedOn),
    ],
    expected: yesNo(passed <= withinDays),
  });
  return [
    { touches: [`${at}/withinDays`], of: `${anyOf[0]} within ${withinDays} days`, judgements: days(withinDays, judge) },
  ];
}

/** The last result so many days before; nothing else of it is on file. */
function absentEdges(leaf: Absent, at: string): readonly Edge[] {
  const { anyOf, daysBefore } = leaf;
  const judgements = days(daysBefore, (passed) => ({
    when: withProbe(leaf),
    facts: [...(passed < 0 ? [] : [result(anyOf[0]!, dayBefore(passed), 50)]), probeOn(askedOn)],
    expected: yesNo(passed < 0 || passed > daysBefore),
  }));
  return [{ touches: [`${at}/daysBefore`], of: `no ${anyOf[0]} within ${daysBefore} days`, judgements }];
}

const daysToBirth = 280;

/** One day beside so many weeks of pregnancy, and so many after birth. */
function pregnancyEdges(leaf: Pregnancy, at: string): readonly Edge[] {
  const { fromWeek, throughWeeksAfterBirth } = leaf;
  const judged = (lmpDays: number, bornDays: number | undefined, expected: boolean): Omit<Judgement, "side"> => ({
    when: withProbe(leaf),
    facts: [
      {
        kind: "pregnancy-recorded",
        confirmedOn: dayBefore(lmpDays - 40),
        lmpOn: dayBefore(lmpDays),
        ...(bornDays === undefined ? {} : { endedOn: dayBefore(bornDays) }),
      },
      probeOn(askedOn),
    ],
    sex: "female",
    expected: yesNo(expected),
  });
  return [
    ...(fromWeek === undefined
      ? []
      : [
          {
            touches: [`${at}/fromWeek`],
            of: `from week ${fromWeek}`,
            judgements: days(fromWeek * 7, (passed) => judged(passed, undefined, passed >= fromWeek * 7)),
          },
        ]),
    ...(throughWeeksAfterBirth === undefined
      ? []
      : [
          {
            touches: [`${at}/throughWeeksAfterBirth`],
            of: `through ${throughWeeksAfterBirth} weeks after birth`,
            judgements: days(throughWeeksAfterBirth * 7, (passed) =>
              judged(passed + daysToBirth, passed, passed <= throughWeeksAfterBirth * 7),
            ),
          },
        ]),
  ];
}
