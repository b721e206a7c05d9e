import { type Fact, functionalSystems } from "@longwatch/core";
import { dateOf, dayOfFact, type ExportedPerson, factsOfKind } from "../person.ts";
import { toldResult } from "../result.ts";
import type { Row } from "../table.ts";
import { told } from "../told.ts";
import { testUnits, testWords } from "../words.ts";
import { numbered, studyDay } from "./context.ts";
import { testCodes } from "./test-codes.ts";

/** Laboratory results, as they were sent and in the catalogue's unit. A test that was cancelled is there, as not done. */
export const laboratoryRows = (person: ExportedPerson): readonly Row[] =>
  numbered(
    person,
    "LB",
    factsOfKind(person, "result-reported").flatMap((fact) => {
      const { analyte, value, unit, canonical, word, comparator = "", low, high, loinc } = toldResult(person, fact);
      const isDone = fact.status !== "cancelled" && fact.status !== "entered-in-error";
      if (analyte === undefined) return [];
      const sent = isDone ? (value === undefined ? (word ?? null) : `${comparator}${value}`) : null;
      return [
        {
          LBTESTCD: testCodes.get(analyte.key)!,
          LBTEST: analyte.name.slice(0, 40),
          LBCAT: analyte.group,
          LBORRES: sent,
          LBORRESU: sent === null ? null : (unit ?? null),
          LBORNRLO: low === undefined ? null : `${low}`,
          LBORNRHI: high === undefined ? null : `${high}`,
          LBSTRESC: isDone ? (canonical === undefined ? (word ?? null) : `${comparator}${canonical}`) : null,
          LBSTRESN: isDone && comparator === "" ? (canonical ?? null) : null,
          LBSTRESU: isDone && canonical !== undefined ? (analyte.unit ?? null) : null,
          LBSTAT: sent === null ? "NOT DONE" : null,
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
          `KFS${system.toUpperCase().slice(0, 5)}`,
          `Functional system ${system}`,
          "KFSS",
          fact.functionalSystems?.[system],
          "{score}",
        ),
      ),
    ]),
  );

const testNames: Readonly<Record<string, string>> = { t25fw: "T25FW", sdmt: "SDMT", pasat3: "PASAT3" };

/** Functional tests: walk, peg test, symbols. */
export const testRows = (person: ExportedPerson): readonly Row[] =>
  numbered(
    person,
    "FT",
    factsOfKind(person, "test-scored").flatMap((fact) => {
      const test = told(person, testWords, fact.test);
      if (test === null || !testUnits.has(fact.unit)) return [];
      const code = testNames[test] ?? codeOf(test);
      return scored(person, fact, "FT", code, test, null, fact.value, fact.unit);
    }),
  );

/** `9hpt-dominant` is `X9HPTDOM`, `9hpt-other` is `X9HPTOTH`. */
const codeOf = (test: string): string => {
  const letters = test.toUpperCase().replace(/[^A-Z0-9]/g, "");
  return (/^\d/.test(letters) ? `X${letters}` : letters).slice(0, 8);
};

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
