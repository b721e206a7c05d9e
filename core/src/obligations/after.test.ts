import { expect, it } from "vitest";
import { on } from "../testing/ask.ts";
import { after } from "./after.ts";

it.each([
  ["2024-01-31", { months: 1 }, "2024-02-29"],
  ["2024-01-31", { days: 28 }, "2024-02-28"],
])("%s and %j later is %s", (day, interval, expected) => {
  expect(after(on(day), interval)).toBe(on(expected));
});
