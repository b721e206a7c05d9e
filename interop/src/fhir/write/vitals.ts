import { analytes, type FactJson } from "@longwatch/core";
import { own } from "../own.ts";
import type { Writer } from "./context.ts";
import { category, coding, compact, type Element, loinc, notes, quantity, writtenMoment } from "./element.ts";

type VitalsFact = Extract<FactJson, { readonly kind: "vitals-measured" }>;

const signs = {
  systolic: "systolic",
  diastolic: "diastolic",
  pulse: "pulse",
  temperatureC: "temperature",
  spo2: "spo2",
} as const;
const bloodPressure = coding(loinc, "85354-9", "Blood pressure panel");
const panel = coding(loinc, "85353-1", "Vital signs panel");

/** One Observation with a component for each sign, or the sign itself where there is one. */
export const writeVitals: Writer<VitalsFact> = (fact, { subject, id }) => {
  const parts = (Object.keys(signs) as (keyof typeof signs)[]).flatMap((field) => {
    const value = fact[field];
    return value === undefined ? [] : [part(signs[field], value)];
  });
  const [first] = parts;
  if (first === undefined || fact.measuredAt === undefined) return undefined;
  const isPressure = fact.pulse === undefined && fact.temperatureC === undefined && fact.spo2 === undefined;
  const body =
    parts.length === 1 ? first : { code: { coding: [isPressure ? bloodPressure : panel] }, component: parts };
  return compact({
    resourceType: "Observation",
    id,
    identifier: [{ system: own.fact, value: id }],
    status: "final",
    category: category("vital-signs"),
    ...body,
    subject,
    effectiveDateTime: writtenMoment(fact.measuredAt),
    note: notes(...circumstances(fact)),
  });
};

function part(key: string, value: number): Element {
  const { loinc: terms, unit, name } = analytes.get(key)!;
  return {
    code: { coding: terms.map(({ code }) => coding(loinc, code)), text: name },
    valueQuantity: quantity(value, unit!),
  };
}

const circumstances = ({ phase, atRest, rhythm, note }: VitalsFact): readonly (string | undefined)[] => [
  phase === undefined ? undefined : `${phase} the infusion`,
  atRest === undefined ? undefined : atRest ? "at rest" : "not at rest",
  rhythm === undefined ? undefined : `rhythm: ${rhythm}`,
  note,
];
