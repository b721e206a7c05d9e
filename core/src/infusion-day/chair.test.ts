import { describe, expect, it } from "vitest";
import { ask } from "../testing/ask.ts";
import type { Loose } from "../testing/panel.ts";
import { readyFacts, today } from "../testing/ready.ts";
import { realRulebook } from "../testing/rulebook.ts";
import { bagClock } from "./bag-clock.ts";
import { nextVitals, observationEnd, stageOf } from "./chair.ts";
import { infusionDayOf } from "./infusion-day.ts";
import type { InfusionDayJson } from "./infusion-day-json.ts";
import { renderInfusionDay } from "./render-infusion-day.ts";

const day = (add: readonly Loose[] = [], jurisdiction = "EU", asOf: string = today): InfusionDayJson =>
  renderInfusionDay(
    infusionDayOf(
      ask(readyFacts({ add }), asOf, { rulebook: realRulebook, patient: { jurisdiction, bornOn: "1990-05-01" } }),
    )!,
  );
const at = (time: string): number => Date.parse(`${today}T${time}Z`);
const infusion = (more: object): Loose => ({
  id: "infusion",
  kind: "infusion-given",
  infusedOn: today,
  drug: "alemtuzumab",
  doseMg: 12,
  ...more,
});
const times = (of: Readonly<Record<string, string>>) =>
  infusion(Object.fromEntries(Object.entries(of).map(([name, time]) => [name, `${today}T${time}Z`])));

describe("the clock of the bag", () => {
  const diluted = `${today}T08:00:00Z`;
  const state = (jurisdiction: string, now: string, facts: readonly Loose[] = []) =>
    bagClock(day(facts, jurisdiction), at(now), diluted)?.state;
  it.each<[string, string, string, string | undefined]>([
    ["EU", "not diluted is no clock", "", undefined],
    ["EU", "the end would lie on the limit", "12:00:00", "in-time"],
    ["EU", "a minute later it would lie beyond", "12:01:00", "too-late-to-start"],
    ["EU", "a minute before", "11:59:00", "in-time"],
    ["US", "begun on the limit", "16:00:00", "ends-beyond"],
    ["US", "a minute later", "16:01:00", "too-late-to-start"],
    ["US", "its end on the limit", "12:00:00", "in-time"],
    ["US", "its end beyond: a warning, and it may be begun", "12:01:00", "ends-beyond"],
    ["US", "long after an European one", "15:59:00", "ends-beyond"],
    ["EU", "diluted at a time that has not come is no clock", "07:59:00", undefined],
  ])("%s: %s", (jurisdiction, _, now, expected) => {
    expect(now === "" ? bagClock(day([], jurisdiction), at("09:00:00"))?.state : state(jurisdiction, now)).toBe(
      expected,
    );
  });

  const running = (startedAt: string, more: object = {}) => [
    { ...times({ dilutedAt: "08:00:00", startedAt }), ...more },
  ];
  it.each<[name: string, jurisdiction: string, facts: readonly Loose[], now: string, expected: string | undefined]>([
    ["in time", "EU", running("09:00:00"), "10:00:00", "in-time"],
    [
      "a pause that pushes the end beyond",
      "EU",
      running("11:30:00", { pauses: [{ from: `${today}T12:00:00Z`, to: `${today}T12:31:00Z` }] }),
      "13:00:00",
      "will-cross",
    ],
    [
      "one that ends on the limit",
      "EU",
      running("11:30:00", { pauses: [{ from: `${today}T12:00:00Z`, to: `${today}T12:30:00Z` }] }),
      "13:00:00",
      "in-time",
    ],
    [
      "a pause that goes on",
      "EU",
      running("11:30:00", { pauses: [{ from: `${today}T12:00:00Z` }] }),
      "12:31:00",
      "will-cross",
    ],
    ["beyond", "EU", running("09:00:00"), "16:01:00", "crossed"],
    [
      "ended on the limit",
      "EU",
      [times({ dilutedAt: "08:00:00", startedAt: "09:00:00", endedAt: "16:00:00" })],
      "18:00:00",
      "ended-in-time",
    ],
    [
      "ended after it",
      "EU",
      [times({ dilutedAt: "08:00:00", startedAt: "09:00:00", endedAt: "16:01:00" })],
      "18:00:00",
      "ended-late",
    ],
    ["begun in time, and it will end in time", "US", running("12:00:00"), "13:00:00", "in-time"],
    ["begun in time, its end will lie beyond", "US", running("12:01:00"), "13:00:00", "ends-beyond"],
    ["begun in time, and it runs on beyond", "US", running("09:00:00"), "16:01:00", "ends-beyond"],
    ["begun in time, and it runs until the limit", "US", running("09:00:00"), "16:00:00", "in-time"],
    [
      "ended on the limit",
      "US",
      [times({ dilutedAt: "08:00:00", startedAt: "09:00:00", endedAt: "16:00:00" })],
      "18:00:00",
      "ended-in-time",
    ],
    [
      "ended after it",
      "US",
      [times({ dilutedAt: "08:00:00", startedAt: "09:00:00", endedAt: "16:01:00" })],
      "18:00:00",
      "ends-beyond",
    ],
    [
      "ended in time, nobody knows when it began",
      "EU",
      [times({ dilutedAt: "08:00:00", endedAt: "15:00:00" })],
      "18:00:00",
      "ended-in-time",
    ],
    [
      "ended after it, nobody knows when it began",
      "EU",
      [times({ dilutedAt: "08:00:00", endedAt: "16:01:00" })],
      "18:00:00",
      "ended-late",
    ],
    [
      "ended beyond it, nobody knows when it began",
      "US",
      [times({ dilutedAt: "08:00:00", endedAt: "16:01:00" })],
      "18:00:00",
      undefined,
    ],
    [
      "ended within it, so begun within it",
      "US",
      [times({ dilutedAt: "08:00:00", endedAt: "15:00:00" })],
      "18:00:00",
      "ended-in-time",
    ],
    ["nobody knows when it began or ended", "EU", [times({ dilutedAt: "08:00:00" })], "18:00:00", undefined],
    [
      "diluted after it ended is no clock",
      "EU",
      [times({ dilutedAt: "15:30:00", endedAt: "15:00:00" })],
      "18:00:00",
      undefined,
    ],
    ["diluted after it began is no clock", "EU", running("07:59:00"), "08:30:00", undefined],
    ["begun too late", "US", running("16:01:00"), "19:00:00", "crossed"],
  ])("running, %s", (_, jurisdiction, facts, now, expected) => {
    expect(state(jurisdiction, now, facts)).toBe(expected);
  });
});

describe("when to measure", () => {
  const reading = (time: string, phase: string): Loose => ({
    id: `v-${time}`,
    kind: "vitals-measured",
    measuredAt: `${today}T${time}Z`,
    systolic: 120,
    diastolic: 80,
    pulse: 70,
    phase,
  });
  const only = (time: string, phase: string, values: object): Loose => {
    const { systolic: _s, diastolic: _d, pulse: _p, ...rest } = reading(time, phase);
    return { ...rest, id: `${rest["id"]}-${Object.keys(values).join("-")}`, ...values };
  };
  const next = (now: string, ...add: readonly Loose[]) => {
    const { phase, state } = nextVitals(day(add), at(now));
    return `${phase} ${state}`;
  };
  const begun = times({ startedAt: "09:00:00" });
  const ended = times({ startedAt: "09:00:00", endedAt: "13:00:00" });
  const endedOnly = times({ endedAt: "13:00:00" });
  it.each<[name: string, found: string, expected: string]>([
    ["before it has begun, with a reading", next("08:00:00"), "before later"],
    ["29 minutes after the start", next("09:29:59", begun), "during later"],
    ["30 minutes", next("09:30:00", begun), "during due"],
    ["an hour", next("10:00:00", begun), "during due"],
    ["more than an hour", next("10:00:01", begun), "during late"],
    ["after a reading it counts from there", next("10:10:00", begun, reading("09:45:00", "during")), "during later"],
    ["and is due again", next("10:15:00", begun, reading("09:45:00", "during")), "during due"],
    [
      "a temperature alone moves nothing",
      next("10:10:00", begun, only("09:45:00", "during", { temperatureC: 36.8 })),
      "during late",
    ],
    [
      "nor a systolic pressure without the rest",
      next("10:10:00", begun, only("09:45:00", "during", { systolic: 120 })),
      "during late",
    ],
    [
      "pressure, and then the pulse: from the earlier of them",
      next(
        "10:14:00",
        begun,
        only("09:40:00", "during", { systolic: 120, diastolic: 80 }),
        only("09:45:00", "during", { pulse: 70 }),
      ),
      "during due",
    ],
    [
      "a pulse at the end alone is not the reading of the end",
      next("13:05:00", ended, reading("12:45:00", "during"), only("13:01:00", "after", { pulse: 70 })),
      "after due",
    ],
    ["at the end at once", next("13:00:00", ended, reading("12:45:00", "during")), "after due"],
    ["through the observation", next("13:20:00", ended, reading("13:05:00", "after")), "after later"],
    ["every half hour", next("13:35:00", ended, reading("13:05:00", "after")), "after due"],
    ["and once more at its end", next("14:59:00", ended, reading("14:40:00", "after")), "after later"],
    ["at its end", next("15:00:00", ended, reading("14:40:00", "after")), "after due"],
    ["then it is over", next("15:01:00", ended, reading("15:00:00", "after")), "after over"],
    ["ended, nobody knows since when it ran: at once", next("13:00:00", endedOnly), "after due"],
    ["an hour after that end", next("14:00:01", endedOnly), "after late"],
    ["the reading of the end", next("13:10:00", endedOnly, reading("13:05:00", "after")), "after later"],
    ["and through its observation", next("13:35:00", endedOnly, reading("13:05:00", "after")), "after due"],
    ["until that is over", next("15:01:00", endedOnly, reading("15:00:00", "after")), "after over"],
    ["given, nobody knows when: unknown is not over", next("13:00:00", times({})), "after unknown"],
  ])("%s", (_, found, expected) => {
    expect(found).toBe(expected);
  });

  it("before it begins, a temperature is not the reading that is wanted", () => {
    const facts = (more: Loose) =>
      renderInfusionDay(
        infusionDayOf(
          ask(readyFacts({ without: ["morning-vitals"], add: [more] }), today, {
            rulebook: realRulebook,
            patient: { jurisdiction: "EU", bornOn: "1990-05-01" },
          }),
        )!,
      );
    const stated = (more: Loose) => nextVitals(facts(more), at("08:00:00")).state;
    expect(stated(only("07:45:00", "before", { temperatureC: 36.6 }))).toBe("now");
    expect(stated(reading("07:45:00", "before"))).toBe("later");
  });

  it("the observation ends two hours after the infusion", () => {
    expect(observationEnd(day([ended]))).toBe(at("15:00:00"));
    expect(observationEnd(day([begun]))).toBeUndefined();
  });

  it("paused is neither running nor ended", () => {
    const paused = { ...begun, pauses: [{ from: `${today}T09:30:00Z` }] };
    expect([
      stageOf(day().given),
      stageOf(day([begun]).given),
      stageOf(day([paused]).given),
      stageOf(day([ended]).given),
    ]).toEqual(["before", "running", "paused", "ended"]);
  });
});
