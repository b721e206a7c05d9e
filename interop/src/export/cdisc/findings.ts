import { type Fact, functionalSystems } from "@longwatch/core";
import { dateOf, dayOfFact, type ExportedPerson, factsOfKind } from "../person.ts";
import { isMeasured, toldResult } from "../result.ts";
import type { Row } from "../table.ts";
import { told } from "../told.ts";
import { testUnits, testWords } from "../words.ts";
import { numbered, studyDay } from "./context.ts";
import { otherTestCode, scaleTestCodes, systemCodes, testCodes } from "./test-codes.ts";

/** Laboratory results, as they were sent and in the catalogue's unit. A test that was cancelled, or whose sample gave no value, is there, as not done; one whose value may not leave without it. */
export const laboratoryRows = (person: ExportedPerson): readonly Row[] =>
  numbered(
    person,
    "LB",
    factsOfKind(person, "result-reported").flatMap((fact) => {
      const result = toldResult(person, fact);
      const { analyte, value, unit, canonical, word, comparator = "", low, high, loinc } = result;
      const isDone = isMeasured(fact) && fact.value !== undefined;
      if (analyte === undefined) return [];
      const limited = (one: number | string | undefined): string | null =>
        isDone ? (one === undefined ? (word ?? null) : `${comparator}${one}`) : null;
      const sent = limited(value ?? result.text);
      return [
        {
          LBTESTCD: testCodes.get(analyte.key)!,
          LBTEST: analyte.name.slice(0, 40),
          LBCAT: analyte.group,
          LBORRES: sent,
          LBORRESU: sent === null ? null : (unit ?? null),
          LBORNRLO: low === undefined ? null : `${low}`,
          LBORNRHI: high === undefined ? null : `${high}`,
          LBSTRESC: limited(canonical ?? result.canonicalText),
          LBSTRESN: isDone && comparator === "" ? (canonical ?? null) : null,
          LBSTRESU: isDone ? (result.canonicalUnit ?? null) : null,
          LBSTAT: isDone ? null : "NOT DONE",
          LBSPEC: analyte.specimen.toUpperCase(),
          LBLOINC: loinc ?? null,
          ...onDay(person, "LB", fact),
        },
      ];
    }),
  );

/** EDSS and functional systems. */
export const scaleRows = (person: ExportedPerson): readonly Row[] =>
  numbered(
    person,
    "QS",
    factsOfKind(person, "edss-scored").flatMap((fact) => [
      ...scored(person, fact, "QS", "EDSS", "Expanded Disability Status Scale", "EDSS", fact.score, "{score}"),
      ...functionalSystems.flatMap((system) =>
        scored(
          person,
          fact,
          "QS",
          systemCodes[system],
          `Functional system ${system}`,
          "KFSS",
          fact.functionalSystems?.[system],
          "{score}",
        ),
      ),
    ]),
  );

/** Functional tests: walk, peg test, symbols. */
export const testRows = (person: ExportedPerson): readonly Row[] =>
  numbered(
    person,
    "FT",
    factsOfKind(person, "test-scored").flatMap((fact) => {
      const test = told(person, testWords, fact.test);
      if (test === null || !testUnits.has(fact.unit)) return [];
      const code = scaleTestCodes.get(test) ?? otherTestCode;
      return scored(person, fact, "FT", code, test, null, fact.value, fact.unit);
    }),
  );

function scored(
  person: ExportedPerson,
  fact: Fact,
  domain: "QS" | "FT",
  code: string,
  name: string,
  category: string | null,
  value: number | undefined,
  unit: string,
): readonly Row[] {
  if (value === undefined) return [];
  const of = (row: Row): Row => Object.fromEntries(Object.entries(row).map(([key, cell]) => [`${domain}${key}`, cell]));
  return [
    {
      ...of({ TESTCD: code, TEST: name.slice(0, 40), CAT: category, ORRES: `${value}`, ORRESU: unit }),
      ...of({ STRESC: `${value}`, STRESN: value, STRESU: unit }),
      ...onDay(person, domain, fact),
    },
  ];
}

const onDay = (person: ExportedPerson, domain: string, fact: Fact): Row => {
  const day = dayOfFact(person, fact);
  return { [`${domain}DTC`]: dateOf(person, day), [`${domain}DY`]: studyDay(person, day) };
};
