import { formatDay } from "../base/calendar.ts";
import { assertNever } from "../base/result.ts";
import { significant } from "../base/significant.ts";
import type { EndsWhen } from "../obligations/end-of-measure.ts";
import { say } from "../text/message.ts";
import { findAnalyte } from "../units/analytes.ts";
import type { MeasureEnd } from "./measure-ends.ts";
import type { Point } from "./point.ts";
import type { AnalyteReconstitution } from "./reconstitution.ts";

/** Counts as people say them. The four are kept in 10⁹ a litre, which is a thousand in a microlitre. */
export const perMicrolitre = (value: number): string => String(significant(value * 1000, 6));

/** What the last count since the last infusion says. */
export function analyteText({ analyte: { name }, points }: AnalyteReconstitution): string {
  const last = points.at(-1);
  if (last === undefined) return say("reconstitution.no-count", { name });
  const count = say("reconstitution.count", {
    name,
    ...countInWords(last),
    on: formatDay(last.on),
    month: last.month.toFixed(1),
  });
  return [count, placeInWords(last), ...limitInWords(last)].join(" ");
}

function countInWords({ low, high, comparator }: Point): { readonly count: string; readonly to: string | undefined } {
  if (comparator !== undefined)
    return { count: `${comparator} ${perMicrolitre(comparator.startsWith("<") ? high : low)}`, to: undefined };
  return { count: perMicrolitre(low), to: low === high ? undefined : perMicrolitre(high) };
}

function placeInWords({ place, band, why }: Point): string {
  if (place === "no-band" || band === undefined) return say(`reconstitution.no-band.${why ?? "no-table"}`, {});
  return say(`reconstitution.${place}`, { low: perMicrolitre(band.low), high: perMicrolitre(band.high) });
}

const limitInWords = ({ limit, isBelowLimit }: Point): readonly string[] =>
  limit === undefined
    ? []
    : [
        say(`reconstitution.limit.${isBelowLimit}`, {
          limit: perMicrolitre(limit.value),
          isGeneral: limit.from === "general",
        }),
      ];

/** Whether the antiviral may end, and what is missing. */
export function measureText(one: MeasureEnd): string {
  const { name, course, state, when, notBefore, endsOn } = one;
  switch (state) {
    case "may-end":
      return say("measure-end.may-end", { name, course, on: formatDay(endsOn ?? notBefore) });
    case "superseded":
    case "waived":
      return say(`measure-end.${state}`, { name, course });
    case "runs":
    case "continue": {
      const analyte = findAnalyte(when!.analyte)?.name ?? when!.analyte;
      return say(`measure-end.${state}`, {
        name,
        course,
        analyte,
        ...endInWords(when!),
        from: formatDay(notBefore),
      });
    }
    default:
      return assertNever(state);
  }
}

const endInWords = ({ op, value, unit }: EndsWhen) => ({ limit: `${value} ${unit}`, atLeast: op === ">=" });
