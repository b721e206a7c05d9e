import { afterAll, describe, expect, test } from "vitest";
import type { SignalRule } from "./src/protocol/signal-rule.ts";
import type { CaseDefaults, SignalCase } from "./src/testing/signal-cases/case-file.ts";
import { type Edge, trigger } from "./src/testing/signal-cases/edges/edge.ts";
import { edgesOfRule, isPrinted, numbersIn } from "./src/testing/signal-cases/edges/edges-of-rule.ts";
import { apartEdges } from "./src/testing/signal-cases/edges/group-edges.ts";
import { caseRulebook, realSignalRules } from "./src/testing/signal-cases/library.ts";
import { episodesOf } from "./src/testing/signal-cases/run-case.ts";
import { answerAt, lab, signalRuleFile, signalsWith } from "./src/testing/signals.ts";

/**
 * Every number of every signal rule, just below, on and just above: what the rule's part says there, in a record made for
 * it, held against what the words of the rule mean (docs/cases.md).
 */
const edges = new Map(realSignalRules.map((rule) => [rule.id, edgesOfRule(rule)]));

const wrong = (edge: Edge): readonly string[] =>
  edge.judgements.flatMap(({ side, when, facts, sex = "female", expected }) => {
    const said = answerAt(when, facts, trigger, { sex });
    return said === expected ? [] : [`${edge.touches} ${edge.of}, ${side}: ${said}, not ${expected}`];
  });

describe("edges", () => {
  test.each(realSignalRules.map((rule) => [rule.id, rule] as const))("of %s are as its words say", (id, rule) => {
    expect(edges.get(id)!.flatMap(wrong)).toEqual([]);
    const touched = new Set(edges.get(id)!.flatMap(({ touches }) => touches));
    const untouched = numbersIn(rule).filter((at) => !touched.has(at) && !isPrinted(at) && at !== confirmation);
    expect(untouched).toEqual([]);
  });

  test("are met on both sides, save where nothing lies below nought or above all parts", () => {
    const short = [...edges].flatMap(([id, all]) =>
      Object.entries(
        Object.groupBy(all, ({ touches, of }) => `${id} ${touches} ${of.replace(/(below|on|above) /, "")}`),
      )
        .filter(([, same]) => (same ?? []).flatMap(({ judgements }) => judgements).length < 3)
        .map(([name]) => name),
    );
    expect(short).toMatchInlineSnapshot(`
      [
        "REN-1a /when/of/1/of/6/value urine_red_cell_casts > 0",
        "REN-1b /when/of/0/of/7/value urine_red_cell_casts > 0",
        "REN-7b /when/of/2/value urine_red_cell_casts > 0",
        "REN-7f /when/of/2/of/3/value urine_red_cell_casts > 0",
        "VAS-4c /when/of/1/withinDays systolic within 0 days",
      ]
    `);
  });

  test("of the usual windows are as resolutions 1.11 says", () => {
    const usual = { resultsDays: 7, symptomDaysBefore: 14, symptomDaysAfter: 7 };
    expect(apartEdges(usual, "").flatMap(wrong)).toEqual([]);
  });
});

/** Like a label, the default set reaches back to the beginning, so that no day is without signals. */
test.each(["2013-09-11", "2013-09-12", "2013-09-13"])("the default signals speak on %s", (on) => {
  const one: SignalCase = {
    id: "SIG-0000",
    says: "About the first day in force",
    given: { courses: [], facts: [{ on, platelets: 40 }] },
    asOf: "2013-10-01",
    expect: "silent",
  };
  const defaults: CaseDefaults = { sex: "female", born: "1980-01-01", courses: [] };
  expect(episodesOf({ file: "", one, defaults }, caseRulebook())).toEqual([`ITP: ITP-1a IMMEDIATE ${on} open`]);
});

const confirmation = "/confirmWithinHours";
const toConfirm = realSignalRules.flatMap(({ id, confirmWithinHours: hours }) =>
  hours === undefined ? [] : [{ id, hours }],
);

test.each(toConfirm)("$id is to be confirmed $hours hours after it was learned", ({ hours }) => {
  const learned = Date.parse("2024-01-02T09:00:00Z");
  const low: SignalRule["when"] = { kind: "limit", analyte: "platelets", op: "<", value: 100, unit: "10*9/L" };
  const facts = [lab("platelets", "2024-01-01", 50, { recordedAt: "2024-01-02T09:00:00Z" })];
  const [signal] = signalsWith([signalRuleFile(low, { confirmWithinHours: hours })], facts).signals;
  expect(signal?.confirmBy).toBe(learned + hours * 3_600_000);
});

test("a number in a field that nobody has thought of is found", () => {
  expect(numbersIn({ when: { kind: "limit", value: 1, within: { weeks: [2] } } })).toEqual([
    "/when/value",
    "/when/within/weeks/0",
  ]);
});

afterAll(() => {
  const all = [...edges.values()].flat();
  const numbers = realSignalRules.flatMap((rule) => numbersIn(rule).filter((at) => !isPrinted(at)));
  const judgements = all.reduce((sum, edge) => sum + edge.judgements.length, 0);
  console.info(
    `${numbers.length} numbers of ${realSignalRules.length} signal rules, ${all.length} edges, ${judgements} judgements`,
  );
});
