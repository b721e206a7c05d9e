import { type FactJson, formatDay } from "@longwatch/core";
import type { Care } from "../care/vocabulary.ts";
import type { Life } from "../life.ts";
import type { Streams } from "../random/stream.ts";
import { antiviralFacts } from "./antiviral-facts.ts";
import { backgroundFacts } from "./background-facts.ts";
import { candidacyFacts } from "./candidacy-facts.ts";
import { diagnosisFacts } from "./diagnosis-facts.ts";
import { diseaseFacts } from "./disease-facts.ts";
import { endingFacts } from "./ending-facts.ts";
import { infusionFacts } from "./infusion-facts.ts";
import type { RecordParameters } from "./parameters.ts";
import { preparationFacts } from "./preparation-facts.ts";
import { programmeFacts } from "./programme-facts.ts";

type Seen = Pick<Care, "recognitions" | "samples" | "readings">;

/**
 * What the clinic itself writes down about a life, in the order of writing: all but results of laboratories,
 * reports of symptoms and the contacts and examinations of `care`. Nothing is written after the person has left.
 * @param care the diseases that the clinic comes to name, and the counts that it reads
 */
export function clinicFacts(
  life: Life,
  care: Seen,
  parameters: RecordParameters,
  streams: Streams,
): readonly FactJson[] {
  const last = formatDay(life.leaving.day);
  const facts = [
    ...backgroundFacts(life, parameters, streams),
    ...candidacyFacts(life, parameters, streams),
    ...preparationFacts(life, parameters),
    ...antiviralFacts(life, care, parameters, streams),
    ...programmeFacts(life, parameters),
    ...infusionFacts(life, parameters, streams),
    ...diseaseFacts(life, parameters, streams),
    ...diagnosisFacts(life, care.recognitions, parameters, streams),
  ].filter(({ recordedAt }) => recordedAt!.slice(0, 10) <= last);
  return [...facts, ...endingFacts(life, parameters, streams)].toSorted((a, b) =>
    a.recordedAt! < b.recordedAt! ? -1 : a.recordedAt! > b.recordedAt! ? 1 : 0,
  );
}
