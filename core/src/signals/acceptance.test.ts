import { describe, expect, it } from "vitest";
import { formatInstant } from "../base/instant.ts";
import { ask, on, task } from "../testing/ask.ts";
import { course, type Loose } from "../testing/panel.ts";
import { realRulebook } from "../testing/rulebook.ts";
import { act, lab } from "../testing/signals.ts";

const before = [lab("platelets", "2025-02-20", 250, { recordedAt: "2025-02-20T12:00:00Z" })];
const count = (day: string, value: number): Loose =>
  lab("platelets", day, value, { recordedAt: `${day}T12:00:00Z`, unit: "10*9/L" });
const key = "ITP/platelets-2026-01-05";
const accepted = (at: string, low: number, changes: Readonly<Record<string, unknown>> = {}): Loose =>
  act(key, "accepted", `${at}T15:00:00Z`, {
    reason: "stable for years",
    acceptedRange: { analyte: "platelets", low, high: 150, unit: "10*9/L" },
    until: "2026-12-31",
    recordedAt: `${at}T15:00:00Z`,
    ...changes,
  });
const answer = (facts: readonly Loose[], asOf: string) =>
  ask([...before, ...course(on("2025-03-03"), 5), ...facts], asOf, { rulebook: realRulebook });
const itp = (facts: readonly Loose[], asOf: string) =>
  answer(facts, asOf).signals.signals.filter(({ signal }) => signal === "ITP");
const states = (facts: readonly Loose[], asOf: string): readonly string[] =>
  itp(facts, asOf).map((one) => `${one.key.slice(-5)} ${one.rule} ${one.state}`);

const first = count("2026-01-05", 140);

describe("of several acceptances the newest governs", () => {
  const february = count("2026-02-02", 138);
  const march = count("2026-03-02", 126);
  const wide = accepted("2026-01-06", 80);

  it("a tighter one: what lies outside it is raised", () => {
    expect(states([first, wide, february, march], "2026-03-03")).toEqual(["01-05 ITP-5 accepted"]);
    expect(states([first, wide, february, accepted("2026-02-03", 130), march], "2026-03-03")).toEqual([
      "01-05 ITP-5 accepted",
      "03-02 ITP-5 open",
    ]);
  });

  it("a wider one: what lies inside it is quiet", () => {
    const facts = [first, accepted("2026-01-06", 130), february, march];
    expect(states(facts, "2026-03-03")).toHaveLength(2);
    expect(states([...facts.slice(0, 3), accepted("2026-02-03", 120), march], "2026-03-03")).toHaveLength(1);
  });

  it("when it ends, no older one comes back", () => {
    const short = accepted("2026-02-03", 130, { until: "2026-02-28" });
    expect(states([first, wide, february, short], "2026-02-28")).toEqual(["01-05 ITP-5 accepted"]);
    expect(states([first, wide, february, short], "2026-03-01")).toEqual(["01-05 ITP-5 open"]);
  });

  it("one that leaves out what the older one kept quiet opens that again", () => {
    const facts = [first, wide, count("2026-02-02", 120)];
    expect(states(facts, "2026-02-04")).toEqual(["01-05 ITP-5 accepted"]);
    expect(states([...facts, accepted("2026-02-03", 130)], "2026-02-04")).toEqual([
      "01-05 ITP-5 accepted",
      "02-02 ITP-4 open",
    ]);
  });

  it("one that leaves out what was accepted opens it again", () => {
    expect(states([first, wide, accepted("2026-02-03", 145)], "2026-02-04")).toEqual(["01-05 ITP-5 open"]);
  });

  it("after somebody has explained the signal nothing is quiet any more", () => {
    const explained = act(key, "explained", "2026-02-03T15:00:00Z", { recordedAt: "2026-02-03T15:00:00Z" });
    expect(states([first, wide, february, explained, march], "2026-03-03")).toEqual([
      "01-05 ITP-5 explained",
      "03-02 ITP-5 open",
    ]);
  });
});

describe("a fresh change from the accepted value is raised inside the range", () => {
  // The smallest share that a rule of ITP asks of a fall is 30 per cent: 98 of 140.
  it.each([
    [82, 2],
    [98, 2],
    [105, 1],
  ])("140 accepted from 80 on, then %d: %d episodes", (value, episodes) => {
    expect(states([first, accepted("2026-01-06", 80), count("2026-02-02", value)], "2026-02-03")).toHaveLength(
      episodes,
    );
  });
});

describe("what cannot be accepted", () => {
  it.each([
    ["what is IMMEDIATE", count("2026-01-05", 20), accepted("2026-01-06", 10), "ITP-1a"],
    ["anything without a range", first, accepted("2026-01-06", 0, { acceptedRange: undefined }), "ITP-5"],
    ["anything without a reason", first, accepted("2026-01-06", 80, { reason: undefined }), "ITP-5"],
    ["a value outside the range", first, accepted("2026-01-06", 145), "ITP-5"],
  ])("%s stays open, with its task", (_, fact, said, rule) => {
    expect(states([fact, said], "2026-01-07")).toEqual([`01-05 ${rule} open`]);
    expect(task(answer([fact, said], "2026-01-07"), `signal/${key}`)).toBeDefined();
  });

  it("platelets of 20 go on to hold what they held", () => {
    const low = count("2026-01-05", 20);
    const holds = (facts: readonly Loose[]) => answer(facts, "2026-01-07").holds.map((one) => one.what);
    expect(holds([low, accepted("2026-01-06", 10)])).toEqual(holds([low]));
    expect(holds([low])).not.toEqual([]);
  });
});

describe("the end of an acceptance", () => {
  const until = accepted("2026-01-07", 100, { until: "2026-03-31" });

  it("leaves what was confirmed confirmed, and its acts and what they had started", () => {
    const confirmed = act(key, "confirmed", "2026-01-06T15:00:00Z", { recordedAt: "2026-01-06T15:00:00Z" });
    const facts = [first, confirmed, until];
    const [one] = itp(facts, "2026-04-01");
    expect([one!.state, one!.acts]).toEqual(["confirmed", [confirmed["id"], until["id"]]]);
    const started = (asOf: string) =>
      answer(facts, asOf)
        .obligations.flatMap(({ obligations }) => obligations)
        .filter(({ because }) => because.includes(String(confirmed["id"])))
        .map(({ key: name }) => name);
    expect(started("2026-03-31")).not.toEqual([]);
    expect(started("2026-04-01")).toEqual(started("2026-03-31"));
  });

  it("asks for a look anew of what was only acknowledged", () => {
    const seen = act(key, "acknowledged", "2026-01-06T15:00:00Z", { recordedAt: "2026-01-06T15:00:00Z" });
    expect(states([first, seen, until], "2026-04-01")).toEqual(["01-05 ITP-5 open"]);
    const again = act(key, "acknowledged", "2026-04-01T15:00:00Z", { recordedAt: "2026-04-01T15:00:00Z" });
    expect(states([first, seen, until, again], "2026-04-01")).toEqual(["01-05 ITP-5 acknowledged"]);
  });

  it("begins its time anew", () => {
    const [one] = itp([first, until], "2026-04-01");
    expect(formatInstant(one!.deadlineAt!)).toBe("2026-04-02T00:00:00Z");
    expect(formatInstant(one!.confirmBy!)).toBe("2026-04-04T00:00:00Z");
  });

  it("brings back what it kept quiet, also where a normal count came between", () => {
    const facts = [first, until, count("2026-02-02", 220), count("2026-03-02", 126)];
    expect(states(facts, "2026-03-31")).toEqual(["01-05 ITP-5 accepted"]);
    expect(itp(facts, "2026-04-01").flatMap(({ hits }) => hits.map(({ trigger }) => trigger.id))).toEqual([
      "platelets-2026-01-05",
      "platelets-2026-03-02",
    ]);
  });
});
