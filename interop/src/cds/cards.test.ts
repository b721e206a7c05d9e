import type { DecisionSupport } from "@longwatch/core";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cardOf, plain } from "./card.ts";
import { cardsForOrders } from "./order-cards.ts";
import type { DraftOrder } from "./orders.ts";
import { cardsForView } from "./patient-view.ts";

const quiet: DecisionSupport = {
  watch: { state: "active", endsOn: "2029-10-17" },
  lastInfusionOn: "2025-10-17",
  course: null,
  warnings: [],
  late: [],
  next: {
    name: "Full blood count",
    dueOn: "2026-12-17",
    overdueFrom: "2026-12-25",
    status: "not-yet-open",
    lacking: [],
    source: "alemtuzumab-eu@2022+ (S1)",
  },
  workUp: [],
  holds: [],
  platelets: { name: "Platelets", value: "225", unit: "10*9/L", on: "2026-11-17" },
  plateletsLate: false,
  liveVaccines: [{ says: "Live vaccines wait.", source: "default-policy@1 (S3)", from: null, through: null }],
  cannotTell: [],
};
const test = {
  ...quiet.next!,
  name: "Thyroid (TSH)",
  dueOn: "2026-10-17",
  overdueFrom: "2026-10-25",
  status: "overdue",
} as const;
const warning = {
  name: "Platelets below 100",
  urgency: "24H",
  state: "open",
  openedOn: "2026-11-19",
  historical: false,
  mayBleed: true,
  values: [{ name: "Platelets", value: "62", unit: "10*9/L", on: "2026-11-19" }],
} as const;
const today = "2026-11-21";
const shown = (change: Partial<DecisionSupport>) =>
  cardsForView({ ...quiet, ...change }, today).map(({ topic, indicator }) => `${topic} ${indicator}`);
const ordered = (is: DraftOrder["is"], change: Partial<DecisionSupport> = {}, name = "X") =>
  cardsForOrders({ ...quiet, ...change }, [{ is, name }], today);
const headed = (is: DraftOrder["is"], change: Partial<DecisionSupport> = {}) =>
  ordered(is, change).map(({ topic, indicator, summary }) => `${topic} ${indicator}: ${summary}`);

describe("patient-view", () => {
  it.each<[string, Partial<DecisionSupport>, readonly string[]]>([
    ["nothing wrong", {}, []],
    ["a late test", { late: [test] }, ["late-tests warning"]],
    ["an urgent warning", { warnings: [warning] }, ["open-warnings critical"]],
    ["a warning for the week", { warnings: [{ ...warning, urgency: "7D" }] }, ["open-warnings warning"]],
    ["an urgent warning of long ago", { warnings: [{ ...warning, historical: true }] }, ["open-warnings warning"]],
    ["the end of the watch", { watch: { state: "review-due", endsOn: today } }, ["watch-review info"]],
    ["what nobody knows", { cannotTell: ["No interval is stated."] }, ["not-known info"]],
    [
      "all of it",
      { warnings: [warning], late: [test], cannotTell: ["x"] },
      ["open-warnings critical", "late-tests warning", "not-known info"],
    ],
  ])("%s", (_, change, expected) => {
    expect(shown(change)).toEqual(expected);
  });

  it("says values, age, what is next and until when", () => {
    const [card] = cardsForView({ ...quiet, warnings: [warning] }, today);
    expect(card!.detail).toBe(
      "- **Platelets below 100**: act within 24 hours, opened 2 days ago (2026-11-19). Platelets 62 10\\*9/L on 2026-11-19.\n" +
        "\nNext due: Full blood count, 2026-12-17.\nThe watch lasts until 2029-10-17.",
    );
  });

  it("says that a warning's result was taken back", () => {
    const [card] = cardsForView({ ...quiet, warnings: [{ ...warning, state: "basis-withdrawn" }] }, today);
    expect(card!.detail).toContain("Its result was taken back: a person must close it.");
  });
});

describe("alemtuzumab", () => {
  const course = { number: 2, firstOn: "2026-12-01", hasBegun: false };
  const hold = { what: "next-course", since: "2026-10-25", because: ["Thyroid (TSH)"] };
  it.each<[string, Partial<DecisionSupport>, RegExp]>([
    ["is never simply fine", { course }, /^alemtuzumab-order info: .*not all was judged$/],
    ["without a plan is unknown", {}, /^alemtuzumab-order warning: .*unknown$/],
    ["with an open step", { course, workUp: [test] }, /^alemtuzumab-order warning: .*1 step/],
    ["with a hold", { course, holds: [hold], workUp: [test] }, /^alemtuzumab-order critical: .*1 reason to wait$/],
    ["with a hold of drugs only", { course, holds: [{ ...hold, what: "drugs" }] }, /^alemtuzumab-order info/],
  ])("%s", (_, change, expected) => {
    expect(headed("alemtuzumab", change).join()).toMatch(expected);
    expect(ordered("alemtuzumab", change)[0]!.detail).toContain("Not judged here, so not known to be fine");
  });
  it("names the source of each step", () => {
    expect(ordered("alemtuzumab", { course, workUp: [test] })[0]!.detail).toContain(
      "Asked for by alemtuzumab-eu@2022+ (S1)",
    );
  });
});

describe("live vaccines", () => {
  it("after an infusion: the rule, and what has to be asked", () => {
    const [card] = ordered("live-vaccine");
    expect(card).toMatchObject({ topic: "live-vaccine", indicator: "critical" });
    expect(card!.detail).toContain("Live vaccines wait. (default-policy@1 (S3))");
    expect(card!.detail).toContain("ask before giving it");
  });
  it.each<[string, Partial<DecisionSupport>]>([
    ["no rule at all", { liveVaccines: [] }],
    ["a rule that no longer speaks", { liveVaccines: [{ ...quiet.liveVaccines[0]!, through: "2026-11-20" }] }],
    ["a rule that does not speak yet", { liveVaccines: [{ ...quiet.liveVaccines[0]!, from: "2026-11-22" }] }],
  ])("%s is unknown, not allowed", (_, change) => {
    expect(ordered("live-vaccine", change)[0]!.detail).toContain("whether it may be given is not known");
  });
  it("before a planned first course is a warning; for whom nothing is planned or given, nothing", () => {
    const untreated = { lastInfusionOn: null, course: { number: 1, firstOn: "2027-01-10", hasBegun: false } };
    expect(headed("live-vaccine", untreated)).toEqual([
      "live-vaccine warning: Live vaccine before a planned course of alemtuzumab: X",
    ]);
    expect(ordered("live-vaccine", { lastInfusionOn: null })).toEqual([]);
    expect(headed("vaccine-unknown").join()).toMatch(/^vaccine-unknown warning/);
  });
});

describe("antithrombotics", () => {
  const course = { number: 2, firstOn: "2026-12-01", hasBegun: false };
  it.each<[string, Partial<DecisionSupport>, readonly string[]]>([
    ["in the watch, with a count", {}, ["antithrombotic info: Antithrombotic during the alemtuzumab watch: X"]],
    [
      "with a warning of bleeding",
      { warnings: [warning], course },
      ["antithrombotic critical: Antithrombotic with an open warning that may bleed: X"],
    ],
    [
      "with another warning",
      { warnings: [{ ...warning, mayBleed: false }] },
      ["antithrombotic info: Antithrombotic during the alemtuzumab watch: X"],
    ],
    ["around an infusion", { course }, ["antithrombotic warning: Antithrombotic around an infusion of alemtuzumab: X"]],
    [
      "without a count",
      { platelets: null },
      ["antithrombotic warning: Antithrombotic while platelets are not known: X"],
    ],
    [
      "with a late count",
      { plateletsLate: true },
      ["antithrombotic warning: Antithrombotic while platelets are not known: X"],
    ],
    ["after the watch", { watch: { state: "ended", endsOn: null } }, []],
    ["for somebody never treated", { lastInfusionOn: null }, []],
  ])("%s", (_, change, expected) => {
    expect(headed("antithrombotic", change)).toEqual(expected);
  });
});

describe("any card", () => {
  it("has a summary under 140 characters, and no line of somebody else's making", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 400 }),
        fc.constantFrom("alemtuzumab", "live-vaccine", "antithrombotic", "vaccine-unknown"),
        (name, is) => {
          for (const { summary, detail } of ordered(is as DraftOrder["is"], { warnings: [warning] }, name)) {
            expect([...summary].length).toBeLessThan(140);
            expect(summary).not.toMatch(/[\r\n]/);
            expect(detail).not.toContain("<");
          }
        },
      ),
    );
    expect(plain("[a](http://evil) <b>*x*\n# y")).toBe("\\[a\\](http://evil) \\<b\\>\\*x\\* # y");
    expect([...cardOf("late-tests", "info", "ä".repeat(500), []).summary].length).toBe(139);
  });
  it("is one for all orders of a kind, and none for what does not concern us", () => {
    const orders: DraftOrder[] = [
      { is: "antithrombotic", name: "Aspirin" },
      { is: "antithrombotic", name: "Warfarin" },
      { is: "other", name: "Paracetamol" },
      { is: "unreadable", name: "" },
    ];
    expect(cardsForOrders(quiet, orders, today).map(({ summary }) => summary)).toEqual([
      "Antithrombotic during the alemtuzumab watch: Aspirin, Warfarin",
      "1 order could not be read, so nothing was checked in it",
    ]);
  });
});
