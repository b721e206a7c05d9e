import { exp } from "../random/arithmetic.ts";
import { normal } from "../random/distributions.ts";
import { type Streams, streamsOf } from "../random/stream.ts";
import type { LaboratoryParameters } from "./parameters.ts";

/** The factor by which a laboratory reads high or low always; the same for everybody whom it measures. */
const biasOf = (laboratory: string, analyte: string): number => normal(streamsOf(laboratory, 0)(analyte));

const known = new Map<string, number>();
function knownBias(laboratory: string, analyte: string): number {
  const name = `${laboratory} ${analyte}`;
  let bias = known.get(name);
  if (bias === undefined) {
    bias = biasOf(laboratory, analyte);
    known.set(name, bias);
  }
  return bias;
}

export const precisionOf = ({ precision, otherPrecision }: LaboratoryParameters, analyte: string): number =>
  precision.published[analyte] ?? precision.chosen[analyte] ?? otherPrecision;

/** The factor from a true value to a measured one: exp(normal(0, CVa)), and the bias of the laboratory. */
export function measurementFactor(
  parameters: LaboratoryParameters,
  streams: Streams,
  laboratory: string,
  analyte: string,
  part: number,
): number {
  const error = normal(streams(`laboratory error ${analyte}`, part));
  return exp(precisionOf(parameters, analyte) * (error + knownBias(laboratory, analyte)));
}
