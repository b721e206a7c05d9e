import { analyteByLoinc, type FactJson, findAnalyte, parseFacts, type RecordJson } from "@longwatch/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { findingsIn } from "../../hl7v2/findings.ts";
import { bytesOf, factsOf } from "../../testing/fhir.ts";
import { otherFact } from "../../testing/record-facts.ts";
import { resultFact } from "../../testing/result-facts.ts";
import { readFhirFile } from "../read-file.ts";
import type { ResultFact } from "../reading.ts";
import { writeBundle } from "./bundle.ts";

const recordOf = (facts: readonly FactJson[]): RecordJson => ({
  record: 1,
  patient: {
    id: "lw-0001",
    sex: "female",
    bornOn: "1988-05",
    jurisdiction: "EU",
    identifiers: [{ system: "urn:clinic:mrn", value: "M1000" }],
  },
  facts: [...facts],
});

const readBack = (record: RecordJson, type: "collection" | "transaction") => {
  const written = writeBundle(record, type);
  if (!written.ok) throw new Error(JSON.stringify(written.issues));
  return { ...written.value, outcome: readFhirFile(bytesOf(JSON.stringify(written.value.bundle))) };
};

/** What the doc comment of `writeBundle` says, as code: the result that is to come back. */
function carried(fact: ResultFact, loinc: string | undefined): ResultFact {
  const analyte = fact.analyte ?? analyteByLoinc(fact.loinc!)!.analyte.key;
  const isWithdrawn = fact.status === "cancelled" || fact.status === "entered-in-error";
  const { value, unit, comparator, refLow, refHigh, refText } = isWithdrawn ? ({} as ResultFact) : fact;
  const comments = typeof fact.comments === "string" ? [fact.comments] : (fact.comments ?? []);
  const said = findingsIn([...comments, ...(typeof value === "string" ? [value] : [])]);
  const unsaid = (fact.findings ?? []).filter((one) => !said.includes(one));
  const notes = [...comments, ...unsaid.map((one) => `${one.replaceAll("-", " ")} seen`)];
  const { tube, ...kept } = fact;
  const comes = {
    ...kept,
    analyte,
    loinc: fact.loinc ?? loinc,
    status: fact.status ?? "final",
    value,
    unit,
    comparator,
    refLow,
    refHigh,
    refText,
    comments: notes.length === 0 ? undefined : notes,
  };
  return comes as ResultFact;
}

const shown = (fact: FactJson): unknown => {
  const { sent, source, specimen, findings, ...kept } = fact as ResultFact;
  const said = { ...kept, specimen: specimen?.toSorted(), findings: findings?.toSorted() };
  return JSON.parse(JSON.stringify(said));
};
const sorted = (facts: readonly unknown[]): readonly unknown[] =>
  facts.map((fact) => JSON.stringify(Object.entries(fact as object).toSorted())).toSorted();

const type = fc.constantFrom("collection", "transaction");

it("writes results that are read as the same facts", () => {
  const messageAt = fc.constantFrom(undefined, "2031-01-01T08:00:05Z");
  const result = fc
    .tuple(resultFact("Europe/Berlin"), messageAt)
    .map(([fact, at]) => (at === undefined ? fact : { ...fact, messageAt: at }));
  fc.assert(
    fc.property(
      fc.array(
        result.filter((fact) => isNotWithdrawn(fact) && !isVitalSign(fact)),
        { minLength: 1, maxLength: 5 },
      ),
      type,
      (facts, kind) => {
        const { outcome, left, displaced } = readBack(recordOf(facts), kind);
        expect([left, displaced]).toEqual([{}, facts.length - new Set(facts.map((fact) => JSON.stringify(fact))).size]);
        const read = factsOf(outcome) as readonly ResultFact[];
        const loincOf = (fact: ResultFact) =>
          read.find(
            (one) =>
              one.analyte === fact.analyte && findAnalyte(one.analyte!)!.loinc.some(({ code }) => code === one.loinc),
          )?.loinc;
        const bare = (one: unknown) => ({ ...(one as object), loinc: "any" });
        expect(sorted(read.map(shown).map(bare))).toEqual(
          sorted(facts.map((fact) => shown(carried(fact, loincOf(fact)))).map(bare)),
        );
        expect(read.every(({ analyte, loinc }) => analyteByLoinc(loinc!)?.analyte.key === analyte)).toBe(true);
        expect(outcome.patients[0]!.identifiers).toEqual([{ system: "urn:clinic:mrn", value: "M1000" }]);
        expect(parseFacts(read).ok).toBe(true);
      },
    ),
    { numRuns: 3000 },
  );
});

/** Written as a result, a vital sign is read as one. */
const isVitalSign = ({ analyte, loinc }: ResultFact): boolean =>
  (analyte === undefined ? analyteByLoinc(loinc!)!.analyte : findAnalyte(analyte)!).group === "vital-sign";

/** Without a key it withdraws nothing, and does not hold. */
const isNotWithdrawn = ({ status, resultKey }: ResultFact): boolean =>
  status !== "entered-in-error" || resultKey !== undefined;

it("writes everything else that is read as the same facts", () => {
  fc.assert(
    fc.property(fc.array(otherFact, { minLength: 1, maxLength: 6 }), type, (facts, kind) => {
      const { outcome, left } = readBack(recordOf(facts), kind);
      const once = [...new Set(sorted(facts.map(shown)))];
      expect(left).toEqual({});
      expect(sorted(factsOf(outcome).map(shown))).toEqual(once);
    }),
    { numRuns: 3000 },
  );
});
