import type { Sex } from "../life.ts";
import { happens, logNormal, uniform } from "../random/distributions.ts";
import type { Draw, Streams } from "../random/stream.ts";
import type { LaboratoryParameters } from "./parameters.ts";

/** What goes wrong with one sample. Each fault is drawn whether or not the sample could suffer it. */
export type Faults = {
  /** Withheld: what red cells hold most of is not reported at all. */
  readonly haemolysed: { readonly withheld: boolean } | undefined;
  readonly wrongTube: boolean;
  /** How much lower platelets read. */
  readonly clumped: { readonly lower: number; readonly remarkLater: boolean; readonly asFinding: boolean } | undefined;
  /** The nurse asked about bleeding and wrote it down. */
  readonly menstruationTold: boolean;
  readonly contaminated: { readonly redCells: number; readonly squamous: number; readonly told: boolean } | undefined;
  readonly otherUnit: boolean;
  readonly biotin: boolean;
  readonly duplicate: boolean;
  /** Which of the results, as a share of their number, and by what factor the first value is wrong. */
  readonly corrected: { readonly place: number; readonly factor: number; readonly afterDays: number } | undefined;
  readonly late: boolean;
  /** From collection to sending. */
  readonly minutes: number;
};

/** Each fault has a stream of its own. */
const streamNames = {
  haemolysed: "laboratory haemolysed",
  "wrong tube": "laboratory wrong tube",
  clumped: "laboratory clumped",
  "menstruation told": "laboratory menstruation told",
  contaminated: "laboratory contaminated",
  "other unit": "laboratory other unit",
  biotin: "laboratory biotin",
  duplicate: "laboratory duplicate",
  corrected: "laboratory corrected",
  sending: "laboratory sending",
} as const;
type Fault = keyof typeof streamNames;

/** @param part of the sample */
export function faultsOf(parameters: LaboratoryParameters, streams: Streams, part: number, sex: Sex): Faults {
  const { haemolysed, clumped, contaminated, corrected, sending, biotin, duplicate } = parameters;
  const of = (fault: Fault): Draw => streams(streamNames[fault], part);
  const maybe = <T>(fault: Fault, share: number, make: (draw: Draw) => T): T | undefined => {
    const draw = of(fault);
    return happens(draw, share) ? make(draw) : undefined;
  };
  const { late, minutes } = minutesOf(sending, of("sending"));
  return {
    haemolysed: maybe("haemolysed", haemolysed.share, (draw) => ({ withheld: happens(draw, haemolysed.withheld) })),
    wrongTube: happens(of("wrong tube"), parameters.wrongTube),
    clumped: maybe("clumped", clumped.share, (draw) => ({
      lower: uniform(draw, ...clumped.lower),
      remarkLater: happens(draw, clumped.remarkLater),
      asFinding: happens(draw, clumped.asFinding),
    })),
    menstruationTold: happens(of("menstruation told"), parameters.menstruating.told),
    contaminated: maybe("contaminated", contaminated.share[sex], (draw) => ({
      redCells: logNormal(draw, contaminated.redCells.median, contaminated.redCells.spread),
      squamous: logNormal(draw, contaminated.squamous.median, contaminated.squamous.spread),
      told: happens(draw, contaminated.told),
    })),
    otherUnit: happens(of("other unit"), parameters.otherUnit),
    biotin: happens(of("biotin"), biotin.share),
    duplicate: happens(of("duplicate"), duplicate.share),
    corrected: maybe("corrected", corrected.share, (draw) => ({
      place: draw(),
      factor: corrected.factor[happens(draw, corrected.tooLow) ? 0 : 1],
      afterDays: uniform(draw, ...corrected.afterDays),
    })),
    late,
    minutes,
  };
}

/** Same day or the next, or days, or more than two weeks. */
function minutesOf(sending: LaboratoryParameters["sending"], draw: Draw): { late: boolean; minutes: number } {
  const { median, spread, longest } = sending.minutes;
  const usual = Math.min(longest, logNormal(draw, median, spread));
  const kind = draw();
  const late = kind < sending.late;
  const days = late
    ? uniform(draw, ...sending.lateDays)
    : kind < sending.late + sending.slow
      ? uniform(draw, ...sending.slowDays)
      : 0;
  return { late, minutes: Math.round(usual + days * 1440) };
}
