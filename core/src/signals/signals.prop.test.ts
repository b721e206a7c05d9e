import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, formatDay } from "../base/calendar.ts";
import type { Loose } from "../testing/panel.ts";
import {
  dayOf,
  hitsWith,
  lab,
  recordWith,
  said,
  signalBook,
  signalRuleFile,
  signalsWith,
  treatedOn,
} from "../testing/signals.ts";
import { judge } from "./judge.ts";
import { learnedAt } from "./learned.ts";
import { planOf } from "./plan.ts";

const unit = "10*9/L";
const low = { kind: "limit", analyte: "platelets", op: "<", value: 100, unit } as const;
const rules = [
  signalRuleFile(low, { id: "T-1" }),
  signalRuleFile({ ...low, value: 150 }, { id: "T-2", urgency: "7D", notWhen: ["T-1"] }),
  signalRuleFile(
    { kind: "change", analyte: "platelets", direction: "fall", percent: 30, from: ["baseline", "previous"] },
    { id: "T-3", signal: "OTHER_AUTOIMMUNE", urgency: "7D" },
  ),
  signalRuleFile(
    { kind: "all", of: [low, { kind: "symptom", anyOf: ["fever"] }] },
    { id: "T-4", signal: "HLH", urgency: "IMMEDIATE" },
  ),
  signalRuleFile(
    { kind: "all", of: [low, { kind: "limit", analyte: "haemoglobin", op: "<", value: 100, unit: "g/L" }] },
    { id: "T-5", signal: "PANCYTOPENIA" },
  ),
  signalRuleFile(
    {
      kind: "change",
      analyte: "platelets",
      direction: "rise",
      percent: 20,
      by: { value: 60, unit },
      from: ["baseline"],
    },
    { id: "T-7", signal: "DIABETES" },
  ),
  signalRuleFile(
    { kind: "change", analyte: "platelets", direction: "fall", by: { value: 80, unit }, from: ["previous"] },
    { id: "T-8", signal: "DIABETES" },
  ),
  signalRuleFile({ kind: "range", analyte: "haemoglobin", side: "below" }, { id: "T-9", signal: "AIHA" }),
  signalRuleFile(
    { kind: "range", analyte: "haemoglobin", side: "below", times: 0.8, inclusive: true },
    { id: "T-10", signal: "AIHA" },
  ),
  signalRuleFile(
    { kind: "limit", analyte: "haemoglobin", op: ">=", value: 140, unit: "g/L" },
    { id: "T-11", signal: "AHA" },
  ),
  signalRuleFile(
    {
      kind: "again",
      times: 2,
      withinDays: 60,
      of: { kind: "limit", analyte: "haemoglobin", op: ">", value: 145, unit: "g/L" },
    },
    { id: "T-12", signal: "AHA" },
  ),
  signalRuleFile({ kind: "trend", analyte: "platelets", direction: "fall", values: 3, percent: 20 }, { id: "T-6" }),
];

const dayWithin = (days: number) =>
  fc.integer({ min: 0, max: days }).map((after) => formatDay(addDays(dayOf("2024-01-01"), after)));
const day = dayWithin(120);
const lag = fc.integer({ min: 0, max: 60 });
const at = (on: string, days: number): string => `${formatDay(addDays(dayOf(on), days))}T12:00:00Z`;
const historyOn = (day: fc.Arbitrary<string>) => {
  const fact = fc.oneof(
    fc
      .record({ on: day, value: fc.integer({ min: 30, max: 300 }), lag })
      .map(({ on, value, lag }) => lab("platelets", on, value, { id: `p-${on}-${value}`, recordedAt: at(on, lag) })),
    fc
      .record({ on: day, value: fc.integer({ min: 80, max: 150 }), lag })
      .map(({ on, value, lag }) => lab("haemoglobin", on, value, { id: `h-${on}-${value}`, recordedAt: at(on, lag) })),
    fc.record({ on: day, lag }).map(({ on, lag }) => said("fever", on, { id: `f-${on}`, recordedAt: at(on, lag) })),
    day.map((on) => treatedOn(on)),
  );
  return fc.array(fact, { maxLength: 16 }).map((facts) => [...new Map(facts.map((one) => [one["id"], one])).values()]);
};
const history = historyOn(day);
/** Near enough to one another to be parts of one combination. */
const crowded = historyOn(dayWithin(12));

const namesOf = (facts: readonly Loose[]): readonly string[] =>
  signalsWith(rules, facts)
    .signals.map((one) => `${one.key} ${one.rule} ${one.state}`)
    .toSorted();

/** What was raised; the key names the fact that was learned first, so it alone may depend on when that was. */
const raisedBy = (facts: readonly Loose[]): readonly string[] =>
  signalsWith(rules, facts)
    .signals.map((one) => {
      const hits = one.hits.map(({ inForce, trigger }) => `${inForce.rule.id} ${trigger.id}`);
      return `${one.signal} ${one.rule} ${one.urgency} ${one.state}: ${hits}`;
    })
    .toSorted();

describe("signals", () => {
  it("are the same whatever order facts arrive in, and whenever they were learned", () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 0, max: 400 }), (facts, shift) => {
        expect(namesOf(facts.toReversed())).toEqual(namesOf(facts));
        const later = facts.map((one) =>
          one["recordedAt"] === undefined ? one : { ...one, recordedAt: at("2024-05-01", shift) },
        );
        expect(raisedBy(later)).toEqual(raisedBy(facts));
      }),
      { numRuns: 150 },
    );
  });

  it("never depend on facts of later days", () => {
    fc.assert(
      fc.property(history, day, (facts, cut) => {
        const early = facts.filter((one) => String(one["collectedOn"] ?? one["reportedOn"] ?? one["infusedOn"]) <= cut);
        const hits = (all: readonly Loose[]) =>
          hitsWith(rules, all, { asOf: cut }).hits.map((hit) => `${hit.inForce.rule.id} ${hit.trigger.id}`);
        expect(hits(facts)).toEqual(hits(early));
      }),
      { numRuns: 150 },
    );
  });

  it("are those of every rule asked at every result, one by one", () => {
    fc.assert(
      fc.property(history, (facts) => {
        const { hits, world } = hitsWith(rules, facts, { everyDoubt: false });
        const plan = planOf(signalBook(rules).inForce("EU").segments[0]!.signals);
        const asked: string[] = [];
        for (const [key, { entries }] of plan.byAnalyte) {
          const columns = world.columnsFor(key);
          for (let i = 0; i < (columns?.size ?? 0); i += 1) {
            const fact = columns!.series.facts[i]!;
            const moment = { fact, day: fact.earliest, columns, i, seen: undefined, isTold: false };
            const speaking = entries.filter((entry) => judge(entry, world, moment) === "yes").map(({ rule }) => rule);
            const ids = new Set(speaking.map(({ inForce }) => inForce.rule.id));
            for (const { inForce } of speaking)
              if (!inForce.rule.notWhen?.some((id) => ids.has(id))) asked.push(`${inForce.rule.id} ${fact.id}`);
          }
        }
        const found = hits.filter((hit) => hit.columns !== undefined);
        expect(found.map((hit) => `${hit.inForce.rule.id} ${hit.trigger.id}`).toSorted()).toEqual(asked.toSorted());
      }),
      { numRuns: 200 },
    );
  });

  it("tell the same reasons twice, and every yes stands on a comparison or a report", () => {
    fc.assert(
      fc.property(history, (facts) => {
        for (const hit of hitsWith(rules, facts).hits) {
          expect(hit.reasons().evidence).toContain(hit.trigger.id);
          expect(hit.reasons().comparisons.some((one) => one.result === "yes")).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("are known from the moment at which they are found in what had been learned until then, and not before", () => {
    let late = 0;
    fc.assert(
      fc.property(crowded, (facts) => {
        const held = new Map(recordWith(facts).held.all.map((one) => [one.id, one]));
        const foundBy = (moment: number): readonly string[] =>
          hitsWith(
            rules,
            facts.filter((one) => learnedAt(held.get(String(one["id"]))!) <= moment),
          ).hits.map((hit) => `${hit.inForce.rule.id} ${hit.trigger.id}`);
        for (const { inForce, trigger, learned } of hitsWith(rules, facts).hits) {
          const { at } = learned();
          if (at > learnedAt(trigger)) late += 1;
          expect(foundBy(at)).toContain(`${inForce.rule.id} ${trigger.id}`);
          expect(foundBy(at - 1)).not.toContain(`${inForce.rule.id} ${trigger.id}`);
        }
      }),
      { numRuns: 250 },
    );
    expect(late).toBeGreaterThan(50);
  });
});
