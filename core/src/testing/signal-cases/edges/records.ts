import { addDays, formatDay } from "../../../base/calendar.ts";
import { InvariantError } from "../../../base/result.ts";
import type { LeafCriterion } from "../../../protocol/criterion.ts";
import { analytes } from "../../../units/analytes.ts";
import type { Loose } from "../../panel.ts";
import { dayOf } from "../../signals.ts";
import { trigger, type When } from "./edge.ts";

/** The day on which most edges are asked; any other day of a record is counted from it. */
export const askedOn = "2024-06-01";
export const dayBefore = (days: number, from = askedOn): string => formatDay(addDays(dayOf(from), -days));

export const unitOf = (analyte: string): string => {
  const found = analytes.get(analyte);
  if (found === undefined) throw new InvariantError(`a rule names ${analyte}`);
  return found.unit ?? "1";
};

/** A number with its unit, or a word. */
export const result = (
  analyte: string,
  on: string,
  value: number | string,
  changes: Readonly<Record<string, unknown>> = {},
): Loose => ({
  kind: "result-reported",
  id: `${analyte}-${on}-${value}`,
  collectedOn: on,
  analyte,
  value,
  ...(typeof value === "number" ? { unit: unitOf(analyte) } : {}),
  ...changes,
});

export const asked = (fact: Loose): Loose => ({ ...fact, id: trigger });

export const infusionOn = (on: string): Loose => ({
  kind: "infusion-given",
  id: `infusion-${on}`,
  infusedOn: on,
  drug: "alemtuzumab",
  doseMg: 12,
});

export const conditionOn = (condition: string, on: string): Loose => ({
  kind: "condition-recorded",
  id: `${condition}-${on}`,
  condition,
  onsetOn: on,
});

const probeKey = "edge-probe";
export const probeLeaf: Extract<LeafCriterion, { kind: "symptom" }> = { kind: "symptom", anyOf: [probeKey] };

export const symptomOn = (symptom: string, on: string, changes: Readonly<Record<string, unknown>> = {}): Loose => ({
  kind: "symptom-reported",
  id: `${symptom}-${on}`,
  reportedOn: on,
  symptom,
  ...changes,
});

/** What holds of a day says nothing by itself: an invented symptom of that day asks for it. */
export const probeOn = (on: string): Loose => asked(symptomOn(probeKey, on));
export const withProbe = (leaf: LeafCriterion): When => ({ kind: "all", of: [leaf, probeLeaf] });
