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
  const { shape, strip: plusses } = law;
  const at = event.recognisedOn;
  const draw = setting.streams("body anti-gbm", at);
  const usual = setting.usual("creatinine");
  const peakFactor = Math.max(shape.leastRise, event.peakCreatinine / usual);
  const rise = (within(draw, law.doublingDays) * ln(peakFactor)) / Math.LN2;
  const from = event.silent
    ? Math.min(at - 1, Math.max(at - rise, lastDue(setting.life, at) + law.silentDays))
    : at - rise;
  const peak = from + rise;
  const antibodies = logNormal(draw, law.antibodies.median, law.antibodies.spread);
  const residual = Math.max(1, peakFactor * within(draw, law.residual));
  const plateau = peak + weeks(law.plateauWeeks);
  const settled = plateau + months(law.recoveryMonths);
  const bloodFrom = event.silent ? from : event.blood ? at - months(law.bloodLeadMonths) : at - shape.urineLeadDays;
  const proteinFrom = event.silent
    ? from
    : event.protein
      ? at - months(law.proteinLeadMonths)
      : at - shape.urineLeadDays;
  const strip = (analyte: string, since: number, end: number) =>
    grades(analyte, event.kind, [
      [since, plusses.first],
      [Math.max(since + shape.stripRiseDays, at - shape.stripRiseDays), end],
      [plateau, end],
      [settled, plusses.settled],
      [settled + months(shape.fadeMonths), 0],
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
      [peak, Math.max(1, peakFactor * shape.ureaShare)],
      [plateau, Math.max(1, peakFactor * shape.ureaShare)],
      [settled, 1],
    ]),
    strip("haematuria", bloodFrom, plusses.blood),
    strip("urine_protein_dipstick", proteinFrom, plusses.protein),
    grades("urine_red_cell_casts", event.kind, [
      [from + shape.castDays, plusses.first],
      [peak, plusses.casts],
      [plateau, 0],
    ]),
    ...["upcr", "uacr"].map((analyte) =>
      factors(analyte, event.kind, [
        [proteinFrom, upcr * shape.firstProtein],
        [Math.max(proteinFrom + shape.stripRiseDays, at), upcr],
        [plateau, upcr],
        [settled, 1],
      ]),
    ),
    levels(setting, "anti_gbm", event.kind, [
      [from - shape.antibodyRiseDays, undefined],
      [from, antibodies * shape.firstAntibody],
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

/** Under treatment protein halves so often before the straight way back to the usual. */
const halvings = 4;

/** Protein first, doubling monthly; albumin falls, creatinine does not move. */
export const membranous: Path<Of<"membranous">> = (event, setting) => {
  const law = setting.parameters.paths.membranous;
  const { shape, strip } = law;
  const at = event.recognisedOn;
  const draw = setting.streams("body membranous", at);
  const uacr = logNormal(draw, law.uacr.median, law.uacr.spread);
  const albumin = notAbove(setting, "albumin", within(draw, law.albumin));
  const lead = law.leadMonths;
  const from = at - months(lead);
  let doubled = 1;
  for (let month = 0; month < lead; month++) doubled *= 2;
  const held = at + months(shape.heldMonths);
  const treated = held + months(halvings * law.halvingMonths);
  const protein = (analyte: string, level: number) =>
    levels(setting, analyte, event.kind, [
      [from - months(shape.riseMonths), undefined],
      [from, notBelow(setting, analyte, level / doubled)],
      [at, level],
      [held, level],
      [treated, notBelow(setting, analyte, level / 2 ** halvings)],
      [treated + months(shape.fadeMonths), undefined],
    ]);
  return [
    grades("urine_protein_dipstick", event.kind, [
      [from, strip.first],
      [at - months(shape.stripMonths), strip.middle],
      [at, strip.full],
      [held, strip.full],
      [treated, strip.treated],
      [treated + months(shape.fadeMonths), 0],
    ]),
    protein("uacr", uacr),
    protein("upcr", uacr * law.upcrPerUacr),
    levels(setting, "albumin", event.kind, [
      [at - months(shape.albuminMonths), undefined],
      [at, albumin],
      [held, albumin],
      [treated, undefined],
    ]),
  ];
};
