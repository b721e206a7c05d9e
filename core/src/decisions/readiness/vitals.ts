import type { FactOfKind } from "../../facts/fact.ts";
import { ofKind } from "../../facts/fact-index.ts";
import type { ReadinessTestOf } from "../../protocol/readiness.ts";
import { compare } from "../../signals/three-valued.ts";
import { vitalUnits } from "../../signals/vital-sign.ts";
import type { Subject } from "./asked.ts";
import { type Found, green, lack, red, unknown } from "./found.ts";

type Reading = FactOfKind<"vitals-measured">;

/** What the catalogue calls it. */
const nameOf = (sign: string): string => (sign === "temperatureC" ? "temperature" : sign);

/** The newest reading before the infusion on the day itself; one that was taken again counts instead of the first. */
export function vitalTest({ redWhen }: ReadinessTestOf<"vital">, { facts, asOf }: Subject): Found {
  const signs = [...new Set(redWhen.map(({ sign }) => sign))];
  const reading = ofKind(facts, "vitals-measured", asOf)
    .filter((one) => one.earliest === asOf && one.phase === "before" && signs.every((sign) => one[sign] !== undefined))
    .toSorted((a, b) => momentOf(a) - momentOf(b))
    .at(-1);
  if (reading === undefined) return unknown(signs.map((sign) => lack("reading-before", nameOf(sign))));
  const of = {
    seen: signs.map((sign) => ({
      what: nameOf(sign),
      saw: reading[sign]!,
      unit: vitalUnits[sign],
      on: reading.earliest,
      fact: reading.id,
    })),
    limits: redWhen.map(({ sign, op, value }) => ({ what: nameOf(sign), op, right: value, unit: vitalUnits[sign] })),
    evidence: [reading.id],
  };
  const isMet = redWhen.some(({ sign, op, value }) => {
    const saw = reading[sign]!;
    return compare(op, saw, saw, false, false, value, value) === "yes";
  });
  return isMet ? red(of) : green(of);
}

const momentOf = ({ measuredAt, earliest }: Reading): number => measuredAt?.at ?? earliest * 86_400_000;
