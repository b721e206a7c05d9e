import { addDays, addMonths, analytes, type Day, type FactJson, formatDay, toCanonical } from "@longwatch/core";
import type { Care } from "../care/vocabulary.ts";
import type { Course, Life } from "../life.ts";
import { happens } from "../random/distributions.ts";
import type { Streams } from "../random/stream.ts";
import { evening, instantAt, morning, withStop } from "./moments.ts";
import type { RecordParameters } from "./parameters.ts";

/** A count that somebody has read, in 10⁹/L. */
type Count = { readonly readOn: Day; readonly cd4: number };
const cd4 = analytes.get("cd4")!;
type Aciclovir = RecordParameters["aciclovir"];

/**
 * Aciclovir from the first infusion of each course: for a fixed time, or at clinics that follow the stricter rule until
 * the T helper cells are back. It goes on into a further course that comes before that.
 */
export function antiviralFacts(
  { courses }: Life,
  care: Pick<Care, "samples" | "readings">,
  { aciclovir }: RecordParameters,
  streams: Streams,
): readonly FactJson[] {
  const isFixed = happens(streams("record.aciclovir"), aciclovir.fixedTerm);
  const counts = isFixed ? [] : countsOf(care);
  return courses.flatMap((course, i) => {
    const last = course.infusedOn.at(-1)!;
    const wanted = isFixed
      ? addDays(last, Math.round(aciclovir.daysAfterLastInfusion))
      : recoveredOn(last, counts, aciclovir);
    const next = courses[i + 1]?.infusedOn[0];
    return taken(course, next !== undefined && next < wanted ? next : wanted, aciclovir);
  });
}

/** Where nothing is counted, and when counts are no longer made, the clinic stops after the longest time. */
function recoveredOn(last: Day, counts: readonly Count[], { leastMonths, longestMonths, enoughCd4 }: Aciclovir): Day {
  const from = addMonths(last, Math.round(leastMonths));
  const most = Math.round(longestMonths);
  let until = addMonths(last, most);
  for (const { readOn, cd4: count } of counts) {
    if (readOn < from) continue;
    if (readOn > until) break;
    if (count >= enoughCd4) return readOn;
    until = addMonths(readOn, most);
  }
  return until;
}

/** In the order of reading. */
function countsOf({ samples, readings }: Pick<Care, "samples" | "readings">): readonly Count[] {
  const readOn = new Map(readings.map((one) => [one.controlId, one.readOn]));
  return samples
    .filter(({ sample }) => sample.panels.includes("lymphocyte-subsets"))
    .flatMap(({ deliveries }) => deliveries)
    .flatMap(({ controlId, repeated, facts }): readonly Count[] => {
      const read = readOn.get(controlId);
      const count = repeated ? undefined : facts.map(cd4Of).find((value) => value !== undefined);
      return read === undefined || count === undefined ? [] : [{ readOn: read, cd4: count }];
    })
    .toSorted((a, b) => a.readOn - b.readOn);
}

function cd4Of(fact: FactJson): number | undefined {
  if (fact.kind !== "result-reported" || fact.analyte !== "cd4" || typeof fact.value !== "number") return undefined;
  if (fact.unit === undefined || fact.status === "cancelled" || fact.status === "entered-in-error") return undefined;
  return toCanonical(fact.value, fact.unit, cd4);
}

function taken({ number, infusedOn }: Course, stoppedOn: Day, { doseMg, perDay }: Aciclovir): readonly FactJson[] {
  const first = infusedOn[0]!;
  return withStop(
    {
      kind: "medicine-recorded",
      medicine: "aciclovir",
      medicineClass: "antiviral",
      startedOn: formatDay(first),
      doseValue: doseMg,
      doseUnit: "mg",
      perDay,
      route: "oral",
      status: "taken",
      forCourse: number,
      recordedAt: instantAt(first, morning),
      by: "nurse-1",
    },
    { stoppedOn: formatDay(stoppedOn) },
    instantAt(stoppedOn, evening),
  );
}
