import { addDays } from "@longwatch/core";
import { daysPerMonth, type Relapse } from "../life.ts";
import { happens, pickKey, poisson, uniformInteger } from "../random/distributions.ts";
import type { Streams } from "../random/stream.ts";
import type { DiseaseParameters } from "./parameters.ts";
import { relapseRate, season } from "./relapse-rate.ts";
import { dayOfMonth, type History } from "./state.ts";

type Severity = keyof DiseaseParameters["relapses"]["severity"];

/** Relapses that begin in the month, at least `apart` days from each other (evidence 3.3). */
export function relapsesIn(
  month: number,
  history: History,
  { relapses, edss }: DiseaseParameters,
  streams: Streams,
): readonly Relapse[] {
  const { person } = history;
  const first = dayOfMonth(person, month);
  const length = dayOfMonth(person, month + 1) - first;
  const rate = relapseRate(history, first, relapses) * season(addDays(first, 15), person.hemisphere, relapses);
  const draw = streams("disease relapse", month);
  const onsets = Array.from({ length: poisson(draw, (rate * daysPerMonth) / 365.25) }, () =>
    addDays(first, uniformInteger(draw, 0, length - 1)),
  ).toSorted((a, b) => a - b);
  const found: Relapse[] = [];
  for (const onset of onsets) {
    const before = found.at(-1) ?? history.relapses.at(-1);
    if (before !== undefined && onset - before.onset < relapses.apart) continue;
    const key: Severity = pickKey(draw, relapses.severity);
    const severity = Number(key);
    const left = Number(pickKey(draw, severity >= edss.severe ? edss.residualOfSevere : edss.residual[person.arm]));
    const more = left === 1 && happens(draw, edss.residualMore) ? 0.5 : 0;
    const treated = happens(draw, relapses.steroids[key]);
    const seen = Math.min(relapses.recordedMost, relapses.recordedBase + relapses.recordedPerPoint * severity);
    found.push({
      onset,
      severity,
      residual: Math.min(severity, left + more),
      ...(treated ? { steroidsFrom: addDays(onset, uniformInteger(draw, 2, 7)) } : {}),
      recorded: happens(draw, seen),
    });
  }
  return found;
}
