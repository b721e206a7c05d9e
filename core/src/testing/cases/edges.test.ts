import { describe, expect, test } from "vitest";
import { InvariantError } from "../../base/result.ts";
import { type Protocol, protocolName } from "../../protocol/protocol.ts";
import type { RuleOfKind } from "../../protocol/rule.ts";
import { compileRulebook } from "../../protocol/rulebook.ts";
import { type ClinicalCase, caseFile, type Row } from "./case-file.ts";
import { edgesOf } from "./edges.ts";
import { needless, openLedger, untouched } from "./ledger.ts";
import { readCases, readProtocols } from "./library.ts";
import { runRow } from "./run-row.ts";

const protocols = readProtocols();
const template = protocols.find((one) => protocolName(one) === "template@1")!;
const policy = protocols.find((one) => one.protocol === "default-policy")!;
const cases = readCases().map(({ one }) => one);
const caseOf = (id: string): ClinicalCase => cases.find((one) => one.id === id)!;

/** What the edge test would say of one rule or parameter after these rows under this protocol. */
function saidOf(
  about: string,
  protocol: Protocol,
  tables: readonly { one: ClinicalCase; rows: readonly Row[] }[],
): readonly string[] {
  const ledger = openLedger();
  const rulebook = compileRulebook([protocol]);
  for (const { one, rows } of tables)
    for (const row of rows) ledger.add(runRow(one, row, [protocol], rulebook).touches);
  return untouched(
    edgesOf(protocol).filter(({ of }) => of === about),
    ledger,
  );
}

/** The template with another number of days of grace for its creatinine. */
const withGrace = (graceDays: number): Protocol => ({
  ...template,
  rules: template.rules.map((rule) =>
    rule.id === "demo.creatinine" && rule.kind === "periodic"
      ? { ...rule, window: { opensDaysBefore: 7, graceDays } }
      : rule,
  ),
});

const creatinine = caseOf("LW-0904");
const all = { one: creatinine, rows: creatinine.rows };

describe("the edge test can fail", () => {
  test("of the shipped template it has nothing to say", () => {
    expect(saidOf("demo.creatinine", template, [all])).toEqual([]);
  });

  test("a window that grew by two days is noticed, although no row was changed", () => {
    expect(saidOf("demo.creatinine", withGrace(9), [all])).toEqual([
      "template@1 demo.creatinine grace (9 d): just below, on, just above",
    ]);
  });

  test("and the row that no longer holds says why", () => {
    const row = creatinine.rows.find(({ asOf }) => asOf === "2031-03-08")!;
    const planted = withGrace(9);
    expect(runRow(creatinine, row, [planted], compileRulebook([planted])).wrong).toEqual([
      "demo.creatinine/1/1: status expected overdue, is due",
    ]);
  });

  test.each([
    ["2031-03-06", "just below"],
    ["2031-03-07", "on"],
    ["2031-03-08", "just above"],
  ])("without the row of %s the grace is not touched %s", (asOf, side) => {
    const rows = creatinine.rows.filter((row) => row.asOf !== asOf);
    expect(saidOf("demo.creatinine", template, [{ one: creatinine, rows }])).toEqual([
      `template@1 demo.creatinine grace (7 d): ${side}`,
    ]);
  });

  test("a row that does not hold touches nothing", () => {
    const rows = creatinine.rows.map(
      (row): Row =>
        row.asOf === "2031-03-07" ? { ...row, expect: { obligations: { "demo.creatinine/1/1": "overdue" } } } : row,
    );
    expect(saidOf("demo.creatinine", template, [{ one: creatinine, rows }])).toEqual([
      "template@1 demo.creatinine grace (7 d): on",
    ]);
  });

  test("an assessment that no expectation looks at touches nothing", () => {
    const rows = creatinine.rows.map((row): Row => ({ ...row, expect: { watch: { state: "active" } } }));
    expect(saidOf("demo.creatinine", template, [{ one: creatinine, rows: rows.slice(0, 6) }])).toHaveLength(4);
  });

  test("a parameter that nothing reads is met by nobody: another nurse's day is noticed", () => {
    const ladder = caseOf("LW-0130");
    const planted: Protocol = {
      ...policy,
      parameters: policy.parameters!.map((one) => (one.id === "late.nurse-days" ? { ...one, value: 9 } : one)),
    };
    expect(saidOf("late.nurse-days", policy, [{ one: ladder, rows: ladder.rows }])).toEqual([]);
    expect(saidOf("late.nurse-days", planted, [{ one: ladder, rows: ladder.rows }])).not.toEqual([]);
  });

  test("a limit of a laboratory value is touched by values, not by days", () => {
    const antiviral = caseOf("LW-0101");
    const edge = (rows: readonly Row[]) =>
      saidOf("prophylaxis.antiviral", policy, [{ one: antiviral, rows }]).find((line) => line.includes(" limit "));
    expect(edge(antiviral.rows)).toBeUndefined();
    expect(edge(antiviral.rows.slice(0, 2))).toBe(
      "default-policy@1 prophylaxis.antiviral limit (>= 0.2 10*9/L): just above",
    );
  });

  test("an excuse is needless once its edge is touched, or where it names none", () => {
    const edges = edgesOf(template);
    const ledger = openLedger();
    expect(needless(edges, ledger, ["template@1 demo.creatinine", "template@1 demo.gone"])).toEqual([
      "template@1 demo.gone",
    ]);
    for (const { protocol, of, id, sides } of edges) ledger.add(sides.map((side) => ({ protocol, of, id, side })));
    expect(needless(edges, ledger, ["template@1 demo.creatinine"])).toEqual(["template@1 demo.creatinine"]);
  });
});

describe("what has edges", () => {
  const monthly = template.rules.find((rule) => rule.id === "demo.creatinine") as RuleOfKind<"periodic">;
  const edgesWith = (rule: Protocol["rules"][number]) =>
    edgesOf({ ...template, parameters: [], rules: [rule] }).map(({ of, id }) => `${of} ${id}`);

  test("a periodic rule: due, until, opens, grace; and every file its first day", () => {
    expect(edgesWith(monthly)).toEqual([
      "demo.creatinine due",
      "demo.creatinine until",
      "demo.creatinine opens",
      "demo.creatinine grace",
      "effective from",
    ]);
  });

  test("neither what is only considered, nor an interval that is not stated, nor a standing rule", () => {
    expect(edgesWith({ ...monthly, requirement: "consider" })).toEqual(["effective from"]);
    expect(edgesWith({ ...monthly, every: "not-stated" })).toEqual(["effective from"]);
    expect(edgesWith(template.rules.find((rule) => rule.kind === "standing")!)).toEqual(["effective from"]);
  });

  test("the first infusion has no neighbour below it", () => {
    const pregnancy = edgesOf(policy).filter(({ of }) => of === "infusion.pregnancy-test");
    expect(pregnancy.map(({ id, sides }) => [id, sides])).toEqual([
      ["day", [-1, 0, 1]],
      ["infusion-1", [0, 1]],
    ]);
  });
});

describe("case files are strict", () => {
  const file = (changes: object) => ({ about: "a test", cases: [{ ...caseOf("LW-0904"), ...changes }] });

  test.each([
    ["as shipped", {}, true],
    ["an unknown word in the history", { given: { infusions: 5 } }, false],
    ["an unknown key of a case", { expects: {} }, false],
    ["a date that does not exist", { asOf: "2031-02-29" }, false],
    ["an unknown status", { rows: [{ expect: { obligations: { "demo.creatinine/1/1": "late" } } }] }, false],
    ["a key that is none", { rows: [{ expect: { obligations: { "demo.creatinine": "due" } } }] }, false],
    ["no source", { source: undefined }, false],
    ["no history", { history: [] }, false],
    ["no row", { rows: [] }, false],
    ["another id", { id: "case 1" }, false],
  ])("%s", (_, changes, isRead) => {
    expect(caseFile.safeParse(file(changes)).success).toBe(isRead);
  });

  test("a word for something done that does not exist stops the row", () => {
    const row: Row = { done: { on: "2031-02-01", of: "blood" }, expect: {} };
    expect(() => runRow({ ...creatinine, asOf: "2031-03-01" }, row, [template], compileRulebook([template]))).toThrow(
      InvariantError,
    );
  });
});
