import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spanish } from "../spanish.ts";
import { back } from "../testing/candidates.ts";
import { evidenceInSpanish, realEvidence } from "../testing/evidence.ts";
import type { Loose } from "../testing/panel.ts";
import { runs } from "../testing/properties.ts";
import { asked, disease, infused, weighedOn as on, relapsed, scored, took, weighed } from "../testing/weighed.ts";
import type { WeighedFigureJson, WeighingJson } from "../weighing-json.ts";

const ago = fc.integer({ min: 0, max: 900 }).map((days) => back(on, 0, days));
const numbered = (facts: readonly Loose[]): readonly Loose[] =>
  facts.map((one, i) => ({ ...one, id: `${one.kind}-${i}` }));
const someOf = (one: fc.Arbitrary<Loose>) => fc.array(one, { maxLength: 5 });

/** All that may tell whose people somebody resembles. */
const telling = fc.oneof(
  ago.chain((day) => fc.constantFrom("RRMS", "SPMS", "CIS").map((phenotype) => disease({ phenotype, asOf: day }))),
  fc.constantFrom("Rebif", "fingolimod", "alemtuzumab").map((drug) => took(drug)),
  ago.chain((day) =>
    fc
      .constantFrom("yes", "no", "unknown")
      .map((answer) => asked({ "other-therapy": answer, "other-relapse": answer }, day)),
  ),
  ago.map(relapsed),
  ago.map(infused),
  ago.chain((day) => fc.constantFrom(0, 2.5, 6).map((score) => scored(score, day))),
);
/** All else that a record may hold. */
const silent: fc.Arbitrary<Loose> = ago.chain((day) =>
  fc.constantFrom<Loose>(
    { id: "", kind: "result-reported", collectedOn: day, analyte: "platelets", value: 12, unit: "10*9/L" },
    { id: "", kind: "condition-recorded", condition: "ischaemic-stroke", onsetOn: day },
    { id: "", kind: "mri-read", scannedOn: day, region: "brain", gdEnhancing: 9, newOrEnlargingT2: 12 },
    { id: "", kind: "pregnancy-recorded", confirmedOn: day },
    { id: "", kind: "medicine-recorded", medicine: "aspirin", startedOn: day },
    { id: "", kind: "symptom-reported", reportedOn: day, symptom: "bruises" },
    { id: "", kind: "allergy-recorded", recordedOn: day, substance: "alemtuzumab", answer: "yes" },
    { id: "", kind: "vitals-measured", measuredAt: `${day}T09:00:00Z`, systolic: 210, diastolic: 120 },
    { id: "", kind: "test-scored", scoredOn: day, test: "t25fw", value: 9, unit: "s" },
    { id: "", kind: "vaccine-given", givenOn: day, vaccine: "influenza", live: false },
  ),
);
const figuresIn = ({ trials, wider }: WeighingJson): readonly WeighedFigureJson[] => [
  ...trials.flatMap(({ figures }) => figures),
  ...wider,
];
const alone = { en: "compared with nobody", es: "sin comparar con nadie" };
const known = new Set(realEvidence.bibliography.map(({ id }) => id));
function isWhole(one: WeighedFigureJson, listed: ReadonlySet<string>, language: "en" | "es"): boolean {
  const told = [one.name, one.time, one.study.name, one.comparator?.name ?? alone[language]];
  return (
    told.every((part) => part !== "" && one.title.includes(part)) &&
    one.text.startsWith(one.title) &&
    one.values.every(({ text, between, name }) =>
      one.text.includes(
        `${text}${between === null ? "" : ` (${between})`} ${language === "en" ? "with" : "con"} ${name}`,
      ),
    ) &&
    one.population.length > 20 &&
    one.sources.length > 0 &&
    one.sources.every(({ ref }) => listed.has(ref) && known.has(ref))
  );
}
/** Every text with a blank in it: keys and ids have none. */
const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === "string") return value.includes(" ") ? [value] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
};
const inSpanish = spanish(evidenceInSpanish);

describe("the weighing", () => {
  it("changes with nothing that does not tell whose people somebody resembles", () => {
    fc.assert(
      fc.property(someOf(telling), someOf(silent), (told, more) => {
        const facts = numbered(told);
        const others = numbered(more).map((one) => ({ ...one, id: `silent-${one["id"]}` }));
        expect(JSON.stringify(weighed([...facts, ...others]))).toBe(JSON.stringify(weighed(facts)));
      }),
      runs(0),
    );
  });

  it("has for every number the trial, its people, the comparator, the time and the source, in both languages", () => {
    fc.assert(
      fc.property(someOf(telling), fc.constantFrom(undefined, inSpanish), (told, wording) => {
        const answer = weighed(numbered(told), wording === undefined ? {} : { wording });
        const listed = new Set(answer.sources.map(({ id }) => id));
        expect(figuresIn(answer).filter((one) => !isWhole(one, listed, wording === undefined ? "en" : "es"))).toEqual(
          [],
        );
      }),
      runs(0),
    );
  });

  it("shows the same figures, harms and classes in the same order to everybody of a trial, and never a score", () => {
    const orders = new Map<string, string>();
    fc.assert(
      fc.property(someOf(telling), (told) => {
        const answer = weighed(numbered(told));
        const order = JSON.stringify([answer.trials.map(({ figures }) => figures), answer.wider, answer.options]);
        expect(order).toBe(orders.get(answer.treatedBefore) ?? order);
        orders.set(answer.treatedBefore, order);
        expect(JSON.stringify(answer)).not.toMatch(/score"|rank|placebo/i);
      }),
      runs(0),
    );
  });

  it("names no trial as somebody's while a required answer is unknown", () => {
    fc.assert(
      fc.property(someOf(telling), (told) => {
        const { treatedBefore, trials, missing } = weighed(numbered(told));
        expect(trials.every(({ isTheirs }) => isTheirs === (treatedBefore !== "cannot-tell"))).toBe(true);
        expect(missing.length > 0).toBe(treatedBefore === "cannot-tell");
        expect(trials.map(({ study }) => study.id)).toEqual(
          { yes: ["care-ms-2"], no: ["care-ms-1", "camms223"], "cannot-tell": ["care-ms-1", "care-ms-2", "camms223"] }[
            treatedBefore
          ],
        );
      }),
      runs(0),
    );
  });

  it("is told in Spanish without an English word", () => {
    const { sources: _, ...said } = weighed([], { wording: inSpanish });
    const texts = textsIn(said).join(" ");
    expect(texts).not.toMatch(/\b(the|with|people|of|and|years|treatment|against)\b/i);
  });
});
