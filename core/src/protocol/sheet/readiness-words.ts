import { assertNever } from "../../base/result.ts";
import { type Language, say } from "../../text/message.ts";
import { english, spaced, type Wording } from "../../text/wording.ts";
import { findAnalyte } from "../../units/analytes.ts";
import type { InfusionDayRules } from "../infusion-day.ts";
import type { ReadinessItem, ReadinessTest } from "../readiness.ts";
import { candidacyTestInWords } from "./candidacy-words.ts";
import { criterionInWords } from "./criterion-words.ts";
import { listed } from "./timing.ts";
import { keyIn, listedEs } from "./words.es.ts";
import { type MessageId, phrase } from "./words.ts";

/** What is looked at before an infusion, in words and with every number that decides. */
export function readinessTestInWords(test: ReadinessTest, wording: Wording = english): string {
  const { language } = wording;
  const named = (keys: readonly string[]): string =>
    language === "es"
      ? listedEs(
          keys.map((key) => keyIn(key, wording)),
          "o",
        )
      : listed(
          keys.map((key) => findAnalyte(key)?.name ?? spaced(key)),
          "or",
        );
  const any = (criteria: Parameters<typeof criterionInWords>[0][]): string =>
    criteria.map((one) => criterionInWords(one, wording)).join("; ");
  switch (test.kind) {
    case "result": {
      const { redWhen, recentDays, ownBaselineWith, withoutBaseline, adjudicable } = test;
      const red = say("readiness-test.result", { red: any(redWhen), days: recentDays }, language);
      return [
        red,
        ...(ownBaselineWith === undefined
          ? []
          : [say("readiness-test.own-baseline", { condition: named([ownBaselineWith]) }, language)]),
        ...(withoutBaseline === undefined
          ? []
          : [say("readiness-test.without-baseline", { red: any([withoutBaseline]) }, language)]),
        ...(adjudicable === true ? [say("readiness-test.adjudicable", {}, language)] : []),
      ].join("; ");
    }
    case "vital":
      return say("readiness-test.vital", { red: any(test.redWhen) }, language);
    case "person":
      return say(`readiness-test.person-${test.wants}`, { test: candidacyTestInWords(test.when, wording) }, language);
    case "new-medicine":
      return say("readiness-test.new-medicine", { names: named(test.anyOf) }, language);
    case "panel":
      return say(
        "readiness-test.panel",
        { names: test.results.map((one) => named([one].flat())).join("; "), days: test.recentDays },
        language,
      );
    case "work-up":
      return test.rules === undefined
        ? say("readiness-test.work-up-others", {}, language)
        : say("readiness-test.work-up", { rules: test.rules.map((id) => `\`${id}\``).join(", ") }, language);
    case "rule-of-day":
      return say("readiness-test.rule-of-day", { rule: `\`${test.rule}\`` }, language);
    case "resumption":
      return say("readiness-test.resumption", { grade: test.afterGrade }, language);
    case "reaction":
      return say("readiness-test.reaction", { grade: test.grade }, language);
    case "pregnancy-test":
    case "nothing-late":
    case "nothing-held":
    case "outcomes-settled":
    case "decided":
      return say(`readiness-test.${test.kind}`, {}, language);
    default:
      return assertNever(test);
  }
}

/** What an item looks at, and before which infusions of whom. */
export function readinessLines(
  { test, infusions, courses, jurisdictions, appliesTo }: ReadinessItem,
  wording: Wording,
): readonly (readonly [MessageId, string])[] {
  const { language } = wording;
  return [
    ["readiness.looked-at", readinessTestInWords(test, wording)],
    ["readiness.infusions", infusions?.join(", ") ?? phrase("readiness.all-infusions", language)],
    ...(courses === undefined
      ? []
      : [["readiness.courses", say(`readiness-courses.${courses}`, {}, language)] as const]),
    ...(jurisdictions === undefined ? [] : [["readiness.jurisdictions", jurisdictions.join(", ")] as const]),
    ...(appliesTo === undefined ? [] : [["readiness.concerns", phrase(`applies.${appliesTo}`, language)] as const]),
  ];
}

type PartOfDay = {
  readonly id: string;
  /** Its numbers as a sentence; empty where it has none. */
  readonly numbers: string;
  readonly of: Pick<InfusionDayRules["observation"], "says" | "layer" | "confidence" | "sources">;
};

/** Each part of the day of an infusion, with the numbers that decide. */
export function partsOfDay(
  { dose, bag, vitals, observation, reactions, symptoms, told }: InfusionDayRules,
  { language }: Wording,
): readonly PartOfDay[] {
  const doses = { daily: dose.dailyMg, first: dose.firstCourseMg, later: dose.laterCourseMg };
  const bags = { hours: bag.hours, minutes: bag.infusionMinutes, where: bag.startsWithinIn.join(", ") };
  const { everyMinutes: every, atMostMinutes: most } = vitals;
  const measured = { every, most, signs: coded(vitals.signs), rules: coded(vitals.alarms) };
  return [
    { id: "dose", numbers: say("infusion-day.dose", doses, language), of: dose },
    { id: "bag", numbers: say("infusion-day.bag", bags, language), of: bag },
    { id: "vitals", numbers: say("infusion-day.vitals", measured, language), of: vitals },
    {
      id: "observation",
      numbers: say("infusion-day.observation", { minutes: observation.minutes }, language),
      of: observation,
    },
    ...reactions.map((of) => {
      const effect = say(`infusion-effect.${of.effect}`, {}, language);
      const numbers = say("infusion-day.reaction", { grade: of.grade, effect }, language);
      return { id: `reaction-${of.grade}`, numbers, of };
    }),
    ...symptoms.map((of) => ({ id: `symptoms-${of.symptoms[0]}`, numbers: symptomInWords(of, language), of })),
    ...told.map((of) => ({ id: of.id, numbers: "", of })),
  ];
}

const coded = (keys: readonly string[]): string => keys.map((key) => `\`${key}\``).join(", ");

function symptomInWords({ symptoms, effect }: InfusionDayRules["symptoms"][number], language: Language): string {
  const keys = coded(symptoms);
  if (effect === "go-on") return say("infusion-day.symptom-by-grade", { symptoms: keys }, language);
  return say(
    "infusion-day.symptom",
    { symptoms: keys, effect: say(`infusion-effect.${effect}`, {}, language) },
    language,
  );
}
