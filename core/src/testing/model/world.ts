import { addDays, addMonths, type Day, dayFromCivil, formatDay } from "../../base/calendar.ts";
import type { Fact } from "../../facts/fact.ts";
import { parseFacts } from "../../facts/parse-record.ts";
import type { Patient } from "../../facts/patient.ts";
import { compileRulebook, type Rulebook } from "../../protocol/rulebook.ts";
import type { Loose } from "../panel.ts";
import { every, handParameters, protocolOf } from "../rulebook.ts";
import { signalRuleFile } from "../signals.ts";

// The smallest clinic in which everything can happen: one monthly test, three warnings of one name, a short watch.

const platelets = { results: ["platelets"] };
const below = (value: number) => ({ kind: "limit", analyte: "platelets", op: "<", value, unit: "10*9/L" }) as const;
const repeat = (withinHours: number) => [{ kind: "test" as const, tests: ["platelets"], withinHours }];

/** Months that the model's watch lasts. */
export const watchMonths = 3;

const policy = protocolOf(
  {
    protocol: "default-policy",
    layer: "local-policy",
    jurisdiction: "any",
    parameters: handParameters.map((one) =>
      one.id === "course.first-infusions" || one.id === "course.later-infusions"
        ? { ...one, value: 1 }
        : one.id === "review.yearly-months"
          ? { ...one, value: 1 }
          : one,
    ),
    rules: [
      every("monitor.cbc", { months: 1 }, { evidence: platelets, untilMonthsAfterLastInfusion: watchMonths }),
      {
        id: "end.review",
        name: "review",
        says: "Review.",
        requirement: "required",
        confidence: "K2",
        sources: [{ ref: "TEST" }],
        kind: "end-of-watch",
        untilMonthsAfterLastInfusion: watchMonths,
        graceDays: 28,
      },
    ],
    signals: [
      signalRuleFile(below(50), {
        id: "M-0",
        urgency: "IMMEDIATE",
        confirmWithinHours: 1,
        advice: repeat(1),
        holds: ["next-course"],
      }),
      signalRuleFile(below(100), {
        id: "M-1",
        urgency: "24H",
        notWhen: ["M-0"],
        confirmWithinHours: 24,
        advice: repeat(24),
      }),
      signalRuleFile(below(150), {
        id: "M-2",
        urgency: "7D",
        notWhen: ["M-0", "M-1"],
        confirmWithinHours: 72,
        advice: repeat(72),
      }),
    ],
  },
  "2013-01-01",
);

const labels = (["EU", "US"] as const).map((jurisdiction) =>
  protocolOf(
    {
      protocol: `model-${jurisdiction.toLowerCase()}`,
      jurisdiction,
      rules: [
        every("monitor.cbc", jurisdiction === "EU" ? { months: 1 } : { days: 28 }, {
          evidence: platelets,
          untilMonthsAfterLastInfusion: watchMonths,
        }),
      ],
    },
    "2014-01-01",
  ),
);

export const modelRulebook: Rulebook = compileRulebook([policy, ...labels]);

export const modelPatient: Patient = { id: "model", sex: "female", jurisdiction: "EU" };

/** The day of the first infusion: a month's last, so that months are clamped. */
export const startOn: Day = dayFromCivil(2025, 1, 31);

/** A patient's facts on a day. The id of a fact says all that it holds: two states with the same ids are the same. */
export type State = { readonly asOf: Day; readonly facts: readonly Fact[] };

export const keyOf = ({ asOf, facts }: State): string =>
  `${asOf} ${facts
    .map(({ id }) => id)
    .toSorted()
    .join(" ")}`;

const known = new Map<string, Fact>();

/** A fact as parsed; what was parsed once is not parsed again. */
export function factOf(written: Loose & { readonly id: string }): Fact {
  const before = known.get(written.id);
  if (before !== undefined) return before;
  const parsed = parseFacts([written]);
  if (!parsed.ok) throw new Error(`${written.id} is no fact: ${JSON.stringify(parsed.issues)}`);
  const fact = parsed.value[0]!;
  known.set(written.id, fact);
  return fact;
}

/** Noon of a day, and a minute more for each of its kind that was written down on that day before. */
export const momentOf = (asOf: Day, rank: number): string => `${formatDay(asOf)}T12:${rank < 10 ? "0" : ""}${rank}:00Z`;

/** The states from which everything is tried: just treated, two tests late, a warning open, the end of the watch near, and past. */
export function startStates(): Readonly<Record<string, State>> {
  const infused = infusionOn(startOn);
  const with_ = (asOf: Day, ...results: readonly [Day, number][]): State => ({
    asOf,
    facts: [infused, ...results.map(([on, value]) => resultOn(on, 0, value))],
  });
  const month = (n: number): Day => addMonths(startOn, n);
  return {
    "just treated": with_(startOn),
    "two tests late": with_(addDays(month(2), 8)),
    "a warning of the day": with_(month(1), [month(1), 60]),
    "a warning of the week": with_(month(1), [month(1), 120]),
    "near the end": with_(addDays(month(3), -1), [month(1), 212], [month(2), 212]),
    "past the end": with_(addDays(month(3), 1), [month(1), 212], [month(2), 212], [month(3), 212]),
  };
}

export const infusionOn = (on: Day): Fact =>
  factOf({
    id: `infusion-${on}`,
    kind: "infusion-given",
    infusedOn: formatDay(on),
    drug: "alemtuzumab",
    doseMg: 12,
    recordedAt: momentOf(on, 0),
  });

export const resultOn = (on: Day, rank: number, value: number, changes: Readonly<Record<string, unknown>> = {}): Fact =>
  factOf({
    id: `result-${on}.${rank}-${value}${Object.values(changes)
      .map((one) => `-${String(one)}`)
      .join("")}`,
    kind: "result-reported",
    collectedOn: formatDay(on),
    analyte: "platelets",
    value,
    unit: "10*9/L",
    recordedAt: momentOf(on, rank),
    ...changes,
  });
