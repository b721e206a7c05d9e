import { describe, expect, it } from "vitest";
import type { Hit } from "../core/src/signals/hit.ts";
import { openings, workedOff } from "./alarms.ts";

const hit = (day: number, urgency: string): Hit => ({ day, inForce: { rule: { urgency } } }) as unknown as Hit;
const days = (hits: readonly Hit[]) => hits.map(({ day, inForce }) => [day, inForce.rule.urgency]);

describe("what rings", () => {
  it("is the opening and each rise of an episode, the worst of a day", () =>
    expect(days(openings([hit(1, "7D"), hit(1, "24H"), hit(5, "24H"), hit(9, "IMMEDIATE"), hit(12, "7D")]))).toEqual([
      [1, "24H"],
      [9, "IMMEDIATE"],
    ]));
  it("rings again after quiet days, and for a rise at once", () =>
    expect(days(workedOff([hit(0, "7D"), hit(30, "7D"), hit(61, "7D"), hit(62, "24H"), hit(80, "7D")]))).toEqual([
      [0, "7D"],
      [61, "7D"],
      [62, "24H"],
    ]));
});
