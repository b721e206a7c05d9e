import type { Distractor, OtherEvent } from "../../life.ts";
import { power } from "../../random/arithmetic.ts";
import { factorDuring, factors, gradeDuring } from "../track.ts";
import { liverInjury } from "./liver.ts";
import { levels, notAbove, type Path } from "./path.ts";

/** Cancers and strokes leave no mark in the monitored values. */
export const otherEvent: Path<OtherEvent> = (event, setting) => {
  const { cholecystitis, pneumonitis } = setting.parameters.paths;
  if (event.kind === "liver-injury") return liverInjury(event, setting);
  if (event.kind === "pneumonitis")
    return [factorDuring("crp", event.kind, event.on, event.on + pneumonitis.days, pneumonitis.crp)];
  if (event.kind !== "cholecystitis") return [];
  const marks = {
    crp: cholecystitis.crp,
    alt: cholecystitis.alt,
    alp: cholecystitis.alp,
    bilirubin_total: cholecystitis.bilirubin,
  };
  return Object.entries(marks).map(([analyte, factor]) =>
    factors(analyte, event.kind, [
      [event.on - cholecystitis.riseDays, 1],
      [event.on + cholecystitis.riseDays, factor],
      [event.on + cholecystitis.days, 1],
    ]),
  );
};

/** `extent`: a count or a TSH for dips and the subclinical TSH, otherwise a factor on the analyte that leads. */
export const distractor: Path<Distractor> = ({ kind, from, through, extent }, setting) => {
  const middle = (from + through) / 2;
  const dip = (analyte: string) =>
    levels(setting, analyte, kind, [
      [from, undefined],
      [middle, notAbove(setting, analyte, extent)],
      [through + 1, undefined],
    ]);
  switch (kind) {
    case "viral-platelet-dip":
      return [dip("platelets")];
    case "viral-neutrophil-dip":
      return [dip("neutrophils")];
    case "exercise": {
      const law = setting.parameters.paths.exercise;
      const rise = (analyte: string, factor: number) =>
        factors(analyte, kind, [
          [from, factor],
          [through + 1, 1],
        ]);
      return [
        rise("ck", extent),
        rise("ast", power(extent, law.astPower)),
        rise("alt", power(extent, law.altPower)),
        rise("creatinine", law.creatinine),
        gradeDuring("urine_blood_dipstick", kind, from, Math.min(through, from + law.stripDays - 1), law.strip),
      ];
    }
    case "statin":
      return [factorDuring("alt", kind, from, through, extent)];
    case "creatine":
      return [factorDuring("creatinine", kind, from, through, extent)];
    case "subclinical-tsh": {
      const { edgeDays } = setting.parameters.paths.subclinicalTsh;
      return [
        levels(setting, "tsh", kind, [
          [from - edgeDays, undefined],
          [from, extent],
          [through + 1, extent],
          [through + 1 + edgeDays, undefined],
        ]),
      ];
    }
  }
};
