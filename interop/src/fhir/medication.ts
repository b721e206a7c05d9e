import { type Concept, conceptOf, lookUp } from "./concept.ts";
import { type Cursor, child, textOf } from "./cursor.ts";
import { alemtuzumabCodes, isAlemtuzumabName, medicineNames } from "./drugs.ts";
import { cursorOn, type Resource, resolve } from "./pool.ts";

export type Medication = {
  readonly concept: Concept;
  /** `code`: a code says so. `name`: only its name does. */
  readonly isAlemtuzumab: "code" | "name" | "no";
  /** Our word, else the words sent, else the code. */
  readonly name: string;
  readonly lot: string | undefined;
};

/** medication[x], as a concept or through the Medication it refers to; undefined where neither says what it is. */
export function medicationOf(cursor: Cursor, from: Resource, pool: readonly Resource[]): Medication | undefined {
  const direct = conceptOf(cursor, "medicationCodeableConcept");
  if (direct !== undefined) return described(direct, undefined);
  const link = child(cursor, "medicationReference");
  const reference = link === undefined ? undefined : textOf(link, "reference");
  const found = reference === undefined ? undefined : resolve(reference, from, pool);
  if (found?.kind !== "one" || found.resource.type !== "Medication") return undefined;
  const medication = cursorOn(found.resource).cursor;
  const code = conceptOf(medication, "code");
  const batch = child(medication, "batch");
  return code === undefined ? undefined : described(code, batch === undefined ? undefined : textOf(batch, "lotNumber"));
}

function described(concept: Concept, lot: string | undefined): Medication | undefined {
  const words = [concept.text, ...concept.codes.map(({ display }) => display)].filter((text) => text !== "");
  const known = lookUp(medicineNames, concept);
  const isCoded = lookUp(alemtuzumabCodes, concept) === true;
  const isNamed = known === undefined && words.some(isAlemtuzumabName);
  const name = isCoded || isNamed ? "alemtuzumab" : (known ?? words[0] ?? concept.codes[0]?.code);
  if (name === undefined) return undefined;
  return { concept, isAlemtuzumab: isCoded ? "code" : isNamed ? "name" : "no", name, lot };
}
