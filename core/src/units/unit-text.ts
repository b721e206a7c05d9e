import type { Analyte, LoincTerm } from "./analyte.ts";
import { analytes } from "./analytes.ts";
import { countPowers } from "./count-unit.ts";
import { foreignUnits, otherSpellings, spellingKey } from "./unit-spelling.ts";

export type UnitReading =
  /** UCUM, and one of the analyte's own: its canonical unit or one that converts. */
  | { readonly kind: "unit"; readonly unit: string }
  /** Nothing was sent. Never filled in from the term or from the size of the number. */
  | { readonly kind: "missing" }
  | { readonly kind: "unknown" }
  /** A unit we know, or a nonsense of one, that this analyte cannot have: mg/dL of haemoglobin, `g/l-1`. */
  | { readonly kind: "unfit" }
  | { readonly kind: "ambiguous"; readonly couldBe: readonly string[] };

const unitsOf = (analyte: Analyte): readonly string[] =>
  analyte.unit === undefined ? [] : [analyte.unit, ...analyte.alsoUnits.map(({ unit }) => unit)];

/** The UCUM units of one analyte; which of them a key can mean; and, for counts, which have that power of ten. */
type Lexicon = {
  readonly units: ReadonlySet<string>;
  readonly byKey: ReadonlyMap<string, readonly string[]>;
  readonly byPower: ReadonlyMap<number, readonly string[]>;
};

const powerOf = (ucum: string): number | undefined => countPowers(spellingKey(ucum), ucum)[0];

function lexiconOf(units: readonly string[]): Lexicon {
  const byKey = new Map<string, readonly string[]>();
  const byPower = new Map<number, readonly string[]>();
  for (const unit of units) {
    const key = spellingKey(unit);
    byKey.set(key, [...(byKey.get(key) ?? []), unit]);
    const power = powerOf(unit);
    if (power !== undefined) byPower.set(power, [...(byPower.get(power) ?? []), unit]);
  }
  return { units: new Set(units), byKey, byPower };
}

const lexicons = new WeakMap<Analyte, Lexicon>();

function lexicon(analyte: Analyte): Lexicon {
  const before = lexicons.get(analyte);
  if (before !== undefined) return before;
  const made = lexiconOf(unitsOf(analyte));
  lexicons.set(analyte, made);
  return made;
}

/** Every key that some analyte can have: known, if not fitting. */
const knownKeys: ReadonlySet<string> = new Set([
  "1",
  ...foreignUnits,
  ...[...analytes.values()].flatMap((analyte) => unitsOf(analyte).map(spellingKey)),
]);

const dimensionless: ReadonlySet<string> = new Set(["1", "[pH]", "{INR}", "{ratio}", "{titer}", "{#}"]);

/** Without dimension in every unit it has: such results come without a unit, and lack nothing. */
const needsNoUnit = (analyte: Analyte): boolean =>
  analyte.unit !== undefined && dimensionless.has(analyte.unit) && analyte.alsoUnits.every((a) => a.factor === "1");

const isEmpty = (text: string): boolean => /^(?:|""|-+|n\/?a|none|null|unitless)$/i.test(text.trim());

/**
 * The UCUM unit a laboratory's unit text means for this analyte. Decided by a table of texts and by the
 * units the analyte can have, never by the size of the number: `G/L` is 10*9/L of platelets and g/L of
 * haemoglobin, because neither can be the other (interop.md 1.2).
 *
 * An empty text is `missing`, except for what has no dimension (INR, pH, specific gravity, an index).
 *
 * @param text  as sent; components that a caret split are joined with `^` again
 * @param term  the LOINC term it came under; only ever chooses between readings that are left
 */
export function readUnit(text: string, analyte: Analyte, term?: LoincTerm): UnitReading {
  const { units, byKey, byPower } = lexicon(analyte);
  const sent = text.trim();
  if (units.has(sent)) return { kind: "unit", unit: sent };
  if (isEmpty(sent)) {
    return needsNoUnit(analyte) ? { kind: "unit", unit: analyte.unit! } : { kind: "missing" };
  }
  if (/\/.*[lL]\^?[-⁻][1¹]$/.test(sent)) return { kind: "unfit" };
  const key = spellingKey(joinPower(sent));
  const known = otherSpellings.get(key) ?? key;
  const powers = countPowers(key, sent);
  const counted = powers.flatMap((power) => preferred(byPower.get(power) ?? [], key));
  const found = counted.length > 0 ? counted : (byKey.get(known) ?? []);
  if (found.length === 1) return { kind: "unit", unit: found[0]! };
  if (found.length > 1) {
    const usual = term?.usualUnit;
    return usual !== undefined && found.includes(usual)
      ? { kind: "unit", unit: usual }
      : { kind: "ambiguous", couldBe: found };
  }
  return powers.length > 0 || knownKeys.has(known) ? { kind: "unfit" } : { kind: "unknown" };
}

/** `10 9/L` lost the sign of its power, not the power. */
const joinPower = (text: string): string => text.replace(/(10)\s+(\d{1,2}\s*\/)/, "$1^$2");

/** Units of one power of ten are the same count: the one spelled as sent, or else the first listed. */
const preferred = (units: readonly string[], key: string): readonly string[] => {
  const spelled = units.find((unit) => spellingKey(unit) === key);
  return spelled !== undefined ? [spelled] : units.slice(0, 1);
};
