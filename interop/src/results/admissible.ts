import { type Analyte, analytes, judgePlausibility, readUnit, toCanonical } from "@longwatch/core";
import type { Amount } from "./amounts.ts";

export type OpenQuestion = {
  /** What it may be; empty: nothing is known of it but its unit. */
  readonly analytes: readonly Analyte[];
  readonly amounts: readonly Amount[];
  /** As sent; "" for none. */
  readonly units: readonly string[];
};

export type Reading = Amount & { readonly analyte: string; readonly unit: string };

/**
 * Every admissible reading of an amount: each analyte that it may be, in each of its units that the sent one allows, where the
 * value is possible in a living person. A unit that is known fixes itself; one that is missing, unknown or does not fit leaves all.
 */
export function admissibleReadings({ analytes: named, amounts, units }: OpenQuestion): readonly Reading[] {
  // A number that is rare of an analyte may be the dangerous one: 12 platelets are as rare as they are urgent.
  const found =
    named.length === 0
      ? analytesOfUnit(units).flatMap((analyte) => possible(analyte, amounts, statedUnits(analyte, units)))
      : named.flatMap((analyte) => {
          const stated = possible(analyte, amounts, statedUnits(analyte, units));
          // A value that nobody can have in its own unit was written in another.
          return stated.length > 0 ? stated : possible(analyte, amounts, unitsOf(analyte));
        });
  return [...new Map(found.map((one) => [JSON.stringify(Object.values(one)), one])).values()];
}

const unitsOf = (analyte: Analyte): readonly string[] =>
  analyte.unit === undefined ? [] : [analyte.unit, ...analyte.alsoUnits.map(({ unit }) => unit)];

function statedUnits(analyte: Analyte, sent: readonly string[]): readonly string[] {
  const read = sent.map((text) => readUnit(text, analyte, undefined));
  return read.flatMap((one) => (one.kind === "unit" ? [one.unit] : one.kind === "ambiguous" ? one.couldBe : []));
}

const possible = (analyte: Analyte, amounts: readonly Amount[], units: readonly string[]): readonly Reading[] =>
  units.flatMap((unit) =>
    amounts.flatMap((amount): readonly Reading[] => {
      const canonical = toCanonical(amount.value, unit, analyte);
      const isPossible = canonical !== undefined && judgePlausibility(analyte, canonical, unit) !== "impossible";
      return isPossible ? [{ analyte: analyte.key, ...amount, unit }] : [];
    }),
  );

/** What is measured in such a unit; nothing where none was sent, because that would be everything. */
function analytesOfUnit(sent: readonly string[]): readonly Analyte[] {
  const said = sent.filter((text) => text !== "");
  if (said.length === 0) return [];
  return [...analytes.values()].filter(
    (analyte) =>
      analyte.scale === "quantity" && said.some((text) => readUnit(text, analyte, undefined).kind === "unit"),
  );
}
