import { parseFacts } from "@longwatch/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { bundle, bytesOf, factsOf, observation, patient, readResource } from "../testing/fhir.ts";
import { readFhirFile } from "./read-file.ts";

const codes = ["777-3", "718-7", "3016-3", "5196-1", "5794-3", "58410-2", "777-4", "99999-9", "8480-6"];
const junk = fc.oneof(
  fc.string({ maxLength: 6 }),
  fc.integer(),
  fc.constant(null),
  fc.boolean(),
  fc.constant([]),
  fc.constant({}),
);
const mostly = <T>(right: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof({ arbitrary: right, weight: 6 }, { arbitrary: junk, weight: 1 });

const value = fc.oneof(
  fc.record({
    valueQuantity: mostly(
      fc.record({
        value: mostly(fc.double({ min: 0, max: 500, noNaN: true })),
        unit: mostly(fc.constantFrom("10*9/L", "g/dL", "mU/L", "x")),
      }),
    ),
  }),
  fc.record({
    valueString: mostly(fc.constantFrom("<0.01", "negative", "haemolysed", "see note", "1+", "1,2", "7.5 mmol/L")),
  }),
  fc.record({
    valueCodeableConcept: mostly(fc.record({ text: mostly(fc.constantFrom("Reactive", "Not detected", "?")) })),
  }),
  fc.record({ dataAbsentReason: mostly(fc.record({ text: fc.constant("unknown") })) }),
  fc.record({ hasMember: mostly(fc.constant([{ reference: "Observation/o1" }])) }),
  fc.constant({}),
);

const anyObservation = fc
  .tuple(
    fc.record({
      id: mostly(fc.constantFrom("a", "b", "c")),
      status: mostly(
        fc.constantFrom(
          "registered",
          "preliminary",
          "final",
          "amended",
          "corrected",
          "cancelled",
          "entered-in-error",
          "unknown",
        ),
      ),
      code: mostly(
        fc.record({
          coding: mostly(
            fc.array(
              fc.record({ system: fc.constantFrom("http://loinc.org", "urn:x"), code: fc.constantFrom(...codes) }),
              { maxLength: 2 },
            ),
          ),
        }),
      ),
      subject: mostly(fc.record({ reference: mostly(fc.constantFrom("Patient/p1", "Patient/p2", "Group/g")) })),
      effectiveDateTime: mostly(fc.constantFrom("2025", "2025-03", "2025-03-01", "2025-03-01T08:00:00Z", "2025-13-01")),
      note: mostly(fc.array(fc.record({ text: mostly(fc.constantFrom("clotted", "ok")) }), { maxLength: 1 })),
    }),
    value,
  )
  .map(([fields, more]) => ({ resourceType: "Observation", ...fields, ...more }));

test("nothing is dropped: every observation ends as a fact, as an issue, or is a panel that names its members", () => {
  fc.assert(
    fc.property(anyObservation, (one) => {
      const outcome = readResource(one);
      const isPanel = "hasMember" in one && Array.isArray(one["hasMember"]) && one["hasMember"].length > 0;
      expect(factsOf(outcome).length + outcome.issues.length > 0 || isPanel).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test("every fact is one that the core accepts, and belongs to the patient it names", () => {
  fc.assert(
    fc.property(fc.array(anyObservation, { maxLength: 6 }), (all) => {
      const outcome = readResource(bundle(patient("p1"), patient("p2"), ...all));
      for (const { identifiers, facts } of outcome.patients) {
        const parsed = parseFacts(facts);
        expect(parsed.ok ? [] : parsed.issues).toEqual([]);
        for (const fact of facts) {
          const at = (fact.source as Record<string, string>)["at"];
          const index = Number(/\[(\d+)\]/.exec(at ?? "")?.[1]) - 2;
          expect(identifiers[0]?.value).toBe(
            JSON.stringify(all[index]?.subject).replace(/.*Patient\/(.*)"}/, "MRN-$1"),
          );
        }
      }
    }),
    { numRuns: 300 },
  );
});

test("the order of resources does not matter for the facts", () => {
  const both = fc
    .array(anyObservation, { maxLength: 5 })
    .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
  const set = (all: readonly unknown[]) =>
    factsOf(readResource(bundle(patient("p1"), ...all)))
      .map(({ source: _, ...fact }) => JSON.stringify(fact))
      .toSorted();
  fc.assert(
    fc.property(both, ([all, shuffled]) => {
      expect(set(shuffled)).toEqual(set(all));
    }),
    { numRuns: 200 },
  );
});

test("random JSON and random bytes never throw", () => {
  const types = fc.constantFrom(
    "Observation",
    "Bundle",
    "DiagnosticReport",
    "MedicationAdministration",
    "MedicationStatement",
    "Immunization",
    "Condition",
    "Patient",
  );
  const fields = fc.dictionary(
    fc.constantFrom(
      "status",
      "code",
      "coding",
      "subject",
      "patient",
      "entry",
      "resource",
      "contained",
      "result",
      "valueQuantity",
      "dosage",
      "effectivePeriod",
      "meta",
      "component",
      "identifier",
      "__proto__",
    ),
    fc.jsonValue({ maxDepth: 3 }),
  );
  fc.assert(
    fc.property(types, fields, (resourceType, all) => {
      readResource({ ...all, resourceType });
      readResource(bundle({ ...all, resourceType }));
    }),
    { numRuns: 1000 },
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      readFhirFile(bytes);
      readFhirFile(Uint8Array.from([...bytesOf('{"resourceType":"Observation"'), ...bytes]));
    }),
  );
});

test("a result is the same with and without its narrative", () => {
  const { text: _, ...plain } = observation({ text: { status: "generated", div: "<div/>" } });
  expect(readResource(plain)).toEqual(readResource(observation()));
});
