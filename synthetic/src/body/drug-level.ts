import type { Day } from "@longwatch/core";
import type { Life } from "../life.ts";
import { exp } from "../random/arithmetic.ts";
import { happens, logNormal, normal } from "../random/distributions.ts";
import type { Streams } from "../random/stream.ts";
import type { BodyParameters } from "./parameters.ts";

export type DrugLevel = {
  /** True serum concentration, ng/mL. @param minute of the day */
  readonly concentration: (day: Day, minute: number) => number;
  /** As an assay reads it; below the limit of quantification the limit itself, marked `<`. */
  readonly measured: (day: Day, minute: number) => { readonly value: number; readonly comparator?: "<" };
  /** Whether antidrug antibody is found after the course; it changes nothing. @param course 1 is the first */
  readonly antibodyAfter: (course: number) => boolean;
};

/** One compartment; each infusion adds its dose when it ends (evidence 3.10). */
export function drugLevelOf(life: Life, { drug }: BodyParameters, streams: Streams): DrugLevel {
  const litres = (drug.volume.litres * life.person.weightKg) / drug.volume.weightKg;
  const halfLife = logNormal(streams("body drug half-life"), drug.halfLife.days, drug.halfLife.spread);
  const rate = Math.LN2 / halfLife;
  const doses = life.infusionDays.map(({ day, course, startsAt, lasts, doseMg }) => ({
    at: day + (startsAt + lasts) / 1440,
    course,
    added: (doseMg * 1000) / litres,
  }));
  const concentration = (day: Day, minute: number): number => {
    const time = day + minute / 1440;
    let level = 0;
    let last = Number.NEGATIVE_INFINITY;
    let perDay = rate;
    for (const { at, course, added } of doses) {
      if (at > time) break;
      if (level > 0) level *= exp(-perDay * (at - last));
      perDay = course > 1 ? rate * drug.laterClearance : rate;
      level += added;
      last = at;
    }
    return level > 0 ? level * exp(-perDay * (time - last)) : 0;
  };
  return {
    concentration,
    measured: (day, minute) => {
      const residual = normal(streams("body drug assay", day * 1440 + minute), 0, drug.residual);
      const value = concentration(day, minute) * exp(residual);
      return value < drug.quantificationLimit ? { value: drug.quantificationLimit, comparator: "<" } : { value };
    },
    antibodyAfter: (course) => {
      const share = drug.antibody[Math.min(course, drug.antibody.length) - 1] ?? 0;
      return happens(streams("body antidrug antibody", course), share);
    },
  };
}
