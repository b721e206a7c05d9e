import {
  type AmbulationScale,
  ambulationScore,
  defaultEdssOptions,
  type EdssOptions,
  type FunctionalSystem,
  failed,
  functionalSystems,
  highestAmbulation,
  highestGrade,
  type Issue,
  mobilityBeyondWalking,
  ok,
  type Result,
  type VisitToCheck,
  type Walking,
} from "@longwatch/core";
import { type ExaminationTexts, notAllowed, numberOf, type ScoringTexts } from "./options.ts";

const scales: Readonly<Record<string, AmbulationScale>> = { "0-16": "neurostatus16", "0-13": "registry13" };
const choices = ["counts", "ignored"] as const;

/** Which scoring is asked for: the scale is never guessed, but 0-16 where nothing is said. */
export function scoringOptions(texts: ScoringTexts): Result<EdssOptions> {
  const issues: Issue[] = [];
  const choice = (name: "cerebral1" | "fatigue"): "counts" | "ignored" => {
    const text = texts[name];
    const found = text === undefined ? defaultEdssOptions[name] : choices.find((one) => one === text);
    if (found === undefined) issues.push(notAllowed(`/${name}`, text ?? "", "Write counts or ignored."));
    return found ?? "counts";
  };
  const ambulationScale = scales[texts.scale ?? "0-16"];
  if (ambulationScale === undefined) issues.push(notAllowed("/scale", texts.scale ?? "", "Write 0-16 or 0-13."));
  const options = { cerebral1: choice("cerebral1"), fatigue: choice("fatigue") };
  return ambulationScale === undefined || issues.length > 0 ? failed(issues) : ok({ ...options, ambulationScale });
}

export const aids: readonly Walking["aid"][] = ["none", "unilateral", "bilateral", ...mobilityBeyondWalking];
const restrictions: Readonly<Record<string, boolean>> = {
  yes: true,
  no: false,
  true: true,
  false: false,
  1: true,
  0: false,
};

/**
 * An examination as it was written. What is absent was not examined; what cannot be is an issue with its place, and
 * nothing is put in its stead.
 */
export function examinationOf(texts: ExaminationTexts, { ambulationScale }: EdssOptions): Result<VisitToCheck> {
  const issues: Issue[] = [];
  const refuse = (at: string, saw: string, remedy: string): void => void issues.push(notAllowed(`/${at}`, saw, remedy));
  const whole = (name: keyof ExaminationTexts, most: number, remedy = `Write a whole number from 0 to ${most}.`) => {
    const text = texts[name];
    if (typeof text === "boolean") return undefined;
    const n = numberOf(text, () => refuse(name, text ?? "", remedy));
    if (n === undefined || (Number.isInteger(n) && n >= 0 && n <= most)) return n;
    refuse(name, text ?? "", remedy);
    return undefined;
  };
  const grades = Object.fromEntries(
    functionalSystems.map((system) => [system, whole(system, highestGrade(system))]),
  ) as Record<FunctionalSystem, number | undefined>;
  const named = texts.notDueToMs?.split(/[\s,;]+/).filter((one) => one !== "") ?? [];
  const notDueToMs = functionalSystems.filter((system) => named.includes(system));
  if (notDueToMs.length < new Set(named).size)
    refuse("notDueToMs", texts.notDueToMs ?? "", `Write some of ${functionalSystems.join(", ")}.`);
  const visit: VisitToCheck = {
    grades,
    ambulation: walkingOf(),
    notDueToMs,
    cerebralWithoutFatigue: whole("cerebralWithoutFatigue", highestGrade("cerebral")),
    recordedEdss: numberOf(texts.recorded, () =>
      refuse("recorded", texts.recorded ?? "", "Write the score, such as 3.5."),
    ),
    daysSinceRelapseOrSteroids: whole("sinceRelapse", 1_000_000, "Write a whole number of days."),
  };
  return issues.length > 0 ? failed(issues) : ok(visit);

  function walkingOf(): VisitToCheck["ambulation"] {
    const score = whole("ambulation", highestAmbulation(ambulationScale));
    if (texts.aid === undefined || texts.aid.trim() === "") {
      if (texts.distance !== undefined && texts.distance.trim() !== "")
        refuse("distance", texts.distance, `Say with what help: aid, one of ${aids.join(", ")}.`);
      return score;
    }
    const aid = aids.find((one) => one === texts.aid?.trim());
    if (aid === undefined) refuse("aid", texts.aid, `Write one of ${aids.join(", ")}.`);
    const metres = numberOf(texts.distance, () => refuse("distance", texts.distance ?? "", "Write metres."));
    if (metres !== undefined && metres < 0) refuse("distance", texts.distance ?? "", "Write metres, 0 or more.");
    const said = texts.restricted === undefined || texts.restricted === "" ? undefined : `${texts.restricted}`.trim();
    const isRestricted = said === undefined ? undefined : restrictions[said.toLowerCase()];
    if (said !== undefined && isRestricted === undefined) refuse("restricted", said, "Write yes or no.");
    if (ambulationScale !== "neurostatus16")
      refuse("aid", texts.aid, "The scale 0-13 has its own scores: write the score of walking, not distance and aid.");
    if (score !== undefined)
      refuse("ambulation", texts.ambulation ?? "", "Write either the score of walking, or distance and aid.");
    if (aid === undefined || issues.length > 0) return undefined;
    const isUnrestricted = isRestricted === undefined ? undefined : !isRestricted;
    const walked = ambulationScore(
      aid === "none"
        ? { aid, metres, isUnrestricted }
        : aid === "unilateral" || aid === "bilateral"
          ? { aid, metres }
          : { aid },
    );
    return walked.known === "yes" ? walked.score : walked.range;
  }
}
