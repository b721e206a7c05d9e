import { type FactJson, formatDay } from "@longwatch/core";
import type { Recognition } from "../care/vocabulary.ts";
import type { Leaving, Life } from "../life.ts";
import type { Streams } from "../random/stream.ts";
import { backgroundFacts } from "./background-facts.ts";
import { courseFacts } from "./course-facts.ts";
import { diagnosisFacts } from "./diagnosis-facts.ts";
import { diseaseFacts } from "./disease-facts.ts";
import { infusionFacts } from "./infusion-facts.ts";
import { evening, instantAt } from "./moments.ts";
import type { RecordParameters } from "./parameters.ts";
import { programmeFacts } from "./programme-facts.ts";

/**
 * What the clinic itself writes down about a life, in the order of writing: all but results of laboratories,
 * reports of symptoms and the contacts and examinations of `care`. Nothing is written after follow-up ends.
 * @param recognitions the diseases that the clinic comes to name, and when: of `careOf`
 */
export function clinicFacts(
  life: Life,
  recognitions: readonly Recognition[],
  parameters: RecordParameters,
  streams: Streams,
): readonly FactJson[] {
  const last = formatDay(life.leaving.day);
  const facts = [
    ...backgroundFacts(life, parameters, streams),
    ...courseFacts(life, parameters),
    ...programmeFacts(life, parameters),
    ...infusionFacts(life, parameters, streams),
    ...diseaseFacts(life, parameters, streams),
    ...diagnosisFacts(life, recognitions, parameters, streams),
  ].filter(({ recordedAt }) => recordedAt!.slice(0, 10) <= last);
  return [...facts, ...ending(life.leaving)].toSorted((a, b) =>
    a.recordedAt! < b.recordedAt! ? -1 : a.recordedAt! > b.recordedAt! ? 1 : 0,
  );
}

function ending({ day, reason }: Leaving): readonly FactJson[] {
  if (reason === "end-of-data") return [];
  const written = { kind: "follow-up-ended" as const, endedOn: formatDay(day), recordedAt: instantAt(day, evening) };
  if (reason === "died") return [{ ...written, reason: "died", by: "neurologist-1" }];
  if (reason === "withdrew") return [{ ...written, reason: "declined", by: "neurologist-1" }];
  return [{ ...written, reason: "handed-over", acceptedBy: "neurologist-2", by: "neurologist-1" }];
}
