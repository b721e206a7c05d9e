import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, formatDay, parseDay } from "../base/calendar.ts";
import { renderCandidacy } from "../render-candidacy.ts";
import { back, type Change, candidacy, drug, person, relapse, type Version, versions } from "../testing/candidates.ts";
import type { Loose } from "../testing/panel.ts";
import { runs } from "../testing/properties.ts";
import { isStricter } from "./weigh.ts";

const version = fc.constantFrom(...(Object.keys(versions) as Version[]));
const ago = fc.integer({ min: 0, max: 800 });
/** A fact by how many days ago it was; it gets its id from its place. */
type Placed = (on: string) => Omit<Loose, "id"> & { readonly kind: Loose["kind"] };
const placed = (of: (day: string) => ReturnType<Placed>): fc.Arbitrary<Placed> =>
  ago.map((count) => (on) => of(back(on, 0, count)));

/** Whatever may lie in a record and decides nothing here. */
const irrelevant = fc.oneof(
  placed((day) => ({ kind: "contact-made", contactedAt: `${day}T08:00:00Z`, channel: "telephone", outcome: "well" })),
  placed((day) => ({ kind: "result-reported", collectedOn: day, analyte: "platelets", value: 40, unit: "10*9/L" })),
  placed((day) => ({ kind: "result-reported", collectedOn: day, analyte: "tsh", value: 9, unit: "mU/L" })),
  placed((day) => ({ kind: "symptom-reported", reportedOn: day, symptom: "bruises" })),
  placed((day) => ({ kind: "vaccine-given", givenOn: day, vaccine: "influenza", live: false })),
);

const condition = (name: string, more: Readonly<Record<string, unknown>> = {}) =>
  placed((day) => ({ kind: "condition-recorded", condition: name, onsetOn: day, ...more }));
/** Whatever may decide, for or against. */
const deciding = fc.oneof(
  fc
    .constantFrom("ischaemic-stroke", "graves-disease", "melanoma", "tuberculosis", "pneumonia")
    .chain((name) => fc.constantFrom({}, { certainty: "suspected" }).chain((more) => condition(name, more))),
  placed((day) => ({ kind: "medicine-recorded", medicine: "aspirin", startedOn: day })),
  placed((day) => ({ ...relapse("r", day) })),
  placed((day) => ({ kind: "disease-recorded", phenotype: "CIS", asOf: day })),
  placed((day) => ({ kind: "mri-read", scannedOn: day, region: "brain", gdEnhancing: 1 })),
  placed((day) => ({ kind: "vitals-measured", measuredAt: `${day}T09:00:00Z`, systolic: 150, diastolic: 95 })),
  placed((day) => ({ kind: "allergy-recorded", recordedOn: day, substance: "alemtuzumab", answer: "yes" })),
  placed((day) => ({ kind: "result-reported", collectedOn: day, analyte: "hiv", value: "positive" })),
  placed((day) => ({
    kind: "history-reviewed",
    reviewedOn: day,
    items: [
      { condition: "stroke", answer: "yes" },
      { condition: "active-infection", answer: "no" },
    ],
  })),
  placed((day) => ({ kind: "infusion-given", infusedOn: day, drug: "alemtuzumab", doseMg: 12 })),
  placed((day) => ({ ...drug("teriflunomide", day) })),
);

/** An infusion makes it a question of another course; the timeline knows the day on which a course closes. */
const isNoInfusion = (of: Placed): boolean => of("2020-09-01").kind !== "infusion-given";

const ids = person("2020-09-01").map(({ id }) => String(id));
/** Somebody whose record lacks some things and holds others. */
const someone = fc.record({
  without: fc.subarray(ids, { maxLength: 3 }),
  more: fc.array(deciding, { maxLength: 4 }),
});
type Someone = typeof someone extends fc.Arbitrary<infer T> ? T : never;
const withId = (facts: readonly Placed[], on: string, name: string): readonly Loose[] =>
  facts.map((of, i) => ({ ...of(on), id: `${name}-${i}` }));
const changeOf = ({ without, more }: Someone, further: readonly Placed[] = []): Change => ({
  without,
  add: (on) => [...withId(more, on, "more"), ...withId(further, on, "further")],
});

describe("candidacy", () => {
  it("stays no, whatever is added that decides nothing", () => {
    fc.assert(
      fc.property(version, someone, fc.array(irrelevant, { minLength: 1, maxLength: 4 }), (under, who, added) => {
        const answer = candidacy(under, changeOf(who)).answer;
        expect(candidacy(under, changeOf(who, added)).answer).toBe(answer);
      }),
      runs(0),
    );
  });

  it("stays no where something speaks against it, whatever else is learnt that does not end it", () => {
    fc.assert(
      fc.property(version, someone, fc.array(deciding, { maxLength: 4 }), (under, who, added) => {
        const before = candidacy(under, changeOf(who));
        const against = before.criteria.filter(
          ({ weighed, outcome }) => weighed.weight === "contraindication" && outcome === "no",
        );
        fc.pre(against.length > 0);
        expect(candidacy(under, changeOf(who, added.filter(isNoInfusion))).answer).toBe("no");
      }),
      runs(0),
    );
  });

  it("tells what was taken back wherever that made the answer more permissive", () => {
    fc.assert(
      fc.property(version, someone, fc.nat(), (under, who, which) => {
        const change = changeOf(who);
        const facts = [...ids.filter((id) => !who.without.includes(id)), ...who.more.map((_, i) => `more-${i}`)];
        const fact = facts[which % facts.length]!;
        const before = candidacy(under, change);
        const after = candidacy(under, {
          ...change,
          add: (day) => [
            ...change.add!(day),
            { id: "back", kind: "fact-retracted", fact, reason: "wrong person", by: "AB" },
          ],
        });
        if (isStricter(before.answer, after.answer)) expect(after.withdrawn).toContain(fact);
      }),
      runs(0),
    );
  });

  it("is never yes while an answer that the label of 2020 asks for is missing", () => {
    const asked = ["disease", "history", "medicines", "allergy", "hiv", "pressure", "test"];
    fc.assert(
      fc.property(
        fc.constantFrom("EU-2020" as const, "EU-2022+" as const),
        fc.subarray(asked, { minLength: 1 }),
        fc.array(irrelevant, { maxLength: 3 }),
        (under, without, added) => {
          const change = changeOf({ without, more: [] }, added);
          expect(candidacy(under, change).answer).toBe("cannot-tell");
        },
      ),
      runs(0),
    );
  });

  it("knows every later day on which it may be another answer", () => {
    fc.assert(
      fc.property(version, someone, (under, { without, more }) => {
        const who = { without, more: more.filter(isNoInfusion) };
        const today = parseDay(versions[under].on)!;
        const shown = (count: number): string => {
          const { mayChangeOn: _, ...rest } = candidacy(under, changeOf(who), formatDay(addDays(today, count)));
          return JSON.stringify(renderCandidacy({ ...rest, mayChangeOn: [] }));
        };
        const { mayChangeOn } = candidacy(under, changeOf(who));
        const now = shown(0);
        for (let count = 1; count <= 120; count += 1) {
          if (shown(count) === now) continue;
          expect(mayChangeOn.map(formatDay)).toContain(formatDay(addDays(today, count)));
          break;
        }
      }),
      { ...runs(0), numRuns: 60 },
    );
  });
});
