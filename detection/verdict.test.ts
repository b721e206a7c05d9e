import { describe, expect, it } from "vitest";
import { verdictOn } from "./verdict.ts";

const itp = {
  names: ["ITP" as const],
  begin: 1000 as never,
  recognised: 1200 as never,
  through: Number.POSITIVE_INFINITY,
};
describe("whether an event explains an alarm", () => {
  it.each([
    [939, "false"],
    [940, "true"],
    [1060, "true"],
    [1061, "latent"],
    [1260, "latent"],
    [1261, "known"],
  ])("on day %i: %s", (day, verdict) => expect(verdictOn(day, ["ITP", "TTP"], [itp])).toBe(verdict));
  it("does not explain what does not name it", () => expect(verdictOn(1000, ["TTP"], [itp])).toBe("false"));
  it("explains nothing after it is over", () =>
    expect(verdictOn(1301, ["ITP"], [{ ...itp, recognised: 1000 as never, through: 1300 }])).toBe("false"));
});
