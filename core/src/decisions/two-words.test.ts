import { describe, expect, it } from "vitest";
import { planOf } from "../plan.ts";
import { ask, on } from "../testing/ask.ts";
import { back } from "../testing/candidates.ts";
import type { Loose } from "../testing/panel.ts";
import { morning, readiness, stateOf, today } from "../testing/ready.ts";
import { realRulebook } from "../testing/rulebook.ts";

/** Two ids either way round, as they are random. */
const ids = [
  ["00", "zz"],
  ["zz", "00"],
] as const;
const at = (time: string, day = today): string => `${day}T${time}:00Z`;
const said = (id: string, condition: string, answer: string, recordedAt: string | undefined): Loose => ({
  id,
  kind: "history-reviewed",
  reviewedOn: today,
  ...(recordedAt === undefined ? {} : { recordedAt }),
  items: [{ condition, answer }],
});
const word = (id: string, outcome: string, more: object): Loose => ({
  id,
  kind: "decision-made",
  decidedOn: today,
  about: "start-course",
  outcome,
  rationale: "r",
  by: "Dr A",
  ...more,
});

describe.each(ids)("two words of one day, their ids %s and %s", (first, second) => {
  it.each<[name: string, condition: string, words: readonly [string, string | undefined][], state: string]>([
    [
      "an infection told later that morning",
      "active-infection",
      [
        ["no", at("08:00")],
        ["yes", at("09:59")],
      ],
      "red",
    ],
    [
      "one that was ruled out later",
      "active-infection",
      [
        ["yes", at("09:59")],
        ["no", at("10:30")],
      ],
      "green",
    ],
    [
      "both in one moment",
      "active-infection",
      [
        ["no", at("09:00")],
        ["yes", at("09:00")],
      ],
      "red",
    ],
    [
      "nobody knows which came first",
      "active-infection",
      [
        ["yes", undefined],
        ["no", undefined],
      ],
      "red",
    ],
    [
      "a steroid that is gone",
      "steroid-at-hand",
      [
        ["yes", at("08:00")],
        ["no", at("09:00")],
      ],
      "red",
    ],
    [
      "a steroid there and not, in one moment",
      "steroid-at-hand",
      [
        ["yes", at("09:00")],
        ["no", at("09:00")],
      ],
      "unknown",
    ],
    [
      "not known any more",
      "active-infection",
      [
        ["no", at("08:00")],
        ["unknown", at("09:00")],
      ],
      "unknown",
    ],
  ])("%s", (_, condition, words, state) => {
    const found = readiness({
      answers: { [condition]: "not asked" },
      add: words.map(([answer, time], i) => said(i === 0 ? first : second, condition, answer, time)),
    });
    expect(stateOf(found, condition === "active-infection" ? "infection" : "steroid")).toBe(state);
  });

  it("an override that is taken back an hour later lets nothing begin", () => {
    const override = { about: "override", of: "readiness/steroid" };
    const words = (then: string, later: string) =>
      readiness({
        answers: { "steroid-at-hand": "no" },
        add: [
          word(first, then, { ...override, recordedAt: at("09:00") }),
          word(second, later, { ...override, recordedAt: at("10:00") }),
        ],
      }).answer;
    expect([words("for", "against"), words("against", "for")]).toEqual(["no-go", "with-override"]);
  });

  it("what a red TSH means, and then otherwise", () => {
    const tsh: Loose = {
      id: "tsh-new",
      kind: "result-reported",
      collectedOn: back(today, 0, 1),
      analyte: "tsh",
      value: 6,
      unit: "m[IU]/L",
      refLow: 0.4,
      refHigh: 4,
    };
    const words = (then: string, later: string) =>
      stateOf(
        readiness({
          add: [
            tsh,
            word(first, then, { of: "readiness/tsh", recordedAt: at("09:00") }),
            word(second, later, { of: "readiness/tsh", recordedAt: at("10:00") }),
          ],
        }),
        "tsh",
      );
    expect([words("for", "against"), words("against", "for")]).toEqual(["red", "green"]);
  });

  it("that the course goes on after a break, and then that it does not", () => {
    const given: Loose = { id: "i", kind: "infusion-given", infusedOn: today, drug: "alemtuzumab", doseMg: 12 };
    const asOf = "2026-06-08";
    const words = (then: string, later: string) => {
      const of = { of: "readiness/resumption", decidedOn: asOf };
      const add = [
        given,
        ...morning(asOf, "-then"),
        word(first, then, { ...of, recordedAt: at("09:00", asOf) }),
        word(second, later, { ...of, recordedAt: at("10:00", asOf) }),
      ];
      return stateOf(readiness({ asOf, add }), "resumption");
    };
    expect([words("for", "against"), words("against", "for")]).toEqual(["red", "green"]);
  });

  it("that a clock is over, and then that it is not", () => {
    const given: Loose = { id: "i", kind: "infusion-given", infusedOn: "2024-03-04", drug: "alemtuzumab", doseMg: 12 };
    const of = { of: "timer/live-vaccines/1" };
    const endsOn = (then: string, later: string) =>
      ask(
        [
          given,
          word(first, then, { ...of, recordedAt: at("09:00") }),
          word(second, later, { ...of, recordedAt: at("10:00") }),
        ],
        today,
        { rulebook: realRulebook },
      )
        .retreatment()!
        .timers.find(({ key }) => key === of.of)!.endsOn;
    expect([endsOn("over", "not yet"), endsOn("not yet", "over") === undefined]).toEqual([undefined, false]);
  });

  it("that tuberculosis is dealt with, and then that it is not", () => {
    const igra: Loose = {
      id: "igra",
      kind: "result-reported",
      collectedOn: back(today, 1),
      analyte: "igra",
      value: "positive",
    };
    const of = { of: "work-up/tuberculosis-settled/1" };
    const state = (then: string, later: string) =>
      planOf(
        ask(
          [
            igra,
            word(first, then, { ...of, recordedAt: at("09:00") }),
            word(second, later, { ...of, recordedAt: at("10:00") }),
          ],
          today,
          { rulebook: realRulebook },
        ),
        on("2026-09-01"),
      )!.steps.find(({ key }) => key === of.of)!.state;
    expect([state("settled", "not yet"), state("not yet", "settled")]).toEqual(["to-do", "done"]);
  });
});
