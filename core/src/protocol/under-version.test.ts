import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { on } from "../testing/ask.ts";
import { realProtocols } from "../testing/protocols.ts";
import { every, handParameters, parameterFile, protocolOf, realRulebook } from "../testing/rulebook.ts";
import { segmentOn } from "./in-force.ts";
import { protocolName } from "./protocol.ts";
import { compileRulebook } from "./rulebook.ts";
import { underVersion } from "./under-version.ts";

const one = protocolOf({ protocol: "x-eu", rules: [every("monitor.cbc", { months: 1 })] }, "2014-03-01");
const two = protocolOf({ protocol: "x-eu", version: "2", rules: [every("monitor.cbc", { months: 2 })] }, "2020-06-15");
const american = protocolOf(
  { protocol: "x-us", jurisdiction: "US", rules: [every("monitor.skin", { months: 12 })] },
  "2014-11-14",
);
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
const clinic = protocolOf(
  {
    protocol: "our-clinic",
    layer: "local-policy",
    jurisdiction: "any",
    parameters: [parameterFile("window.grace-days", 3)],
    rules: [],
  },
  "2021-01-01",
);
const book = compileRulebook(
  [one, two, american, policy, clinic],
  [{ protocol: "our-clinic@1", from: on("2018-01-01"), by: "AB" }],
);

describe("a rulebook under one version", () => {
  it.each(["EU", "US", "BR"])("has it in %s, since ever, and no other label", (jurisdiction) => {
    const under = underVersion(book, american);
    for (const day of ["1990-01-01", "2014-11-13", "2030-01-01"]) {
      const { rules } = segmentOn(under.inForce(jurisdiction).segments, on(day));
      expect([...rules.keys()].toSorted()).toEqual(["monitor.skin", "monitor.tsh"]);
    }
    expect(under.hasJurisdiction(jurisdiction)).toBe(true);
  });

  it("has an older version in the place of a newer one", () => {
    const { segments } = underVersion(book, one).inForce("EU");
    expect(segmentOn(segments, on("2026-01-01")).rules.get("monitor.cbc")?.protocol).toBe("x-eu@1");
  });

  it("keeps the other layers, from the days on which the clinic adopted them", () => {
    const { segments } = underVersion(book, one).inForce("EU");
    const grace = (day: string) => segmentOn(segments, on(day)).rules.get("monitor.cbc")?.graceDays;
    expect([grace("2017-12-31"), grace("2018-01-01")]).toEqual([7, 3]);
  });

  it("keeps the labels under a policy", () => {
    const { rules } = segmentOn(underVersion(book, policy).inForce("EU").segments, on("2026-01-01"));
    expect(rules.get("monitor.cbc")?.protocol).toBe("x-eu@2");
  });

  it("of this repository: whichever it is, it is in force on every day everywhere", () => {
    const days = fc.date({ min: new Date("1990-01-01"), max: new Date("2060-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(
        fc.constantFrom(...realProtocols),
        fc.constantFrom("EU", "US", "GB", "CH", "CA", "AU", "BR"),
        days,
        (protocol, jurisdiction, day) => {
          const { segments } = underVersion(realRulebook, protocol).inForce(jurisdiction);
          const { protocols } = segmentOn(segments, on(day.toISOString().slice(0, 10)));
          const lines = protocols.map((each) => each.protocol);
          expect(protocols.map(protocolName)).toContain(protocolName(protocol));
          expect(new Set(lines).size).toBe(lines.length);
          if (protocol.layer === "label")
            expect(protocols.filter((each) => each.layer === "label")).toEqual([protocol]);
        },
      ),
      { numRuns: 60 },
    );
  });
});
