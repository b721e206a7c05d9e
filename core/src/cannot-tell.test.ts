import { describe, expect, it } from "vitest";
import { assessmentJson } from "./assessment-json.ts";
import { cannotTellCodes } from "./cannot-tell.ts";
import { compileRulebook } from "./protocol/rulebook.ts";
import { renderAssessment } from "./render.ts";
import { ask, on } from "./testing/ask.ts";
import { course, infusion, type Loose, noon, panel, result } from "./testing/panel.ts";
import { every, protocolOf, realRulebook } from "./testing/rulebook.ts";
import { said, signalBook, signalRuleFile } from "./testing/signals.ts";

const first = course(on("2024-03-04"), 5);
const unstated = compileRulebook([
  protocolOf(
    {
      protocol: "one-eu",
      rules: [every("monitor.cbc", "not-stated"), every("monitor.tsh", "not-stated", { requirement: "consider" })],
    },
    "2014-01-01",
  ),
]);

/** Of each code a record that makes it, and one beside it that does not. */
const table: Readonly<
  Record<(typeof cannotTellCodes)[number], { readonly told: () => unknown; readonly not: () => unknown }>
> = {
  "jurisdiction-without-protocol": {
    told: () => codes(first, { patient: { jurisdiction: "BR" } }),
    not: () => codes(first),
  },
  "before-first-protocol": {
    told: () => codes(course(on("2014-02-28"), 5)),
    not: () => codes(course(on("2014-03-01"), 5)),
  },
  "infusion-dose-questionable": {
    told: () => codes([...first, infusion(on("2024-03-09"), { doseMg: 30 })]),
    not: () => codes([...first, infusion(on("2024-03-09"), { doseMg: 12 })]),
  },
  "reference-unknown": {
    told: () => codes([...first, { kind: "fact-retracted", fact: "nobody", reason: "typed twice", by: "X" }]),
    not: () => codes(first),
  },
  "interval-not-stated": { told: () => codes(first, { rulebook: unstated }), not: () => codes(first) },
  "audience-unknown": {
    told: () => codes(first, { patient: { sex: "unknown" } }),
    not: () => codes(first, { patient: { sex: "unknown", hasCervix: false } }),
  },
  "infusion-date-uncertain": {
    told: () => codes([infusion(on("2024-03-01"), { infusedOn: "2024-03" })]),
    not: () => codes(first),
  },
  "infusion-of-other-product": {
    told: () => codes([infusion(on("2024-03-01"), { drug: "Campath" })]),
    not: () => codes([infusion(on("2024-03-01"), { drug: "Lemtrada" })]),
  },
  "ending-without-effect": {
    told: () => codes([...first, ending("2024-06-01", "completed-review")]),
    not: () => codes([...first, ending("2024-06-01", "declined")]),
  },
  "result-date-uncertain": {
    told: () => codes([...first, result("creatinine", on("2024-05-01"), { approximate: true })]),
    not: () => codes([...first, ...panel("creatinine", on("2024-05-01"))]),
  },
  "waiver-without-obligation": {
    told: () => codes([...first, waiver("monitor.cbc/9/1")]),
    not: () => codes([...first, waiver("monitor.cbc/1/9")]),
  },
  "signal-undecided": {
    told: () => codes([...first, interval(40, 60)], { rulebook: warning }),
    not: () => codes([...first, interval(60, 80)], { rulebook: warning }),
  },
  "symptom-unknown": {
    told: () => codes([said("feverr", "2024-05-01")], { rulebook: realRulebook }),
    not: () => codes([said("fever", "2024-05-01")], { rulebook: realRulebook }),
  },
};

/** A count that may lie on either side of the limit. */
const interval = (low: number, high: number): Loose => result("platelets", on("2024-05-01"), { value: { low, high } });
const warning = signalBook([
  signalRuleFile({ kind: "limit", analyte: "platelets", op: "<", value: 50, unit: "10*9/L" }),
]);

const ending = (endedOn: string, reason: string): Loose => ({ kind: "follow-up-ended", endedOn, reason, by: "AB" });
const waiver = (obligation: string): Loose => ({
  kind: "obligation-waived",
  waivedOn: "2024-05-01",
  obligation,
  reason: "r",
  by: "AB",
});
const codes = (facts: readonly Loose[], more: Parameters<typeof ask>[2] = {}): readonly string[] => [
  ...new Set(ask(facts, "2024-12-01", more).cannotTell.map((one) => one.code)),
];

describe("what cannot be told", () => {
  it.each(cannotTellCodes)("%s", (code) => {
    expect(table[code].told()).toContain(code);
    expect(table[code].not()).not.toContain(code);
  });

  it("who cannot be told to be outside is inside", () => {
    const rules = ask(first, "2024-12-01", { patient: { sex: "other" } }).obligations.map((one) => one.track.id);
    expect(rules).toContain("monitor.cervical");
  });

  // Contract section 4, item 3, and the style guide: a doubt becomes work for a person, never silence.
  it.each(["fact-retracted", "supersedes"])("a %s that names no fact is told", (how) => {
    const act: Loose =
      how === "fact-retracted"
        ? { kind: how, fact: "no-such-fact", reason: "r", by: "AB" }
        : result("creatinine", on("2024-05-01"), { supersedes: "no-such-fact" });
    const answer = ask([...first, act], "2024-12-01");
    expect(JSON.stringify([answer.cannotTell, answer.tasks])).toContain("no-such-fact");
  });

  it("the empty record is answered, by the published schema", () => {
    const answer = renderAssessment(ask([], "2024-12-01", { patient: { jurisdiction: "BR" } }));
    expect(assessmentJson.safeParse(answer).success).toBe(true);
    expect(answer.followUp.state).toBe("not-started");
    expect(noon(on("2024-12-01"))).toBe("2024-12-01T12:00:00Z");
  });
});
