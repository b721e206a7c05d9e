import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, formatDay } from "../base/calendar.ts";
import { on } from "../testing/ask.ts";
import { realProtocols } from "../testing/protocols.ts";
import { every, handParameters, protocolOf, realRulebook } from "../testing/rulebook.ts";
import { segmentOn } from "./in-force.ts";
import { protocolName } from "./protocol.ts";
import { compileRulebook } from "./rulebook.ts";
import { appliesFrom, withVersionFrom } from "./version-from.ts";

const monthly = (version: string, months: number, from: string) =>
  protocolOf({ protocol: "x-eu", version, rules: [every("monitor.cbc", { months })] }, from);
const [one, two, three] = [monthly("1", 1, "2014-03-01"), monthly("2", 2, "2018-06-15"), monthly("3", 3, "2020-01-01")];
const american = protocolOf({ protocol: "x-us", jurisdiction: "US", rules: [] }, "2014-11-14");
const policy = protocolOf(
  {
    protocol: "default-policy",
    layer: "local-policy",
    jurisdiction: "any",
    parameters: handParameters,
    rules: [every("monitor.tsh", { months: 3 })],
  },
  "2015-01-01",
);
const book = compileRulebook([one, two, three, american, policy]);
const versionOn = (rulebook: typeof book, day: string): string | undefined =>
  segmentOn(rulebook.inForce("EU").segments, on(day)).rules.get("monitor.cbc")?.protocol;

describe("a version from a day on", () => {
  it.each([
    ["2013-01-01", "x-eu@1"],
    ["2018-06-14", "x-eu@1"],
    ["2018-06-15", "x-eu@2"],
    ["2019-04-11", "x-eu@2"],
    ["2019-04-12", "x-eu@1"],
    ["2030-01-01", "x-eu@1"],
  ])("an older one comes back: on %s %s", (day, version) => {
    expect(versionOn(withVersionFrom(book, one, on("2019-04-12")), day)).toBe(version);
  });

  it.each([
    ["2018-06-15", "x-eu@2"],
    ["2019-04-11", "x-eu@2"],
    ["2019-04-12", "x-eu@3"],
    ["2030-01-01", "x-eu@3"],
  ])("a newer one begins early: on %s %s", (day, version) => {
    expect(versionOn(withVersionFrom(book, three, on("2019-04-12")), day)).toBe(version);
  });

  it("none that would have come later comes", () => {
    expect(versionOn(withVersionFrom(book, two, appliesFrom(book, two)), "2030-01-01")).toBe("x-eu@2");
  });

  it("says from when: the clinic's day before the version's own", () => {
    const adopted = compileRulebook(book.protocols, [{ protocol: "x-eu@2", from: on("2019-01-01"), by: "AB" }]);
    expect([book, adopted].map((each) => formatDay(appliesFrom(each, two)))).toEqual(["2018-06-15", "2019-01-01"]);
  });

  it("leaves whom it does not concern as they are, and the other layers", () => {
    const under = withVersionFrom(book, one, on("2019-04-12"));
    expect(under.inForce("US")).toBe(book.inForce("US"));
    expect(segmentOn(under.inForce("EU").segments, on("2026-01-01")).rules.has("monitor.tsh")).toBe(true);
  });

  it("of this repository: all days are tiled, and only days from then on differ", () => {
    const some = fc.integer({ min: on("2010-01-01"), max: on("2030-01-01") });
    fc.assert(
      fc.property(fc.constantFrom(...realProtocols), some, some, (protocol, from, day) => {
        const jurisdiction = protocol.jurisdiction === "any" ? "EU" : protocol.jurisdiction;
        const before = realRulebook.inForce(jurisdiction);
        const after = withVersionFrom(realRulebook, protocol, from as never).inForce(jurisdiction);
        for (const [i, { from: begins }] of after.segments.entries())
          if (i > 0) expect(begins).toBe(addDays(after.segments[i - 1]!.through, 1));
        const names = (segments: typeof after.segments): readonly string[] =>
          segmentOn(segments, day as never).protocols.map(protocolName);
        const line = (all: readonly string[]): readonly string[] =>
          all.filter((name) => !name.startsWith(`${protocol.protocol}@`));
        expect(line(names(after.segments))).toEqual(line(names(before.segments)));
        if (day < from) expect(names(after.segments)).toEqual(names(before.segments));
        else
          expect(names(after.segments).filter((name) => name.startsWith(`${protocol.protocol}@`))).toEqual([
            protocolName(protocol),
          ]);
      }),
      { numRuns: 60 },
    );
  });
});
