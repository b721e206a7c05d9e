import type { Protocol, Rule } from "@longwatch/core";
import { beforeAll, describe, expect, it } from "vitest";
import { compare } from "./comparison.ts";
import { compileOracle, type Oracle } from "./oracle.ts";
import { peopleOf } from "./people.ts";
import { type Rulebooks, shippedRulebooks } from "./rulebooks.ts";

/** A comparison that cannot fail shows nothing: each of these is changed on one side, and somebody must show it. */

/** People whom nothing befell, asked under the default policy. */
const ordinary = [2, 4, 6, 8, 12, 14, 16, 18];

/** Whether any of these people shows a difference; asks no further once one does. */
async function isNoticed(people: readonly number[], oracle: Oracle, rulebooks: Rulebooks): Promise<boolean> {
  for (const person of people) {
    const { differences } = await compare([person], oracle, rulebooks);
    if (differences.length > 0) return true;
  }
  return false;
}

type Edit = (protocol: Protocol) => Protocol;

const parameter =
  (id: string, value: number): Edit =>
  (protocol) =>
    protocol.parameters === undefined
      ? protocol
      : { ...protocol, parameters: protocol.parameters.map((one) => (one.id === id ? { ...one, value } : one)) };

/** The same change in every protocol that has the rule: what one layer asks for no longer covers the other. */
const rule =
  <K extends Rule["kind"]>(id: string, kind: K, change: Partial<Extract<Rule, { kind: K }>>): Edit =>
  (protocol) => ({
    ...protocol,
    rules: protocol.rules.map((one) => (one.id === id && one.kind === kind ? { ...one, ...change } : one)),
  });

describe("a change of the rules that the core reads is noticed", () => {
  let oracle: Oracle;
  beforeAll(() => {
    oracle = compileOracle();
  });

  it.each<readonly [string, Edit, readonly number[]]>([
    ["on time for a day less", parameter("window.grace-days", 6), ordinary],
    ["open a day earlier", parameter("window.opens-days-before", 8), ordinary],
    ["urine put off by a day less", parameter("urine.menses-shift-days", 6), ordinary],
    ["a gap between courses of a day less", parameter("course.max-gap-days", 27), peopleOf("infusion at the gap", 12)],
    ["TSH every four months", rule("monitor.tsh", "periodic", { every: { months: 4 } }), ordinary],
    ["watched a month less", rule("monitor.cbc", "periodic", { untilMonthsAfterLastInfusion: 47 }), ordinary],
    [
      "urine without its red cells",
      rule("monitor.urinalysis", "periodic", { evidence: { results: ["urine_protein_dipstick"] } }),
      ordinary,
    ],
    ["cervical screening of everybody", rule("monitor.cervical", "periodic", { appliesTo: "everyone" }), ordinary],
    [
      "liver tests not asked for",
      (protocol) => ({ ...protocol, rules: protocol.rules.filter(({ id }) => id !== "monitor.lft") }),
      ordinary,
    ],
    [
      "early counts a day later",
      rule("monitor.cbc-early", "after-course", { due: [{ days: 15 }, { days: 28 }, { days: 42 }, { days: 56 }] }),
      ordinary,
    ],
    [
      "a longer course before it counts as long",
      rule("monitor.interrupted-course", "after-course", { onlyIfCourseSpansDaysOver: 15 }),
      peopleOf("interrupted course", 12),
    ],
    ["a review late a day earlier", rule("end.review", "end-of-watch", { graceDays: 27 }), ordinary],
    [
      "a pregnancy's TSH every 27 days",
      rule("monitor.pregnancy-tsh", "periodic", { every: { days: 27 } }),
      peopleOf("pregnant", 4),
    ],
    [
      "the programme's form every five months",
      rule("programme.status-form", "periodic", { every: { months: 5 } }),
      peopleOf("moved", 12),
    ],
  ])("%s", async (_, edit, people) => {
    expect(await isNoticed(people, oracle, shippedRulebooks(edit))).toBe(true);
  });
});

describe("a change of the CQL is noticed", () => {
  const rulebooks = shippedRulebooks();

  it.each<readonly [string, string, string, string]>([
    ["retractions", 'not "Is Taken Back"(fact) and', "", "retracted"],
    [
      "retractions of retractions",
      "where not exists ((R.retractions) Q where not exists (Q.retractions) return all Q)",
      "",
      "retraction taken back",
    ],
    ["corrections", 'and not "Is Corrected"(fact)', "", "corrected by another fact"],
    ["rivals", 'and not "Has Lost Its Place"(fact)', "", "two corrections of one fact"],
    ["states of one result", 'and "Is Latest State"(result)', "", "later state"],
    [
      "what was entered in error",
      "when 'entered-in-error' then 3",
      "when 'entered-in-error' then 0",
      "error beside a final state",
    ],
    ["status", "in { 'final', 'corrected' }", "in { 'final', 'corrected', 'preliminary', 'cancelled' }", "not final"],
    ["specimens", '"Is Sound"(R, spoiling)', "true", "spoilt specimen"],
    ["menstruation", '"Is Final"(R) and "Is Menstrual"(R)', "false", "menstruation"],
    ["soft limits", '"Is Believed"("Amount"(R, units), low, high)', "true", "questioned"],
    ["confirmation", "(R.isConfirmed or", "(false or", "questioned and confirmed"],
    ["waivers", `"Is Waived"(key, asOf) then 'waived'`, "false then 'waived'", "waived"],
    ["the end of a waiver", "asOf <= Coalesce(W.untilOn, asOf)", "true", "waived for a time"],
    ["deaths", "(E.reason = 'died' or", "(false or", "died"],
    ["the end of the watch", `E.onDay >= "Months After"(through, 48)`, "true", "reviewed"],
    [
      "supersession",
      "isSuperseded: course.cutOn is not null and dueOn >= course.cutOn",
      "isSuperseded: false",
      "third course",
    ],
    ["doses that were not given", "I.isProduct and I.doseMg > 0.0", "I.isProduct", "dose not given"],
    ["other products", "I.isProduct and I.doseMg > 0.0", "I.doseMg > 0.0", "another product"],
    ["moves", `"Place On"(S.dueOn, asOf) = 'US'`, "true", "moved"],
    [
      "a further pregnancy",
      "Min(stated Q where Q.confirmedOn > P.confirmedOn return all Q.beginsOn)",
      "null",
      "pregnant twice",
    ],
    ["screening by a test", '"Is Final"(R) and "Is Sound"(R, {}) and', "false and", "screened by test"],
  ])("%s", async (_, original, changed, fate) => {
    const oracle = compileOracle((cql) => {
      expect(cql).toContain(original);
      return cql.replace(original, changed);
    });
    expect(await isNoticed(peopleOf(fate, 16), oracle, rulebooks)).toBe(true);
  });
});
