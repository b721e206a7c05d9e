import { type Analyte, analyteByLoinc } from "@longwatch/core";
import type { ResultFact } from "../outcome.ts";
import type { FieldToWrite, SegmentToWrite } from "../write.ts";
import { analyteOfFact, type WrittenCode, writeCode } from "./code.ts";
import { notesOfFact } from "./notes.ts";
import { hasSpecimenSegment, type LaboratoryProfile, senderNameOf, statusTextOf } from "./profile.ts";
import { writeRange } from "./range.ts";
import { subIdOf } from "./sub-id.ts";
import { writeCollection, writeMoment } from "./time.ts";
import { writeUnit } from "./unit.ts";
import { type WrittenValue, writeValue } from "./value.ts";

/** A result with all of it that can fail worked out, so that writing its segments cannot. */
export type Row = {
  readonly fact: ResultFact;
  readonly analyte: Analyte;
  readonly code: WrittenCode;
  readonly subId: string;
  readonly value: WrittenValue;
  readonly unit: FieldToWrite;
  readonly collected: string;
  readonly reported: string;
};

/** Where a fact cannot be written: which field of it, and why. */
export type Refusal = { readonly field: string; readonly why: string };

/** A result made ready, or the reason why no message of this laboratory can carry it. */
export function prepare(fact: ResultFact, order: string, profile: LaboratoryProfile): Row | Refusal {
  const analyte = analyteOfFact(fact);
  if (analyte === undefined) return { field: "analyte", why: "no test of the catalogue" };
  if (fact.approximate === true) return { field: "approximate", why: "a date that is only about right" };
  if (fact.collectedOn === undefined) return { field: "collectedOn", why: "no day of collection" };
  const collected = writeCollection(fact.collectedOn, fact.collectedAt, profile);
  if (collected === undefined) return { field: "collectedAt", why: "a moment that is not on the day of collection" };
  const reported = fact.reportedAt === undefined ? "" : writeMoment(fact.reportedAt, profile);
  if (reported === undefined) return { field: "reportedAt", why: "no moment" };
  const value = writeValue(fact, analyte, profile);
  if (typeof value === "string") return { field: "value", why: value };
  const code = writeCode(fact, analyte, profile);
  const term = code.loinc === undefined ? undefined : analyteByLoinc(code.loinc)?.term;
  const written = fact.unit === undefined ? "" : writeUnit(fact.unit, analyte, term, profile);
  if (value.hasUnit && (written === undefined || written === ""))
    return { field: "unit", why: "a number without a unit that the test can have" };
  const subId = subIdOf(fact, { sender: senderNameOf(profile), order, code: code.first });
  return { fact, analyte, code, subId, value, unit: written ?? fact.unit ?? "", collected, reported };
}

/** OBX and its notes. */
export function observationSegments(row: Row, setId: number, profile: LaboratoryProfile): readonly SegmentToWrite[] {
  const { fact, code, subId, value, unit, collected, reported } = row;
  const other = fact.lab === undefined || fact.lab === profile.name ? "" : fact.lab;
  const isNew = hasSpecimenSegment(profile);
  const fields: readonly FieldToWrite[] = [
    `${setId}`,
    value.type,
    code.field,
    subId,
    value.field,
    unit,
    writeRange(fact, profile),
    flagsOf(fact),
    "",
    "",
    statusTextOf(fact.status ?? "final", profile),
    "",
    "",
    observedAt(collected, reported, profile),
    other === "" || isNew ? "" : [[[""], [other]]],
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    isNew ? other : "",
  ];
  const notes = notesOfFact(fact, profile).map((text, index) => ({ name: "NTE", fields: [`${index + 1}`, "L", text] }));
  return notes.length === 0 ? [{ name: "OBX", fields }] : [{ name: "OBX", fields }, ...notes];
}

/** Several flags of one result are repetitions. */
const flagsOf = ({ flag }: ResultFact): FieldToWrite =>
  flag === undefined
    ? ""
    : flag.includes(" ")
      ? flag
          .trim()
          .split(/\s+/)
          .map((one) => [[one]])
      : flag;

/** Beside no time of release it stays empty: readers take it for one. */
const observedAt = (collected: string, reported: string, { observationTime }: LaboratoryProfile): string =>
  reported === "" || observationTime === "none" ? "" : observationTime === "release" ? reported : collected;
