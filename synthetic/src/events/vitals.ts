import type { Reaction, Vitals } from "../life.ts";
import { normal } from "../random/distributions.ts";
import type { Draw } from "../random/stream.ts";
import type { EventsParameters } from "./parameters.ts";

type Parameters = EventsParameters["infusions"]["vitals"];
type Signs = Parameters["resting"];

/** How a person's vital signs are without an infusion. */
export const restingSigns = (draw: Draw, { resting, peopleSd }: Parameters): Signs => ({
  systolic: normal(draw, resting.systolic, peopleSd.systolic),
  diastolic: normal(draw, resting.diastolic, peopleSd.diastolic),
  pulse: normal(draw, resting.pulse, peopleSd.pulse),
  temperatureC: normal(draw, resting.temperatureC, peopleSd.temperatureC),
  spo2: normal(draw, resting.spo2, peopleSd.spo2),
});

/** What one infusion does to the signs. */
export type Strain = {
  readonly lasts: number;
  /** Full rise of the pulse, 1/min. */
  readonly pulse: number;
  /** Full rise of the systolic pressure, mmHg. */
  readonly systolic: number;
  /** Share by which the systolic pressure is above its start before and at the end of the infusion. */
  readonly climb: readonly [number, number];
  readonly reactions: readonly Reaction[];
};

/** Share of the rise of the pulse: up within the ramp, held to the end, then down to 0, slowly at first. */
function pulseShare(minute: number, lasts: number, { pulseRamp, pulseDecay }: Parameters): number {
  if (minute <= 0) return 0;
  if (minute <= lasts) return Math.min(1, minute / pulseRamp);
  const since = (minute - lasts) / pulseDecay;
  return since >= 1 ? 0 : 1 - since * since;
}

const showing = (symptom: string, minute: number, reactions: readonly Reaction[], minutes: number): boolean =>
  reactions.some((at) => at.symptom === symptom && at.minute <= minute && minute < at.minute + minutes);

function minutesOf({ before, every, after }: Parameters, lasts: number): readonly number[] {
  const minutes = [-before];
  for (let minute = every; minute <= lasts; minute += every) minutes.push(minute);
  for (let since = every; since <= after; since += every) minutes.push(lasts + since);
  return minutes;
}

/** Readings from before the infusion, each hour of it, and each hour after its end as long as the person stays. */
export function vitalsOf(draw: Draw, signs: Signs, strain: Strain, parameters: Parameters): readonly Vitals[] {
  const { lasts, climb, reactions } = strain;
  const { readingSd, diastolicShare, symptomMinutes } = parameters;
  const feverRise = normal(draw, ...parameters.feverRise);
  return minutesOf(parameters, lasts).map((minute) => {
    const through = Math.min(1, Math.max(0, minute / lasts));
    const rise = strain.systolic * through + signs.systolic * (climb[0] + (climb[1] - climb[0]) * through);
    const fever = showing("fever", minute, reactions, symptomMinutes) ? feverRise : 0;
    const racing = showing("tachycardia", minute, reactions, symptomMinutes) ? parameters.tachycardiaRise : 0;
    const pulse = signs.pulse + strain.pulse * pulseShare(minute, lasts, parameters) + racing;
    return {
      minute,
      phase: minute < 0 ? "before" : minute <= lasts ? "during" : "after",
      systolic: Math.round(normal(draw, signs.systolic + rise, readingSd.systolic)),
      diastolic: Math.round(normal(draw, signs.diastolic + rise * diastolicShare, readingSd.diastolic)),
      pulse: Math.round(normal(draw, pulse, readingSd.pulse)),
      temperatureC: Math.round(normal(draw, signs.temperatureC + fever, readingSd.temperatureC) * 10) / 10,
      spo2: Math.min(100, Math.round(normal(draw, signs.spo2, readingSd.spo2))),
    };
  });
}
