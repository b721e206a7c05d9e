import { describe, expect, it } from "vitest";
import { compileRulebook } from "../protocol/rulebook.ts";
import { renderAssessment } from "../render.ts";
import { ask, on } from "../testing/ask.ts";
import { course, type Loose, result } from "../testing/panel.ts";
import { realProtocols } from "../testing/protocols.ts";

const whole = compileRulebook(realProtocols);
/** Labels alone, as `--policy none` has them: what is carried from a neighbour's label stays. */
const bare = compileRulebook(
  realProtocols
    .filter(({ layer }) => layer !== "local-policy")
    .map((one) => ({
      ...one,
      rules: one.rules.filter((rule) => rule.layer !== "local-policy" || rule.carriedFrom !== undefined),
    })),
);
const first = course(on("2024-05-27"), 5); // last infusion 2024-05-31
const cd4 = (day: string, value: number): Loose => result("cd4", on(day), { value, unit: "10*9/L" });

function ends(jurisdiction: string, facts: readonly Loose[], asOf: string, rulebook = whole) {
  const answer = renderAssessment(ask([...first, ...facts], asOf, { rulebook, patient: { jurisdiction } }));
  return answer.outcomes.reconstitution.measures;
}

// protocols.md section 4; resolutions.md section 2: the US rule everywhere by default, the label's shown beside it
describe("when the antiviral may end", () => {
  it.each(["EU", "GB", "CH", "CA", "AU", "US"])("%s, default policy: two months and CD4 of 0.2", (place) => {
    const at = (asOf: string, ...facts: readonly Loose[]) => ends(place, facts, asOf)[0]!;
    expect(at("2024-07-01")).toMatchObject({ state: "runs", notBefore: "2024-07-31", endsOn: null });
    expect(at("2024-07-01").when).toEqual({ analyte: "cd4", op: ">=", value: 0.2, unit: "10*9/L" });
    expect(at("2024-08-15")).toMatchObject({ state: "continue", endsOn: null });
    expect(at("2024-08-15").text).toContain("order CD4");
    expect(at("2024-08-15", cd4("2024-08-10", 0.199))).toMatchObject({ state: "continue" });
    expect(at("2024-08-15", cd4("2024-08-10", 0.2))).toMatchObject({ state: "may-end", endsOn: "2024-08-10" });
  });

  it.each([
    ["EU", "2024-06-30"],
    ["GB", "2024-06-30"],
    ["CH", "2024-06-30"],
    ["CA", "2024-06-30"],
    ["AU", "2024-06-30"],
  ])("%s, the bare label: one month, and no count", (place, on) => {
    expect(ends(place, [], "2024-06-10", bare)).toMatchObject([{ state: "may-end", when: null, endsOn: on }]);
  });

  it("US, the bare label: two months and CD4 of 0.2, both", () => {
    const at = (asOf: string, ...facts: readonly Loose[]) => ends("US", facts, asOf, bare)[0]!;
    expect(at("2024-08-15")).toMatchObject({ state: "continue", notBefore: "2024-07-31", endsOn: null });
    expect(at("2024-08-15", cd4("2024-07-30", 0.5))).toMatchObject({ state: "continue" });
    expect(at("2024-08-15", cd4("2024-07-31", 0.5))).toMatchObject({ state: "may-end", endsOn: "2024-07-31" });
    expect(at("2025-05-31", cd4("2025-03-03", 0.21))).toMatchObject({ state: "may-end", endsOn: "2025-03-03" });
  });

  it("both are shown: what the label says, and what the clinic adds", () => {
    expect(ends("EU", [], "2024-08-15")[0]!.said).toMatchObject([
      { protocol: "default-policy@1", layer: "local-policy", notBefore: "2024-07-31", when: { analyte: "cd4" } },
      { layer: "label", notBefore: "2024-06-30", when: null },
    ]);
  });

  it("each course has its own: a count after the first ends nothing after the second", () => {
    const facts = [...course(on("2025-06-02"), 3), cd4("2024-08-10", 0.3)];
    expect(ends("US", facts, "2025-09-01")).toMatchObject([
      { course: 1, state: "may-end", endsOn: "2024-08-10" },
      { course: 2, state: "continue", notBefore: "2025-08-04", endsOn: null },
    ]);
  });

  it("a course before the first could end takes its place, and a waiver is said", () => {
    expect(ends("US", course(on("2024-07-15"), 3), "2024-08-20")).toMatchObject([
      { state: "superseded" },
      { state: "runs" },
    ]);
    const waiver: Loose = {
      kind: "obligation-waived",
      waivedOn: "2024-08-05",
      obligation: "prophylaxis.antiviral/1/2",
      reason: "allergy",
      by: "neurologist AB",
    };
    expect(ends("US", [waiver], "2024-08-20")).toMatchObject([{ state: "waived", endsOn: null }]);
  });
});
