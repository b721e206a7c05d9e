import { assertNever } from "../../base/result.ts";
import { say } from "../../text/message.ts";
import { english, spaced, type Wording } from "../../text/wording.ts";
import { findAnalyte } from "../../units/analytes.ts";
import type { ReadinessTest } from "../readiness.ts";
import { candidacyTestInWords } from "./candidacy-words.ts";
import { criterionInWords } from "./criterion-words.ts";
import { listed } from "./timing.ts";
import { keyIn, listedEs } from "./words.es.ts";

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
    case "decided":
      return say(`readiness-test.${test.kind}`, {}, language);
    default:
      return assertNever(test);
  }
}
