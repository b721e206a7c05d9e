import { normal } from "../random/distributions.ts";
import type { Draw } from "../random/stream.ts";

/** Standard normal at any time, the same whatever else is asked. @param months since the first knot; 0 before it */
export type Noise = (months: number) => number;

/**
 * A first-order autoregression on monthly knots, joined so that the variance is 1 between them too.
 * @param draw a stream of its own: one number for each month, in order
 * @param correlation of neighbouring knots
 */
export function noiseOf(draw: Draw, correlation: number): Noise {
  const fresh = Math.sqrt(1 - correlation * correlation);
  const knots = [normal(draw)];
  return (months) => {
    const position = Math.max(0, months);
    const before = Math.floor(position);
    while (knots.length < before + 2) knots.push(correlation * knots[knots.length - 1]! + fresh * normal(draw));
    const late = position - before;
    const early = 1 - late;
    const scale = Math.sqrt(early * early + late * late + 2 * early * late * correlation);
    return (early * knots[before]! + late * knots[before + 1]!) / scale;
  };
}
