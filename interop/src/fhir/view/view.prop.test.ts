import { type FactJson, factIdOf, type Instant, parseRecord, type RecordJson } from "@longwatch/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { numberIn } from "./digits.ts";
import { markIn, patientMark, resourceId } from "./ids.ts";
import { patientView } from "./patient-view.ts";
import { currentOf } from "./versioned.ts";

const patient: RecordJson["patient"] = { id: "p", sex: "female", jurisdiction: "EU" };

/** States of a few results, corrections of single facts, and facts that take them back, learned in some order. */
const happenings = fc.array(
  fc.record({
    key: fc.constantFrom("a", "b", undefined),
    value: fc.integer({ min: 50, max: 400 }),
    status: fc.constantFrom("preliminary", "final", "corrected", "entered-in-error"),
    reported: fc.integer({ min: 0, max: 20 }),
    learned: fc.integer({ min: 0, max: 5 }),
    corrects: fc.option(fc.nat(), { nil: undefined }),
    takesBack: fc.option(fc.nat(), { nil: undefined, freq: 3 }),
  }),
  { minLength: 1, maxLength: 12 },
);
const hour = (number: number): string => new Date(Date.UTC(2026, 0, 5, number)).toISOString().slice(0, 19).concat("Z");

type Drawn = typeof happenings extends fc.Arbitrary<infer T> ? T : never;

/** In the order in which they are learned: nobody corrects what is not known yet. */
function factsOf(drawn: Drawn): readonly FactJson[] {
  return drawn
    .toSorted((a, b) => a.learned - b.learned)
    .map((one, index): FactJson => {
      const id = `f${index}`;
      const common = { id, recordedAt: hour(30 + one.learned), by: "AB" };
      if (one.takesBack !== undefined && index > 0)
        return { kind: "fact-retracted", fact: `f${one.takesBack % index}`, reason: "wrong", ...common, by: "AB" };
      const before = one.corrects === undefined || index === 0 ? undefined : `f${one.corrects % index}`;
      return {
        kind: "result-reported",
        collectedOn: "2026-01-05",
        reportedAt: hour(one.reported),
        analyte: "platelets",
        ...(one.status === "entered-in-error" ? {} : { value: one.value, unit: "10*9/L" }),
        status: one.status as "final",
        ...(one.key === undefined ? (before === undefined ? {} : { supersedes: before }) : { resultKey: one.key }),
        ...common,
      };
    });
}

const viewOf = (facts: readonly FactJson[]) => {
  const parsed = parseRecord({ record: 1, patient, facts });
  if (!parsed.ok) return undefined;
  const at = 0 as Instant;
  const view = patientView({
    record: parsed.value,
    written: facts.map((fact) => ({ ...fact, id: fact.id ?? factIdOf(fact) })),
    person: [{ version: 1, at, by: "AB", header: patient, details: {} }],
    isNamed: true,
    messageOf: () => undefined,
  });
  return { view, record: parsed.value };
};

test("what is shown as holding is what holds, and nothing that was ever shown vanishes", () => {
  fc.assert(
    fc.property(happenings, (drawn) => {
      const facts = factsOf(drawn);
      const made = viewOf(facts);
      if (made === undefined) return;
      const results = made.view.ofType("Observation");
      const shown = results
        .flatMap((one) => currentOf(one) ?? [])
        .filter(({ status }) => status !== "entered-in-error");
      const value = (one: { readonly [name: string]: unknown }) =>
        numberIn((one["valueQuantity"] as { value?: unknown } | undefined)?.value);
      const held = made.record.held.all.flatMap((fact) => (fact.kind === "result-reported" ? [fact.value] : []));
      expect(shown.map(value).toSorted()).toEqual(held.toSorted());
      for (const one of results) {
        expect(one.states.map(({ version }) => version)).toEqual(one.states.map((_, index) => `${index + 1}`));
        const moments = one.states.map(({ at }) => at);
        expect(moments).toEqual(moments.toSorted((a, b) => a - b));
        for (const { resource } of one.states)
          if (resource?.["status"] === "entered-in-error") expect(resource["valueQuantity"]).toBeUndefined();
      }
      // Whoever read it before learned more facts finds each resource again, with the versions that it had.
      const earlier = viewOf(facts.filter(({ recordedAt }) => recordedAt! <= hour(32)));
      for (const one of earlier?.view.ofType("Observation") ?? []) {
        const now = results.find(({ id }) => id === one.id);
        expect(now?.states.slice(0, one.states.length).map(({ resource }) => resource)).toEqual(
          one.states.map(({ resource }) => resource),
        );
      }
    }),
    { numRuns: 400 },
  );
});

test("an id leads back to its patient, whatever the patient's id", () => {
  fc.assert(
    fc.property(fc.oneof(fc.uuid(), fc.string({ minLength: 1 }), fc.constant("lw.1")), fc.string(), (id, key) => {
      const made = resourceId(id, key);
      expect(made).toMatch(/^[A-Za-z0-9.-]{1,64}$/);
      expect(markIn(made)).toBe(patientMark(id));
    }),
  );
});
