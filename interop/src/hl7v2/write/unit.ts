import { type Analyte, readUnit } from "@longwatch/core";
import type { LoincTerm } from "../codes.ts";
import type { FieldToWrite } from "../write.ts";
import type { LaboratoryProfile } from "./profile.ts";

const spelled = new WeakMap<LaboratoryProfile, Map<string, FieldToWrite | undefined>>();

/**
 * OBX-6: the unit in the laboratory's spelling, or its UCUM code where that spelling would be read as another
 * unit of this analyte. Undefined where the analyte cannot have the unit.
 */
export function writeUnit(
  unit: string,
  analyte: Analyte,
  term: LoincTerm | undefined,
  profile: LaboratoryProfile,
): FieldToWrite | undefined {
  const known = spelled.get(profile) ?? new Map<string, FieldToWrite | undefined>();
  spelled.set(profile, known);
  const key = `${analyte.key} ${term?.code ?? ""} ${unit}`;
  if (!known.has(key)) known.set(key, spell(unit, analyte, term, profile));
  return known.get(key);
}

function spell(
  unit: string,
  analyte: Analyte,
  term: LoincTerm | undefined,
  { units }: LaboratoryProfile,
): FieldToWrite | undefined {
  const reading = readUnit(unit, analyte, term);
  if (reading.kind !== "unit") return undefined;
  const ucum = reading.unit;
  const own = Object.hasOwn(units, ucum) ? units[ucum]! : ucum;
  const back = own === ucum ? reading : readUnit(own, analyte, term);
  return own !== ucum && back.kind === "unit" && back.unit === ucum ? own : [[[ucum], [""], ["UCUM"]]];
}
