import { addDays, formatDay, parseDay } from "../../base/calendar.ts";
import type { FactJson } from "../../facts/fact.ts";
import { factsOfThing } from "./things.ts";
import { type Given, listOf } from "./vocabulary.ts";

/** What a case says in its few words, as the facts of a record. */
export const factsOf = (given: Given): readonly FactJson[] => [
  ...listOf(given.course).flatMap(infusions),
  ...listOf(given.plan).map(({ first }): FactJson => ({ kind: "course-planned", firstInfusionOn: first })),
  ...listOf(given.done).flatMap(doneFacts),
  ...listOf(given.result).map(
    ({ on, of, value, unit }): FactJson => ({ kind: "result-reported", collectedOn: on, analyte: of, value, unit }),
  ),
  ...listOf(given.pregnancy).map(
    ({ confirmed, ended }): FactJson => ({
      kind: "pregnancy-recorded",
      confirmedOn: confirmed,
      ...(ended === undefined ? {} : { endedOn: ended }),
    }),
  ),
  ...listOf(given.moved).map(({ on, to }): FactJson => ({ kind: "care-moved", movedOn: on, jurisdiction: to })),
  ...listOf(given.ending).map(
    ({ on, reason, acceptedBy }): FactJson => ({
      kind: "follow-up-ended",
      endedOn: on,
      reason,
      by: "Dr A",
      ...(acceptedBy === undefined ? {} : { acceptedBy }),
    }),
  ),
  ...listOf(given.waived).map(
    ({ on, key, until }): FactJson => ({
      kind: "obligation-waived",
      waivedOn: on,
      obligation: key,
      reason: "see the notes",
      by: "Dr A",
      ...(until === undefined ? {} : { until }),
    }),
  ),
];

function infusions(course: { from: string; infusions: number } | { on: readonly string[] }): readonly FactJson[] {
  const days =
    "on" in course
      ? course.on
      : Array.from({ length: course.infusions }, (_, i) => formatDay(addDays(parseDay(course.from)!, i)));
  return days.map((infusedOn) => ({ kind: "infusion-given", infusedOn, drug: "alemtuzumab", doseMg: 12 }));
}

type Done = {
  on: string;
  of: string | readonly string[];
  specimen?: string | undefined;
  status?: "final" | "preliminary" | "cancelled" | undefined;
};

function doneFacts({ on, of, specimen, status }: Done): readonly FactJson[] {
  return listOf(of)
    .flatMap((name) => factsOfThing(name, on))
    .map((fact) =>
      fact.kind === "result-reported"
        ? {
            ...fact,
            ...(specimen === undefined ? {} : { specimen: [specimen] }),
            ...(status === undefined ? {} : { status }),
          }
        : fact,
    );
}
