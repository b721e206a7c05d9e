import type { Disease, Infection, Life, OtherEvent } from "../life.ts";
import type { Streams } from "../random/stream.ts";
import { autoimmuneOf } from "./autoimmune.ts";
import { distractorsOf } from "./distractors.ts";
import { illness, infectionsOf } from "./infections.ts";
import { infusionDaysOf } from "./infusion-days.ts";
import { type LastIllness, lastIllnessOf } from "./last-illness.ts";
import { otherEventsOf } from "./other-events.ts";
import type { EventsParameters } from "./parameters.ts";
import { strokesOf } from "./strokes.ts";

/** The illness of the last weeks as an infection, or none if it was none. */
const lastInfection = (last: LastIllness | undefined, parameters: EventsParameters): readonly Infection[] =>
  last?.kind === "infection" ? [illness(last.draw, parameters.infections, "respiratory", last.on, true)] : [];

const lastEvent = (last: LastIllness | undefined): readonly OtherEvent[] =>
  last === undefined || last.kind === "infection" ? [] : [{ kind: last.kind, on: last.on }];

/** One that begins during another of its kind is the same infection. */
const withoutOverlap = (infections: readonly Infection[]): readonly Infection[] =>
  infections.filter(
    ({ kind, from, serious }, i) =>
      serious || !infections.slice(0, i).some((earlier) => earlier.kind === kind && earlier.through >= from),
  );

/** What happens to a person besides the disease and its treatment: nothing of it after the day of leaving. */
export function eventsOf(
  disease: Disease,
  parameters: EventsParameters,
  streams: Streams,
): Pick<Life, "infusionDays" | "infections" | "autoimmune" | "otherEvents" | "distractors"> {
  const strokes = strokesOf(disease, parameters, streams);
  const last = lastIllnessOf(disease, parameters, streams);
  const further: readonly OtherEvent[] = [
    ...strokes.map(({ on, course }) => ({ kind: "stroke-or-dissection" as const, on, course })),
    ...lastEvent(last),
  ];
  return {
    infusionDays: infusionDaysOf(disease, parameters, streams, strokes),
    infections: withoutOverlap(
      [...infectionsOf(disease, parameters, streams), ...lastInfection(last, parameters)].toSorted(
        (a, b) => a.from - b.from,
      ),
    ),
    autoimmune: autoimmuneOf(disease, parameters, streams),
    otherEvents: otherEventsOf(disease, parameters, streams, further),
    distractors: distractorsOf(disease, parameters, streams),
  };
}
