import type { Life } from "../life.ts";
import { exp } from "../random/arithmetic.ts";
import { happens, logNormal, normal } from "../random/distributions.ts";
import type { Streams } from "../random/stream.ts";
import type { BodyParameters } from "./parameters.ts";
import type { Quantity } from "./quantities.ts";

/** Own usual values of a person, each drawn from a stream of its own when first asked for. */
export function usualOf({ person }: Life, parameters: BodyParameters, streams: Streams): (analyte: string) => number {
  const { traits } = parameters;
  const known = new Map<string, number>();
  const drawn = (analyte: string): number => {
    const row = parameters.usual[analyte as Quantity];
    const value = row[person.sex] * exp(normal(streams(`body usual ${analyte}`), 0, row.between));
    if (analyte === "bilirubin_total")
      return happens(streams("body gilbert"), traits.gilbertShare) ? value * traits.gilbertFactor : value;
    if (analyte === "tpo_ab" && person.antiTpo) {
      const { median, spread } = traits.antiTpo;
      return Math.max(value, logNormal(streams("body anti-peroxidase"), median, spread));
    }
    return value;
  };
  return (analyte) => {
    let value = known.get(analyte);
    if (value === undefined) {
      value = drawn(analyte);
      known.set(analyte, value);
    }
    return value;
  };
}
