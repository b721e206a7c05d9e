import { describe, expect, it } from "vitest";
import { formatDay } from "../base/calendar.ts";
import { ask, on, status } from "../testing/ask.ts";
import { course, type Loose } from "../testing/panel.ts";

const first = course(on("2019-03-04"), 5); // last infusion 2019-03-08, watched through 2023-03-08
const ending = (reason: string, endedOn: string, more: Readonly<Record<string, unknown>> = {}): Loose => ({
  kind: "follow-up-ended",
  endedOn,
  reason,
  by: "AB",
  ...more,
});

function followUp(facts: readonly Loose[], asOf: string): string {
  const { endsOn, state, endedOn } = ask(facts, asOf).timeline.followUp;
  return [endsOn === undefined ? "-" : formatDay(endsOn), state, endedOn === undefined ? "-" : formatDay(endedOn)].join(
    " ",
  );
}

// Contract section 4, item 8; protocols.md 6.2 and 6.3
describe("follow-up", () => {
  const table: readonly (readonly [string, readonly Loose[], string, string])[] = [
    ["before the first infusion there is none", [], "2019-03-03", "- not-started -"],
    ["it begins with the first infusion", first, "2019-03-04", "2023-03-04 active -"],
    ["it counts from the last infusion", first, "2019-03-08", "2023-03-08 active -"],
    ["the day before its end", first, "2023-03-07", "2023-03-08 active -"],
    ["its last day asks for the review", first, "2023-03-08", "2023-03-08 review-due -"],
    ["years later it still waits for the review", first, "2033-03-08", "2023-03-08 review-due -"],
    [
      "a review on the last day ends it",
      [...first, ending("completed-review", "2023-03-08")],
      "2023-03-08",
      "2023-03-08 ended 2023-03-08",
    ],
    [
      "a review the day before does not",
      [...first, ending("completed-review", "2023-03-07")],
      "2023-03-08",
      "2023-03-08 review-due -",
    ],
    ["death ends it at once", [...first, ending("died", "2020-01-01")], "2020-01-01", "2023-03-08 ended 2020-01-01"],
    ["and not the day before", [...first, ending("died", "2020-01-02")], "2020-01-01", "2023-03-08 active -"],
    [
      "a hand-over without acceptance changes nothing",
      [...first, ending("handed-over", "2020-01-01")],
      "2021-01-01",
      "2023-03-08 active -",
    ],
    [
      "an accepted one changes the state and ends nothing",
      [...first, ending("handed-over", "2020-01-01", { acceptedBy: "CD" })],
      "2021-01-01",
      "2023-03-08 handed-over -",
    ],
    ["a refusal too", [...first, ending("declined", "2020-01-01")], "2021-01-01", "2023-03-08 declined -"],
    [
      "the review comes due after a refusal as well",
      [...first, ending("declined", "2020-01-01")],
      "2023-03-08",
      "2023-03-08 review-due -",
    ],
    [
      "a new course restarts the clock",
      [...first, ...course(on("2020-03-04"), 3)],
      "2020-03-06",
      "2024-03-06 active -",
    ],
    ["a single infusion of it does", [...first, ...course(on("2020-03-04"), 1)], "2020-03-04", "2024-03-04 active -"],
    [
      "a course after the review begins the watch again",
      [...first, ending("completed-review", "2023-03-08"), ...course(on("2024-03-04"), 3)],
      "2024-03-06",
      "2028-03-06 active -",
    ],
    ["a leap day's fourth year", course(on("2020-02-29"), 1), "2020-02-29", "2024-02-29 active -"],
  ];
  it.each(table)("%s", (_name, facts, asOf, expected) => {
    expect(followUp(facts, asOf)).toBe(expected);
  });

  // Resolutions 1.10: protective periods end at the latest compatible day.
  it("a death known to the month ends the watch on the month's last day, not on its first", () => {
    const facts = [...first, ending("died", "2020-01")];
    expect(followUp(facts, "2020-01-15")).toBe("2023-03-08 active -");
    expect(followUp(facts, "2020-01-31")).toBe("2023-03-08 ended 2020-01-31");
  });

  it("a death in the month of the last infusion is a death", () => {
    expect(followUp([...first, ending("died", "2019-03")], "2019-06-01")).toBe("2023-03-08 ended 2019-03-31");
  });

  // protocols.md 6.2: the earlier schedule is superseded, not undone; what a clinician closed stays closed.
  it("a review that was completed stays fulfilled when the patient is treated again", () => {
    const facts = [...first, ending("completed-review", "2023-03-10"), ...course(on("2024-03-04"), 3)];
    expect(status(ask(facts, "2023-06-01"), "end.review/1/1")).toBe("fulfilled");
    expect(status(ask(facts, "2024-06-01"), "end.review/1/1")).toBe("fulfilled");
  });
});
