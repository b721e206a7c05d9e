import type { InfusionDayJson, ReadinessJson } from "@longwatch/core";
import { expect, it } from "vitest";
import { reasonsAgainst } from "./reasons.ts";

type Item = ReadinessJson["items"][number];
const word = { fact: "w", by: "Dr B", rationale: "No other way", holds: "day" } as const;
const item = (key: string, state: Item["state"], more: Partial<Item> = {}): Item =>
  ({ key, state, isPartlyUnknown: false, ...more }) as Item;
const now = Date.parse("2026-06-01T08:00:00Z");
const day = { bag: { hours: 8, infusionMinutes: 240, within: "end" }, given: null } as unknown as InfusionDayJson;
const against = (answer: ReadinessJson["answer"], items: Item[], dilutedAt?: string) => {
  const found = reasonsAgainst({ readiness: { answer, items } as ReadinessJson, day, now }, dilutedAt);
  return found && [...found.items.map(({ key }) => key), ...(found.isBagLate ? ["bag"] : [])];
};

it.each<[name: string, found: readonly string[] | undefined, expected: readonly string[] | undefined]>([
  ["nothing", against("go", [item("a", "green")]), undefined],
  ["red by a named word", against("with-override", [item("a", "red", { override: word })]), undefined],
  ["red without one", against("no-go", [item("a", "red"), item("b", "red", { override: word })]), ["a"]],
  ["unknown, whoever gave a word", against("cannot-tell", [item("a", "unknown", { override: word })]), ["a"]],
  [
    "red by a named word, and partly unknown",
    against("cannot-tell", [item("a", "red", { override: word, isPartlyUnknown: true })]),
    ["a"],
  ],
  ["only the bag", against("go", [item("a", "green")], "2026-06-01T03:59:00Z"), ["bag"]],
  ["a bag in time", against("go", [item("a", "green")], "2026-06-01T04:00:00Z"), undefined],
])("%s", (_, found, expected) => {
  expect(found).toEqual(expected);
});
