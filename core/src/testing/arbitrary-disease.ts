import fc from "fast-check";
import { addDays, type Day, formatDay } from "../base/calendar.ts";
import type { Loose } from "./panel.ts";

type Happens = (startOn: Day) => readonly Loose[];

/** Most days are exact; some are known to the month or the year. */
const precision = fc.constantFrom(10, 10, 10, 10, 10, 10, 7, 4);

/** Examinations lie around the windows in which one confirms another. */
const scored: fc.Arbitrary<Happens> = fc
  .record({
    after: fc.constantFrom(-400, -40, -7, 0),
    gaps: fc.array(fc.constantFrom(7, 84, 160, 168, 252, 253, 365), { minLength: 1, maxLength: 5 }),
    scores: fc.array(fc.constantFrom(0, 1.5, 2, 3, 4, 5.5, 6, 10), { minLength: 6, maxLength: 6 }),
    precision,
    notDueToMs: fc.constantFrom(undefined, undefined, ["visual"]),
  })
  .map(({ after, gaps, scores, precision: length, notDueToMs }) => (startOn) => {
    let on = addDays(startOn, after);
    return [0, ...gaps].map((gap, i) => {
      on = addDays(on, gap);
      const isLast = i === gaps.length;
      return {
        kind: "edss-scored",
        scoredOn: formatDay(on).slice(0, isLast ? length : 10),
        score: scores[i]!,
        ...(notDueToMs === undefined ? {} : { notDueToMs, functionalSystems: { visual: 3, pyramidal: 1 } }),
      };
    });
  });

const relapse: fc.Arbitrary<Happens> = fc
  .record({
    after: fc.integer({ min: -60, max: 1500 }),
    precision,
    confirmedByExam: fc.constantFrom(undefined, true, false),
  })
  .map(({ after, precision: length, confirmedByExam }) => (startOn) => [
    {
      kind: "relapse-occurred",
      startedOn: formatDay(addDays(startOn, after)).slice(0, length),
      ...(confirmedByExam === undefined ? {} : { confirmedByExam }),
    },
  ]);

const scan: fc.Arbitrary<Happens> = fc
  .record({
    after: fc.integer({ min: -60, max: 1500 }),
    precision,
    region: fc.constantFrom("brain", "brain", "spinal cord"),
    gdEnhancing: fc.constantFrom(undefined, 0, 0, 1),
    newOrEnlargingT2: fc.constantFrom(undefined, 0, 0, 2),
    brainVolumePct: fc.constantFrom(undefined, -0.2, -1),
    comparedWith: fc.constantFrom(undefined, 10, 7),
  })
  .map(({ after, precision: length, region, comparedWith, ...counts }) => (startOn) => {
    const on = addDays(startOn, after);
    const known = Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== undefined));
    const compared =
      comparedWith === undefined ? {} : { comparedWithOn: formatDay(addDays(on, -180)).slice(0, comparedWith) };
    return [{ kind: "mri-read", scannedOn: formatDay(on).slice(0, length), region, ...known, ...compared }];
  });

/** Somebody's multiple sclerosis: examinations, relapses and scans around the first infusion. */
export const arbitraryDisease: fc.Arbitrary<Happens> = fc.oneof(
  { weight: 3, arbitrary: scored },
  { weight: 2, arbitrary: relapse },
  { weight: 2, arbitrary: scan },
);
