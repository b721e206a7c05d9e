import type { Body } from "../body/body.ts";
import { daysPerYear, type Life } from "../life.ts";
import type { Streams } from "../random/stream.ts";
import { egfrOf } from "./egfr.ts";
import type { Faults } from "./faults.ts";
import type { Assay, Laboratory } from "./laboratories.ts";
import { vesselOf } from "./panels.ts";
import type { LaboratoryParameters } from "./parameters.ts";
import { measurementFactor } from "./precision.ts";
import { inUnit, type Reported, reportOf } from "./report.ts";
import type { Artefact, Sample } from "./sample.ts";

/** One result before it is a fact. */
export type Reading = {
  readonly analyte: string;
  /** Undefined: withheld, for the remark or because there was nothing to measure. */
  readonly reported: Reported | undefined;
  readonly specimen?: readonly string[];
  readonly findings?: readonly string[];
  readonly cancelled?: string;
  readonly artefact?: Artefact;
  /** The remark is learned only with the correction. */
  readonly remarkLater?: boolean;
};

export type Analyser = {
  readonly life: Life;
  readonly body: Body;
  readonly parameters: LaboratoryParameters;
  readonly streams: Streams;
};

const differential: ReadonlySet<string> = new Set([
  "neutrophils",
  "lymphocytes",
  "monocytes",
  "eosinophils",
  "basophils",
]);
const held: readonly string[] = ["potassium", "ldh", "ast"];
/** The unit of the other kind, where two are in use side by side. */
const otherUnits: Readonly<Record<string, readonly (readonly [unit: string, decimals: number])[]>> = {
  creatinine: [
    ["umol/L", 0],
    ["mg/dL", 2],
  ],
  haemoglobin: [
    ["g/L", 0],
    ["g/dL", 1],
  ],
};

/** All results of a sample, measured and reported as the laboratory does it. */
export function readingsOf(
  { life, body, parameters, streams }: Analyser,
  sample: Sample,
  part: number,
  laboratory: Laboratory,
  faults: Faults,
  analytes: readonly string[],
): readonly Reading[] {
  const { day, minute } = sample;
  const { sex, bornOn } = life.person;
  const menstruating = body.menstruatingOn(day);
  let cells = 0;
  let creatinine: number | undefined;

  const trueValue = (analyte: string): number => {
    const value = body.valueOn(analyte, day, minute);
    if (faults.haemolysed !== undefined && held.includes(analyte))
      return value * parameters.haemolysed.factors[analyte as "potassium" | "ldh" | "ast"];
    if (faults.biotin && analyte === "tsh") return value * parameters.biotin.tsh;
    if (faults.biotin && analyte === "ft4") return value * parameters.biotin.ft4;
    if (faults.clumped !== undefined && analyte === "platelets") return value * (1 - faults.clumped.lower);
    if (faults.contaminated === undefined) return value;
    if (analyte === "urine_rbc_microscopy") return value + faults.contaminated.redCells;
    return analyte === "urine_squamous" ? faults.contaminated.squamous : value;
  };
  const otherAssay = (analyte: string): Assay | undefined => {
    const own = laboratory.assays[analyte];
    const other = otherUnits[analyte]?.find(([unit]) => unit !== own?.unit);
    return own === undefined || other === undefined ? undefined : inUnit(analyte, own, ...other);
  };
  const measured = (analyte: string): Reported => {
    if (analyte === "wbc" && cells > 0) return reportOf(laboratory, analyte, sex, cells);
    if (analyte === "egfr") {
      const serum = creatinine ?? body.valueOn("creatinine", day, minute);
      return reportOf(laboratory, analyte, sex, egfrOf(serum, (day - bornOn) / daysPerYear, sex));
    }
    const isNumber = laboratory.assays[analyte] !== undefined;
    const factor = isNumber ? measurementFactor(parameters, streams, laboratory.name, analyte, part) : 1;
    const other = faults.otherUnit ? otherAssay(analyte) : undefined;
    const reported = reportOf(laboratory, analyte, sex, trueValue(analyte) * factor, other);
    if (differential.has(analyte)) cells += reported.canonical;
    if (analyte === "creatinine") creatinine = reported.canonical;
    return reported;
  };

  return analytes.map((analyte): Reading => {
    const vessel = vesselOf(analyte);
    if (vessel === "count" && faults.wrongTube)
      return { analyte, reported: undefined, cancelled: "Received in the wrong tube.", artefact: "wrong-tube" };
    const reported = measured(analyte);
    if (vessel === "serum" && faults.haemolysed !== undefined) {
      const withheld = faults.haemolysed.withheld && held.includes(analyte);
      return { analyte, reported: withheld ? undefined : reported, specimen: ["haemolysed"], artefact: "haemolysed" };
    }
    if (analyte === "platelets" && faults.clumped !== undefined) {
      const { remarkLater, asFinding } = faults.clumped;
      const remark = asFinding ? { findings: ["clumps"] } : { specimen: ["clumped"] };
      return { analyte, reported, ...remark, remarkLater, artefact: "clumped" };
    }
    if (vessel === "urine") {
      const contaminated = faults.contaminated;
      const remarks = [
        ...(menstruating && faults.menstruationTold ? ["menstruating"] : []),
        ...(contaminated?.told === true ? ["contaminated"] : []),
      ];
      const artefact = contaminated !== undefined ? "contaminated" : menstruating ? "menstruating" : undefined;
      return {
        analyte,
        reported,
        ...(remarks.length === 0 ? {} : { specimen: remarks }),
        ...(artefact === undefined ? {} : { artefact }),
      };
    }
    if (faults.biotin && (analyte === "tsh" || analyte === "ft4")) return { analyte, reported, artefact: "biotin" };
    if (faults.otherUnit && otherUnits[analyte] !== undefined) return { analyte, reported, artefact: "other-unit" };
    return { analyte, reported };
  });
}
