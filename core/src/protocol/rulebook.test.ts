import { describe, expect, it } from "vitest";
import { on } from "../testing/ask.ts";
import { realProtocols, unreadProtocols } from "../testing/protocols.ts";
import { every, handParameters, parameterFile, protocolOf } from "../testing/rulebook.ts";
import { segmentOn } from "./in-force.ts";
import type { Protocol } from "./protocol.ts";
import { compileRulebook, type Rulebook } from "./rulebook.ts";
import { tightest } from "./tightest.ts";

const one = protocolOf({ protocol: "x-eu", rules: [every("monitor.cbc", { months: 1 })] }, "2014-03-01");
const two = protocolOf({ protocol: "x-eu", version: "2", rules: [every("monitor.cbc", { months: 2 })] }, "2020-06-15");
const policy = protocolOf(
  {
    protocol: "default-policy",
    layer: "local-policy",
    jurisdiction: "any",
    parameters: handParameters,
    rules: [every("monitor.cbc", { months: 3 }), every("monitor.tsh", { months: 3 })],
  },
  "2015-01-01",
);
const clinic = protocolOf(
  {
    protocol: "our-clinic",
    layer: "local-policy",
    jurisdiction: "any",
    parameters: [parameterFile("window.grace-days", 3)],
    rules: [every("monitor.tsh", { months: 6 })],
  },
  "2021-01-01",
);

const governs = (rulebook: Rulebook, jurisdiction: string, day: string, rule = "monitor.cbc"): string =>
  segmentOn(rulebook.inForce(jurisdiction).segments, on(day)).rules.get(rule)?.protocol ?? "none";

describe("in force (contract section 4, items 5 and 6)", () => {
  const book = compileRulebook([two, one, policy]);
  it.each([
    ["1990-01-01", "x-eu@1"],
    ["2014-02-28", "x-eu@1"],
    ["2014-03-01", "x-eu@1"],
    ["2020-06-14", "x-eu@1"],
    ["2020-06-15", "x-eu@2"],
    ["2099-01-01", "x-eu@2"],
  ])("on %s %s governs, whatever order the files came in", (day, expected) => {
    expect(governs(book, "EU", day)).toBe(expected);
  });

  it("an unknown jurisdiction has the default policy, from the beginning of time", () => {
    expect(governs(book, "BR", "1990-01-01")).toBe("default-policy@1");
    expect(book.hasJurisdiction("BR")).toBe(false);
  });

  it("a version that was adopted applies from that day, later or earlier than its own", () => {
    const adopted = (from: string) =>
      compileRulebook([one, two, policy], [{ protocol: "x-eu@2", from: on(from), by: "AB" }]);
    expect(governs(adopted("2021-01-01"), "EU", "2020-12-31")).toBe("x-eu@1");
    expect(governs(adopted("2021-01-01"), "EU", "2021-01-01")).toBe("x-eu@2");
    expect(governs(adopted("2019-01-01"), "EU", "2019-01-01")).toBe("x-eu@2");
  });

  it("a clinic's policy takes the place of the default's rule and number, from its day, and not of a label's", () => {
    const book = compileRulebook([one, two, policy, clinic]);
    expect(governs(book, "EU", "2020-12-31", "monitor.tsh")).toBe("default-policy@1");
    expect(governs(book, "EU", "2021-01-01", "monitor.tsh")).toBe("our-clinic@1");
    expect(governs(book, "EU", "2021-01-01")).toBe("x-eu@2");
    expect(segmentOn(book.inForce("EU").segments, on("2021-01-01")).rules.get("monitor.cbc")!.graceDays).toBe(3);
    expect(segmentOn(book.inForce("EU").segments, on("2020-12-31")).rules.get("monitor.cbc")!.graceDays).toBe(7);
  });

  it("segments tile all days", () => {
    for (const jurisdiction of ["EU", "US", "BR"]) {
      const { segments } = compileRulebook([one, two, policy, clinic]).inForce(jurisdiction);
      expect(segments[0]!.from).toBe(Number.NEGATIVE_INFINITY);
      expect(segments.at(-1)!.through).toBe(Number.POSITIVE_INFINITY);
      for (let i = 1; i < segments.length; i += 1) expect(segments[i]!.from).toBe(segments[i - 1]!.through + 1);
    }
  });

  it("a book without an end of watch still watches for 48 months, and the longest that is stated wins", () => {
    const end = (months: number): Protocol =>
      protocolOf(
        {
          protocol: `end-${months}`,
          rules: [
            {
              id: "end.review",
              name: "r",
              says: "r",
              requirement: "required",
              confidence: "K2",
              sources: [{ ref: "T" }],
              kind: "end-of-watch",
              untilMonthsAfterLastInfusion: months,
              graceDays: 28,
            },
          ],
        },
        "2014-01-01",
      );
    expect(compileRulebook([one]).inForce("EU").watchMonths).toBe(48);
    expect(compileRulebook([one, end(60), end(48)]).inForce("EU").watchMonths).toBe(60);
  });
});

describe("tightest", () => {
  type R = Protocol["rules"][number];
  const said = { name: "n", says: "s", confidence: "K2" as const, sources: [{ ref: "T" }] };
  const state = (rule: R, layer: "label" | "local-policy", protocol: string) => ({
    rule,
    layer,
    protocol,
    digest: "d",
  });
  const governing = (...rules: R[]): R =>
    tightest(rules.map((rule, i) => state(rule, i === 0 ? "label" : "local-policy", `p${i}`))).governs.rule;
  const periodic = (more: object): R => ({ ...(every("monitor.cbc", { months: 1 }) as R), ...more }) as R;
  const standing = { ...said, id: "monitor.cbc", kind: "standing", requirement: "required", phase: "monitoring" } as R;

  it.each([
    ["the shorter interval", periodic({ every: { months: 3 } }), periodic({ every: { months: 1 } }), 1],
    ["28 days before a month", periodic({}), periodic({ every: { days: 28 } }), 1],
    ["a month before 31 days", periodic({}), periodic({ every: { days: 31 } }), 0],
    ["what states an interval", periodic({ every: "not-stated" }), periodic({ every: { months: 6 } }), 1],
    ["what is not merely considered", periodic({ requirement: "consider" }), periodic({ every: { months: 6 } }), 1],
    ["the longer span", periodic({ untilMonthsAfterLastInfusion: 12 }), periodic({}), 1],
    ["the stronger word", periodic({ requirement: "recommended" }), periodic({}), 1],
    ["the higher layer on a tie", periodic({}), periodic({}), 0],
    // Its own docstring: what can be scheduled before what cannot. A standing sentence must not end a monthly test.
    ["what can be scheduled, before what only stands", standing, periodic({}), 1],
  ] as const)("%s governs", (_name, label, local, expected) => {
    const rules = [label, local];
    expect(governing(...rules)).toBe(rules[expected]);
    expect(governing(...rules.toReversed()) === rules[expected] || expected === 0).toBe(true);
  });

  // Contract section 4, item 5: layers apply together. A tighter rule that stops early must not end the longer one.
  it("monthly for a year beside quarterly for four leaves nobody unwatched after the year", () => {
    const short = protocolOf(
      { protocol: "x-eu", rules: [every("monitor.tsh", { months: 1 }, { untilMonthsAfterLastInfusion: 12 })] },
      "2014-03-01",
    );
    const book = compileRulebook([short, policy]);
    const tracks = book.inForce("EU").tracks.filter((track) => track.id === "monitor.tsh");
    const through = tracks
      .flatMap(({ variants }) => variants)
      .map(({ inForce }) => (inForce.rule.kind === "periodic" ? (inForce.rule.untilMonthsAfterLastInfusion ?? 48) : 0));
    expect(Math.max(...through)).toBe(48);
  });
});

describe("the protocols of this repository", () => {
  it("all read", () => {
    expect(unreadProtocols).toEqual([]);
    expect(realProtocols.length).toBeGreaterThan(20);
  });

  it.each(["EU", "US", "GB", "CH", "CA", "AU", "BR"])(
    "in %s every monitored test is scheduled on every day, by one kind of rule",
    (jurisdiction) => {
      const { segments, tracks } = compileRulebook(realProtocols).inForce(jurisdiction);
      const ids = tracks.map((track) => track.id);
      expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
      for (const rule of [
        "monitor.cbc",
        "monitor.creatinine",
        "monitor.urinalysis",
        "monitor.tsh",
        "monitor.lft",
        "monitor.skin",
        "monitor.cervical",
      ]) {
        const track = tracks.find((each) => each.id === rule)!;
        expect([rule, track.kind, track.variants.length]).toEqual([rule, "periodic", segments.length]);
        for (const { inForce } of track.variants)
          expect(
            (inForce.rule as { untilMonthsAfterLastInfusion?: number }).untilMonthsAfterLastInfusion ?? 48,
          ).toBeGreaterThanOrEqual(48);
      }
    },
  );
});
