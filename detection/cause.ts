import { type Day, formatDay } from "@longwatch/core";
import type { Truth } from "@longwatch/synthetic";
import type { Hit } from "../core/src/signals/hit.ts";

export type Route = "laboratory" | "symptom" | "infusion day" | "imaging or examination";

export function routeOf({ trigger: { kind } }: Hit): Route {
  switch (kind) {
    case "result-reported":
      return "laboratory";
    case "reaction-observed":
    case "vitals-measured":
      return "infusion day";
    case "symptom-reported":
    case "selfcheck-completed":
      return "symptom";
    default:
      return "imaging or examination";
  }
}

/** What was truly there on the day of an alarm that no event explains. */
export function causeOf(hit: Hit, truth: Truth, day: Day): string {
  const on = formatDay(day);
  const route = routeOf(hit);
  if (route === "symptom") {
    const told = hit.trigger.kind === "symptom-reported" ? truth.symptoms.reports : truth.symptoms.answers;
    const because = [...new Set(told.filter((one) => one.on === on).map((one) => one.because))].toSorted();
    return because.length === 0 ? "symptom: not on file" : because.slice(0, 2).join(" + ");
  }
  if (route !== "laboratory") return route;
  const key = hit.columns?.key;
  const samples = truth.samples.filter((one) => one.on === on);
  const artefact = samples
    .flatMap(({ artefacts }) => artefacts)
    .find(({ analyte }) => analyte === undefined || analyte === key);
  if (artefact !== undefined) return `artefact: ${artefact.artefact}`;
  const label = samples.flatMap(({ outOfRange }) => outOfRange).find(({ analyte }) => analyte === key);
  const distractor = truth.distractors.find((one) => one.from <= on && one.through >= on);
  if (label !== undefined && label.because.length > 0) return label.because.join(" + ");
  if (truth.infections.some((one) => one.from <= on && one.through >= on)) return "infection that day";
  if (distractor !== undefined) return `${distractor.kind} that day`;
  return label === undefined ? "nothing: noise inside the usual range" : "so by nature";
}
