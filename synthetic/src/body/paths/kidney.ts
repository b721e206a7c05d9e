import type { Life } from "../../life.ts";
import { ln } from "../../random/arithmetic.ts";
import { logNormal } from "../../random/distributions.ts";
import { months, weeks, within } from "../setting.ts";
import { factors, grades } from "../track.ts";
import { levels, notAbove, notBelow, type Of, type Path, towards } from "./path.ts";

/** The last day before another on which a monthly set is due, counted from the last infusion. */
function lastDue({ courses }: Life, before: number): number {
  const infusions = courses.flatMap(({ infusedOn }) => infusedOn).filter((day) => day < before);
  const last = infusions[infusions.length - 1] ?? before;
  return last + months(Math.floor((before - last) / months(1)));
}

/**
 * Creatinine doubles every week or so up to its peak at T. Silent: nothing at all until after the last scheduled
 * set, so that the peak comes later than T, when symptoms tell.
 */
export const antiGbm: Path<Of<"anti-gbm">> = (event, setting) => {
  const law = setting.parameters.paths.antiGbm;
  const at = event.recognisedOn;
  const draw = setting.streams("body anti-gbm", at);
  const usual = setting.usual("creatinine");
  const peakFactor = Math.max(1.5, event.peakCreatinine / usual);
  const rise = (within(draw, law.doublingDays) * ln(peakFactor)) / Math.LN2;
  const from = event.silent
    ? Math.min(at - 1, Math.max(at - rise, lastDue(setting.life, at) + law.silentDays))
    : at - rise;
  const peak = from + rise;
  const antibodies = logNormal(draw, law.antibodies.median, law.antibodies.spread);
  const residual = Math.max(1, peakFactor * within(draw, law.residual));
  const plateau = peak + weeks(law.plateauWeeks);
  const settled = plateau + months(law.recoveryMonths);
  const bloodFrom = event.silent ? from : event.blood ? at - months(law.bloodLeadMonths) : at - 5;
  const proteinFrom = event.silent ? from : event.protein ? at - months(law.proteinLeadMonths) : at - 5;
  const strip = (analyte: string, since: number, end: number) =>
    grades(analyte, event.kind, [
      [since, 1],
      [Math.max(since + 2, at - 2), end],
      [plateau, end],
      [settled, 0.5],
      [settled + months(3), 0],
    ]);
  const upcr = towards(setting, "upcr", notBelow(setting, "upcr", law.upcr));
  return [
    factors(
      "creatinine",
      event.kind,
      [
        [from, 1],
        [peak, peakFactor],
        [plateau, peakFactor],
        [settled, residual],
      ],
      true,
    ),
    factors("urea", event.kind, [
      [from, 1],
      [peak, Math.max(1, peakFactor * 0.7)],
      [plateau, Math.max(1, peakFactor * 0.7)],
      [settled, 1],
    ]),
    strip("haematuria", bloodFrom, 3),
    strip("urine_protein_dipstick", proteinFrom, 2),
    grades("urine_red_cell_casts", event.kind, [
      [from + 3, 1],
      [peak, 4],
      [plateau, 0],
    ]),
    ...["upcr", "uacr"].map((analyte) =>
      factors(analyte, event.kind, [
        [proteinFrom, upcr / 4],
        [Math.max(proteinFrom + 2, at), upcr],
        [plateau, upcr],
        [settled, 1],
      ]),
    ),
    levels(setting, "anti_gbm", event.kind, [
      [from - 7, undefined],
      [from, antibodies / 3],
      [at + 1, antibodies],
      [settled, undefined],
    ]),
    factors("haemoglobin", event.kind, [
      [from, 1],
      [peak, law.haemoglobin],
      [plateau, law.haemoglobin],
      [settled, 1],
    ]),
  ];
};

/** Protein first, doubling monthly; albumin falls, creatinine does not move. */
export const membranous: Path<Of<"membranous">> = (event, setting) => {
  const law = setting.parameters.paths.membranous;
  const at = event.recognisedOn;
  const draw = setting.streams("body membranous", at);
  const uacr = logNormal(draw, law.uacr.median, law.uacr.spread);
  const albumin = notAbove(setting, "albumin", within(draw, law.albumin));
  const lead = law.leadMonths;
  const from = at - months(lead);
  let doubled = 1;
  for (let month = 0; month < lead; month++) doubled *= 2;
  const halved = at + months(1 + 4 * law.halvingMonths);
  const protein = (analyte: string, level: number) =>
    levels(setting, analyte, event.kind, [
      [from - months(0.5), undefined],
      [from, notBelow(setting, analyte, level / doubled)],
      [at, level],
      [at + months(1), level],
      [halved, notBelow(setting, analyte, level / 16)],
      [halved + months(3), undefined],
    ]);
  return [
    grades("urine_protein_dipstick", event.kind, [
      [from, 1],
      [at - months(2), 2],
      [at, 3],
      [at + months(1), 3],
      [halved, 1],
      [halved + months(3), 0],
    ]),
    protein("uacr", uacr),
    protein("upcr", uacr * law.upcrPerUacr),
    levels(setting, "albumin", event.kind, [
      [at - months(3), undefined],
      [at, albumin],
      [at + months(1), albumin],
      [halved, undefined],
    ]),
  ];
};
