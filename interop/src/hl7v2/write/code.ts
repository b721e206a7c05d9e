import { type Analyte, analyteByLoinc, findAnalyte } from "@longwatch/core";
import type { ResultFact } from "../outcome.ts";
import type { FieldToWrite } from "../write.ts";
import { type LaboratoryProfile, localCodeOf } from "./profile.ts";

/** The analyte a fact is of; undefined where our catalogue has none, so that no code of ours says what it is. */
export const analyteOfFact = ({ analyte, loinc }: ResultFact): Analyte | undefined =>
  analyte !== undefined ? findAnalyte(analyte) : loinc === undefined ? undefined : analyteByLoinc(loinc)?.analyte;

/** The LOINC number sent for a result: its own, the laboratory's, or the preferred one. */
export const loincOf = (fact: ResultFact, analyte: Analyte, { loincCodes }: LaboratoryProfile): string | undefined =>
  fact.loinc ??
  (loincCodes !== undefined && Object.hasOwn(loincCodes, analyte.key) ? loincCodes[analyte.key] : undefined) ??
  (analyte.loinc.find(({ preferred }) => preferred) ?? analyte.loinc[0])?.code;

export type WrittenCode = {
  readonly field: FieldToWrite;
  /** The first code: it is part of the result's key. */
  readonly first: string;
  readonly loinc: string | undefined;
};

/** OBX-3. */
export function writeCode(fact: ResultFact, analyte: Analyte, profile: LaboratoryProfile): WrittenCode {
  const loinc = profile.codes === "local" ? undefined : loincOf(fact, analyte, profile);
  const local = localCodeOf(analyte, profile);
  const own = [[local.code], [local.display], ["L"]];
  if (loinc === undefined) return { field: [own], first: local.code, loinc };
  const standard = [[loinc], [analyte.name], ["LN"]];
  return { field: [profile.codes === "both" ? [...standard, ...own] : standard], first: loinc, loinc };
}
