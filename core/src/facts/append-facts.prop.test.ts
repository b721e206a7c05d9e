import { deserialize, serialize } from "node:v8";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDay } from "../base/calendar.ts";
import { arbitraryCase } from "../testing/arbitraries.ts";
import type { Loose } from "../testing/panel.ts";
import { runs } from "../testing/properties.ts";
import { appendFacts, parseRecord } from "./parse-record.ts";
import type { PatientRecord } from "./record.ts";
import { recordFromSnapshot, snapshotOf } from "./snapshot.ts";
import { factIdOf } from "./stated-fact.ts";

/** Everything about a record, the order of facts and keys included. */
const shown = ({ patient, facts, held }: PatientRecord): string =>
  JSON.stringify({ patient, facts, held }, (_key, item: unknown) =>
    item instanceof Map ? [...item] : typeof item === "number" && !Number.isFinite(item) ? `${item}` : item,
  );

/** Facts that lean on others: distances in chains, copies learned at another time, corrections of corrections. */
const leaning = fc.record({
  at: fc.nat(),
  how: fc.constantFrom("distance", "chain", "dated-distance", "copy", "copy-unrecorded", "correction", "retraction"),
  days: fc.integer({ min: -400, max: 400 }),
});

function leans(
  facts: readonly Loose[],
  one: typeof leaning extends fc.Arbitrary<infer T> ? T : never,
): readonly Loose[] {
  const target = facts[one.at % Math.max(1, facts.length)];
  if (target === undefined) return [];
  const id = (target["id"] as string | undefined) ?? factIdOf(target);
  const counted = {
    kind: "exam-done" as const,
    exam: "skin",
    outcome: "normal",
    daysAfter: { fact: id, days: one.days },
  };
  const recordedAt = `${formatDay((18_000 + one.days) as Parameters<typeof formatDay>[0])}T08:00:00Z`;
  const { recordedAt: _recordedAt, ...unrecorded } = target as Loose & { recordedAt?: unknown };
  switch (one.how) {
    case "distance":
      return [counted];
    case "dated-distance":
      return [{ ...counted, doneOn: "2020-02-02" }];
    case "chain":
      return [counted, { ...counted, daysAfter: { fact: factIdOf(counted), days: 1 } }];
    case "copy":
      return [{ ...target, recordedAt }];
    case "copy-unrecorded":
      return [{ ...unrecorded, by: "CD" } as Loose];
    case "correction":
      return target.kind === "result-reported" || target.kind === "infusion-given"
        ? [{ ...target, id: `c-${id}-${one.days}`, supersedes: id, recordedAt }]
        : [];
    default:
      return [{ kind: "fact-retracted", fact: id, reason: "test", by: "AB", recordedAt }];
  }
}

const written = fc
  .record({ one: arbitraryCase, more: fc.array(leaning, { maxLength: 5 }), seed: fc.nat(), cut: fc.nat() })
  .map(({ one, more, seed, cut }) => {
    let facts = one.written.facts;
    for (const each of more) facts = [...facts, ...leans(facts, each)];
    const mixed = facts
      .map((fact, i) => ({ fact, place: ((i + 1) * 7919 * (seed + 1)) % 10_007 }))
      .toSorted((a, b) => a.place - b.place)
      .map(({ fact }) => fact);
    return { record: 1, patient: one.written.patient, facts: mixed, cut: cut % (mixed.length + 1) };
  });

const allOf = ({ patient, facts }: { patient: unknown; facts: readonly unknown[] }) =>
  parseRecord({ record: 1, patient, facts });

describe("a record and further facts", () => {
  it("are the record of all of them, and leave the first record as it was", () => {
    let [appended, tried] = [0, 0];
    fc.assert(
      fc.property(written, ({ patient, facts, cut }) => {
        tried += 1;
        const first = allOf({ patient, facts: facts.slice(0, cut) });
        if (!first.ok) return;
        const before = shown(first.value);
        const together = appendFacts(first.value, facts.slice(cut));
        expect(shown(first.value)).toBe(before);
        const whole = allOf({ patient, facts });
        expect(together.ok).toBe(whole.ok);
        if (!together.ok || !whole.ok) return;
        appended += 1;
        expect(shown(together.value)).toBe(shown(whole.value));
        const again = appendFacts(together.value, facts.slice(0, cut));
        expect(again.ok && shown(again.value)).toBe(shown(whole.value));
      }),
      runs(300),
    );
    expect(appended / tried).toBeGreaterThan(0.3);
  });

  it.each([
    ["another content under an id of the record", { id: "a", exam: "eye" }, "fact-id-conflict /0/id"],
    ["a correction that closes a circle", { id: "b", supersedes: "b" }, "fact-reference-unknown /0/supersedes"],
    [
      "a distance from nothing",
      { doneOn: undefined, daysAfter: { fact: "z", days: 1 } },
      "fact-reference-unknown /0/daysAfter/fact",
    ],
    ["no date", { doneOn: undefined }, "value-missing /0/doneOn"],
    ["an unknown key", { surprise: 1 }, "key-unknown /0/surprise"],
  ])("%s: refused, with its place among the new", (_what, more, problem) => {
    const exam = { kind: "exam-done", exam: "skin", outcome: "normal", doneOn: "2024-03-04" };
    const first = allOf({ patient: { id: "p", sex: "female", jurisdiction: "EU" }, facts: [{ ...exam, id: "a" }] });
    if (!first.ok) throw new Error("refused");
    const fact = JSON.parse(JSON.stringify({ ...exam, ...more })) as unknown;
    const found = appendFacts(first.value, [fact]);
    expect(found.ok ? [] : found.issues.map(({ code, at }) => `${code} ${at}`)).toEqual([problem]);
    if (!found.ok && problem.startsWith("fact-id"))
      expect(found.issues[0]!.remedy).toContain("; a fact of the record has");
  });
});

it("a snapshot is taken up again as the record it was, and can be added to", () => {
  const ways: readonly (<T>(value: T) => T)[] = [
    (value) => structuredClone(value),
    (value) => deserialize(serialize(value)),
    (value) => JSON.parse(JSON.stringify(value)),
  ];
  fc.assert(
    fc.property(written, fc.constantFrom(...ways), ({ patient, facts, cut }, kept) => {
      const first = allOf({ patient, facts: facts.slice(0, cut) });
      if (!first.ok) return;
      const again = recordFromSnapshot(kept(snapshotOf(first.value)));
      expect(again).toStrictEqual(first.value);
      expect(again.held).toStrictEqual(first.value.held);
      expect(shown(again)).toBe(shown(first.value));
      const whole = allOf({ patient, facts });
      const more = appendFacts(again, facts.slice(cut));
      expect(more.ok && shown(more.value)).toBe(whole.ok && shown(whole.value));
    }),
    runs(300),
  );
});
