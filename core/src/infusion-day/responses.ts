import type { ReactionEffect } from "../protocol/infusion-day.ts";
import type { InfusionDayJson } from "./infusion-day-json.ts";

export type ChairResponse = { readonly effect: ReactionEffect; readonly says: readonly string[] };

/** From the mildest on. */
const effects: readonly ReactionEffect[] = ["go-on", "pause", "stop-today", "stop-for-good"];

/**
 * What follows a reaction: what its grade asks for, or what the symptom asks for whatever its grade, the stricter of both. A red
 * flag speaks before anybody has given a grade; nothing else does.
 */
export function responseTo(
  { responses, symptoms }: Pick<InfusionDayJson, "responses" | "symptoms">,
  symptom: string,
  grade: number | undefined,
): ChairResponse | undefined {
  const asked = [
    ...symptoms.filter((one) => one.effect !== "go-on" && one.symptoms.includes(symptom)),
    ...responses.filter((one) => one.grade === grade),
  ];
  const effect = effects.findLast((one) => asked.some((other) => other.effect === one));
  if (effect === undefined) return undefined;
  return { effect, says: asked.filter((one) => one.effect === effect).map(({ says }) => says) };
}
