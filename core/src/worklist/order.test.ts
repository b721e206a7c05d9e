import { Buffer } from "node:buffer";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../base/calendar.ts";
import type { Instant } from "../base/instant.ts";
import { urgencies } from "../tasks/urgency.ts";
import { on } from "../testing/ask.ts";
import { runs } from "../testing/properties.ts";
import { at, itemOf } from "../testing/worklist.ts";
import type { Moment, WorklistItem } from "./item.ts";
import { compareWorklistItems, worklistSortKey } from "./order.ts";

const moment: Moment = { now: at("2026-03-10T12:00"), asOf: on("2026-03-10") };
const ordered = (items: readonly WorklistItem[]): readonly string[] =>
  items.toSorted(compareWorklistItems).map(({ key }) => key);
const item = (key: string, changes: Partial<WorklistItem>): WorklistItem => itemOf({ key, ...changes });

describe("the order of the list", () => {
  it.each([
    [
      "harm comes before age",
      [
        item("old", { urgency: "ROUTINE", openedOn: on("2024-01-01") }),
        item("urgent", { urgency: "IMMEDIATE", openedOn: on("2026-03-10") }),
      ],
      ["urgent", "old"],
    ],
    [
      "then the older one",
      [item("b", { openedOn: on("2026-03-03") }), item("c", { openedOn: on("2026-03-02") })],
      ["c", "b"],
    ],
    ["then by patient", [item("a", { patient: "p2" }), item("b", { patient: "p1" })], ["b", "a"]],
    ["then by key", [item("b", {}), item("a", {})], ["a", "b"]],
    [
      "notices before patients of the same age",
      [item("a", {}), item("notice", { patient: undefined })],
      ["notice", "a"],
    ],
  ])("%s", (_, items, expected) => {
    expect(ordered(items)).toEqual(expected);
    expect(ordered(items.toReversed())).toEqual(expected);
  });
});

const near = (least: number, most: number) => fc.integer({ min: least, max: most }).map((n) => addDays(moment.asOf, n));
const name = fc.oneof(
  fc.constantFrom("", "a", "b", "a/1", "é", "\ue000", "\u{1f600}", "\u{1f601}"),
  fc.string({ unit: "binary", maxLength: 4 }),
);
const arbitraryItem = fc
  .record({
    urgency: fc.constantFrom(...urgencies),
    openedOn: near(-3, 0),
    deadlineOn: fc.option(near(-2, 2), { nil: undefined }),
    deadlineAt: fc.option(
      fc.integer({ min: -2, max: 2 }).map((n) => (moment.now + n) as Instant),
      { nil: undefined },
    ),
    patient: fc.option(name, { nil: undefined }),
    key: name,
  })
  .map((changes) => itemOf(changes));

const bytes = (item: WorklistItem): Buffer => Buffer.from(worklistSortKey(item), "utf8");

describe("the comparator", () => {
  it("orders as the database does", () => {
    fc.assert(
      fc.property(arbitraryItem, arbitraryItem, (a, b) => {
        expect(Math.sign(compareWorklistItems(a, b))).toBe(Buffer.compare(bytes(a), bytes(b)));
      }),
      runs(20_000),
    );
  });
});
