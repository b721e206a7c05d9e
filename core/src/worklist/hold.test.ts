import { describe, expect, it } from "vitest";
import type { Instant } from "../base/instant.ts";
import { type Event, holdOf } from "./hold.ts";

// Ten minutes without progress; moments in minutes.
const event = (at: number, is: Event["is"], until?: number): Event =>
  until === undefined ? { at: at as Instant, is } : { at: at as Instant, is, until: until as Instant };

describe("since when somebody has an item", () => {
  it.each<[string, readonly Event[], number | undefined, number]>([
    ["nobody", [], undefined, 0],
    ["taken", [event(0, "hold")], 0, 0],
    ["taken again: no time is gained", [event(0, "hold"), event(5, "hold")], 0, 0],
    ["progress begins the time anew", [event(0, "hold"), event(5, "progress")], 5, 0],
    ["progress by nobody is nobody's", [event(5, "progress")], undefined, 0],
    ["given to a role", [event(0, "hold"), event(5, "release")], undefined, 0],
    ["set aside", [event(0, "hold"), event(5, "pause", 50)], 50, 0],
    ["at the end of the time it has gone back", [event(0, "hold"), event(10, "hold")], 10, 1],
    ["just before it, it has not", [event(0, "hold"), event(9, "hold")], 0, 0],
    ["progress after it had gone back is nobody's", [event(0, "hold"), event(12, "progress")], undefined, 1],
    ["twice", [event(0, "hold"), event(20, "hold"), event(40, "hold")], 40, 2],
  ])("%s", (_, events, since, returned) => {
    expect(holdOf(events, 10)).toEqual({ since, returned });
  });
});
