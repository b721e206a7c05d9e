import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { assess } from "./assess.ts";
import type { Day } from "./base/calendar.ts";
import { compareAnswers } from "./compare-answers.ts";
import { changesCandidacy, decidingAnew } from "./compare-candidacy.ts";
import { parseRecord } from "./facts/parse-record.ts";
import { effectOf, labelChange } from "./label-change.ts";
import { countEffects } from "./label-change-totals.ts";
import { protocolName } from "./protocol/protocol.ts";
import { compileRulebook } from "./protocol/rulebook.ts";
import { read } from "./testing/arbitraries.ts";
import { on } from "./testing/ask.ts";
import { back, type Change, drug, factsOf, relapse } from "./testing/candidates.ts";
import type { Loose } from "./testing/panel.ts";
import { realProtocols } from "./testing/protocols.ts";
import { every, handParameters, protocolOf, realRulebook } from "./testing/rulebook.ts";

const version = (name: string) => realProtocols.find((one) => protocolName(one) === name)!;
const [older, interim] = [version("alemtuzumab-eu@2018"), version("alemtuzumab-eu@2019-04-interim")];
const day = "2019-04-12";
const change = (from = day, asOf = day) =>
  labelChange(realRulebook, older!, interim!, { from: on(from), asOf: on(asOf) });
const person = (facts: readonly Loose[], patient: object = {}) =>
  read({ patient: { id: "lw-1", sex: "female", jurisdiction: "EU", bornOn: "1985-02-03", ...patient }, facts });
const given = (first: string): readonly Loose[] =>
  [0, 1, 2, 3, 4].map(
    (n): Loose => ({
      id: `infusion-${n}`,
      kind: "infusion-given",
      infusedOn: back(first, 0, -n),
      drug: "alemtuzumab",
      doseMg: 12,
    }),
  );
const candidacy = (facts: readonly Loose[], of = change()) => effectOf(of, person(facts))!.changes.candidacy;

/** One therapy failed, not two, and others are left. */
const oneTherapy: Change = { without: ["drug-fingolimod"], answers: { "other-therapies-unsuitable": "no" } };

describe("12 April 2019 in the EU", () => {
  it("whoever has failed one therapy was an option the day before, and is none", () => {
    const found = candidacy(factsOf(day, oneTherapy));
    expect([found?.before, found?.after]).toEqual(["yes", "no"]);
    expect(found?.layers).toMatchObject([{ layer: "label", before: "yes", after: "no" }]);
    expect(found?.layers[0]?.decided.after).toEqual(found?.decided.after);
    expect(found?.decided.after.map(({ key }) => key)).toEqual([
      "candidacy/alemtuzumab-eu/two-therapies-failed",
      "candidacy/alemtuzumab-eu/others-unsuitable",
    ]);
    expect(found?.decided.before).toEqual([]);
  });

  it("whoever has failed two stays one, and nobody's answer changes", () => {
    expect(candidacy(factsOf(day, {}))).toBeNull();
  });

  it("where nobody knows of the second therapy, it cannot be told any more", () => {
    const unknown: Change = {
      without: ["drug-fingolimod"],
      add: () => [drug("fingolimod", day, { stopReason: undefined, adequateCourse: undefined, stoppedOn: undefined })],
    };
    const found = candidacy(factsOf(day, { ...unknown, answers: { "other-therapies-unsuitable": "no" } }));
    expect([found?.before, found?.after]).toEqual(["yes", "cannot-tell"]);
  });

  it("whoever was treated before keeps the rule by which they began", () => {
    const active = factsOf(day, { ...oneTherapy, add: () => [...given("2018-05-14"), relapse("new", "2019-03-01")] });
    expect(candidacy(active)?.after).not.toBe("no");
    const begunLater = factsOf(day, oneTherapy);
    expect(candidacy(begunLater)?.after).toBe("no");
  });

  it("tells of other reasons where the answer stays", () => {
    const found = candidacy(
      factsOf(day, { ...oneTherapy, answers: { ...oneTherapy.answers, "commitment-to-watch": "no" } }),
    );
    expect([found?.before, found?.after, changesCandidacy(found!)]).toEqual(["no", "no", false]);
    expect(found?.layers.map(({ layer, before, after }) => [layer, before, after])).toEqual([["label", "no", "no"]]);
    expect(found?.decided.after.length).toBe(3);
  });
});

describe("what is paid for changes, and what is allowed does not", () => {
  const payer = (before: string, after: string) =>
    labelChange(realRulebook, version(`alemtuzumab-gb-nice@${before}`), version(`alemtuzumab-gb-nice@${after}`), {
      from: on(day),
      asOf: on(day),
    });
  const british = (change: Change) => person(factsOf(day, change), { jurisdiction: "GB" });
  const notice = payer("2014-05", "2019-04");

  it("the payer's answer moves with its reasons, and counts as another answer", () => {
    const found = effectOf(notice, british(oneTherapy))!.changes.candidacy!;
    expect(found.before).toBe(found.after);
    expect(found.layers.map(({ layer, before, after }) => [layer, before, after])).toEqual([
      ["reimbursement", "yes", "no"],
    ]);
    const routes = ["two-therapies-failed", "others-unsuitable"].map((one) => `candidacy/alemtuzumab-gb-nice/${one}`);
    expect(found.layers[0]?.decided.after.map(({ key }) => key)).toEqual(routes);
    expect(changesCandidacy(found)).toBe(true);
    expect(decidingAnew(found).map(({ key, layer }) => [key, layer])).toEqual(
      routes.map((key) => [key, "reimbursement"]),
    );
  });

  it("is counted by layer, with what gives it", () => {
    const counter = countEffects();
    for (const change of [oneTherapy, oneTherapy, {}]) counter.add(effectOf(notice, british(change)));
    const { candidacy, affected, unchanged } = counter.totals();
    expect([affected, unchanged]).toEqual([2, 1]);
    expect(candidacy.layers).toEqual([{ layer: "reimbursement", before: "yes", after: "no", people: 2 }]);
    expect(candidacy.decidedBy.map(({ layer, people }) => [layer, people])).toEqual([
      ["reimbursement", 2],
      ["reimbursement", 2],
    ]);
    expect(candidacy.otherReasons).toBe(0);
  });

  it("where the payer says no for other reasons, that is told, and changes nobody's answer", () => {
    const progressive: Loose = { id: "disease", kind: "disease-recorded", phenotype: "PPMS", asOf: back(day, 24) };
    const never = british({ ...oneTherapy, without: ["drug-fingolimod", "disease"], add: () => [progressive] });
    const found = effectOf(notice, never)!.changes.candidacy!;
    expect(found.layers.map(({ layer, before, after }) => [layer, before, after])).toEqual([
      ["reimbursement", "no", "no"],
    ]);
    expect(changesCandidacy(found)).toBe(false);
    expect(effectOf(payer("2014-05", "2014-05"), never)!.changes.candidacy).toBeNull();
  });
});

describe("whom a change concerns", () => {
  it("nobody who lives, and has lived, elsewhere", () => {
    const american = person(factsOf(day, oneTherapy), { jurisdiction: "US" });
    expect(effectOf(change(), american)).toBeUndefined();
  });

  it("whoever has moved here", () => {
    const move: Loose = { id: "move", kind: "care-moved", movedOn: "2019-01-01", jurisdiction: "EU" };
    const moved = person([...factsOf(day, oneTherapy), move], { jurisdiction: "US" });
    expect(effectOf(change(), moved)?.changes.candidacy?.after).toBe("no");
  });

  it("nobody is asked about treatment who has died", () => {
    const died: Loose = { id: "end", kind: "follow-up-ended", endedOn: "2019-01-01", reason: "died", by: "AB" };
    const facts = [...factsOf(day, oneTherapy), ...given("2018-05-14"), died];
    const { changes, candidacy: answers } = effectOf(change(), person(facts))!;
    expect([changes.candidacy, answers]).toEqual([null, { before: null, after: null }]);
  });
});

describe("a version that begins later", () => {
  it("answers about decisions as if it applied already", () => {
    const effect = effectOf(change("2019-06-01"), person(factsOf(day, oneTherapy)))!;
    expect([effect.changes.candidacy?.after, effect.candidacy]).toEqual(["no", { before: "yes", after: "no" }]);
  });

  it("leaves the dates before it, and moves those from it on", () => {
    const [monthly, quarterly] = [1, 3].map((months) =>
      protocolOf(
        {
          protocol: "x-eu",
          version: `${months}`,
          parameters: handParameters,
          rules: [every("monitor.cbc", { months })],
        },
        "2014-03-01",
      ),
    );
    const book = compileRulebook([monthly!, quarterly!]);
    const vanished = (from: string): number => {
      const of = labelChange(book, monthly!, quarterly!, { from: on(from), asOf: on(day) });
      const [rule] = effectOf(of, person(given("2018-05-14")))!.changes.rules;
      return rule!.vanish;
    };
    const later = ["2019-04-12", "2020-04-12", "2021-04-12"].map(vanished);
    expect(later).toEqual(later.toSorted((a, b) => b - a));
    expect(new Set(later).size).toBe(3);
  });

  it("no version of the rulebook comes after either", () => {
    const { before, after } = change();
    const names = (book: typeof before, at: Day) =>
      book
        .inForce("EU")
        .segments.findLast(({ from }) => from <= at)!
        .protocols.map(protocolName);
    expect(names(before, on("2030-01-01"))).toContain("alemtuzumab-eu@2018");
    expect(names(after, on("2030-01-01"))).toContain("alemtuzumab-eu@2019-04-interim");
  });
});

describe("counted over people", () => {
  it("everybody is in exactly one of the groups, and once among the answers", () => {
    const people = [
      person(factsOf(day, oneTherapy)),
      person(factsOf(day, {})),
      person(factsOf(day, oneTherapy), { jurisdiction: "US" }),
      person(given("2018-05-14")),
    ];
    const counter = countEffects();
    for (const one of people) counter.add(effectOf(change(), one));
    const totals = counter.totals();
    expect([totals.people, totals.elsewhere]).toEqual([4, 1]);
    expect(totals.affected + totals.textOnly + totals.unchanged + totals.elsewhere).toBe(4);
    expect(totals.candidacy.answers.reduce((sum, one) => sum + one.people, 0)).toBe(3);
    expect(totals.candidacy.answers).toContainEqual({ before: "yes", after: "no", people: 1 });
    expect(totals.candidacy.decidedBy.map(({ people: n }) => n)).toContain(1);
  });
});

describe("signals, which no label judges, are judged once for both versions", () => {
  const folder = join(import.meta.dirname, "../../examples");
  const records = readdirSync(folder).filter((file) => /^[a-z]+\.json$/.test(file));

  it.each(records)("%s: as if each had judged for itself", (file) => {
    const record = parseRecord(JSON.parse(readFileSync(join(folder, file), "utf8")));
    if (!record.ok) throw new Error(file);
    const { patient } = record.value;
    const ours = realProtocols.filter((one) => one.jurisdiction === patient.jurisdiction && one.layer === "label");
    const [first, last] = [ours[0]!, ours.at(-1)!];
    const asOf = on("2026-11-21");
    const of = labelChange(realRulebook, last, first, { from: asOf, asOf });
    const own = compareAnswers(assess(record.value, of.before, asOf), assess(record.value, of.after, asOf));
    expect(effectOf(of, record.value)?.changes).toEqual(own);
  });
});
