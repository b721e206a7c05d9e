import { exp } from "../random/arithmetic.ts";
import { normal } from "../random/distributions.ts";
import { type Streams, streamsOf } from "../random/stream.ts";
import type { LaboratoryParameters } from "./parameters.ts";

/** The factor by which a laboratory reads high or low always; the same for everybody whom it measures. */
const biasOf = (laboratory: string, analyte: string): number => normal(streamsOf(laboratory, 0)(analyte));

/** Of one laboratory, by analyte. */
type Biases = Map<string, number>;
const known = new Map<string, Biases>();
function knownBias(laboratory: string, analyte: string): number {
  let biases = known.get(laboratory);
  if (biases === undefined) {
    biases = new Map();
    known.set(laboratory, biases);
  }
  let bias = biases.get(analyte);
  if (bias === undefined) {
    bias = biasOf(laboratory, analyte);
    biases.set(analyte, bias);
  }
  return bias;
}

const names = new Map<string, string>();
/** The name of the stream, put together once. */
function errorName(analyte: string): string {
  let name = names.get(analyte);
  if (name === undefined) {
    name = `laboratory error ${analyte}`;
    names.set(analyte, name);
  }
  return name;
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
  const error = normal(streams(errorName(analyte), part));
  return exp(precisionOf(parameters, analyte) * (error + knownBias(laboratory, analyte)));
}
