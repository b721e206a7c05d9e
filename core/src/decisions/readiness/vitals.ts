import type { FactOfKind } from "../../facts/fact.ts";
import { ofKind } from "../../facts/fact-index.ts";
import type { ReadinessTestOf } from "../../protocol/readiness.ts";
import { compare } from "../../signals/three-valued.ts";
import { vitalUnits } from "../../signals/vital-sign.ts";
import type { Subject } from "./asked.ts";
import { type Found, green, lack, red, unknown } from "./found.ts";

type Reading = FactOfKind<"vitals-measured">;
type Limit = ReadinessTestOf<"vital">["redWhen"][number];

/** What the catalogue calls it. */
const nameOf = (sign: string): string => (sign === "temperatureC" ? "temperature" : sign);

/**
 * The newest reading of each sign before the infusion on the day itself; one that was taken again counts instead of the first,
 * and of one moment the worse. One sign over its limit is red; green only where the newest reading of all has every sign.
 */
export function vitalTest({ redWhen }: ReadinessTestOf<"vital">, { facts, asOf }: Subject): Found {
  const signs = [...new Set(redWhen.map(({ sign }) => sign))];
  const readings = ofKind(facts, "vitals-measured", asOf)
    .filter((one) => one.earliest === asOf && one.phase === "before" && signs.some((sign) => one[sign] !== undefined))
    .toSorted((a, b) => momentOf(a) - momentOf(b));
  const seen = signs.flatMap((sign) =>
    ofLastMoment(readings.filter((one) => one[sign] !== undefined)).map((reading) => ({ sign, reading })),
  );
  const newest = ofLastMoment(readings);
  const missing = signs.filter((sign) => newest.every((one) => one[sign] === undefined));
  const of = {
    seen: seen.map(({ sign, reading }) => ({
      what: nameOf(sign),
      saw: reading[sign]!,
      unit: vitalUnits[sign],
      on: reading.earliest,
      fact: reading.id,
    })),
    limits: redWhen.map(({ sign, op, value }) => ({ what: nameOf(sign), op, right: value, unit: vitalUnits[sign] })),
    evidence: seen.map(({ reading }) => reading.id),
  };
  const isMet = seen.some(({ sign, reading }) =>
    redWhen.some((one) => one.sign === sign && meets(one, reading[sign]!)),
  );
  if (isMet) return red(of);
  return missing.length > 0
    ? unknown(
        missing.map((sign) => lack("reading-before", nameOf(sign))),
        of,
      )
    : green(of);
}

const meets = ({ op, value }: Limit, saw: number): boolean =>
  compare(op, saw, saw, false, false, value, value) === "yes";

const ofLastMoment = (readings: readonly Reading[]): readonly Reading[] =>
  readings.filter((one) => momentOf(one) === momentOf(readings.at(-1)!));

const momentOf = ({ measuredAt, earliest }: Reading): number => measuredAt?.at ?? earliest * 86_400_000;
