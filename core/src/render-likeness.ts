import { edssText } from "./outcomes/edss/edss-text.ts";
import { say } from "./text/message.ts";
import { phraseIn, type Wording } from "./text/wording.ts";
import type { Likeness } from "./weighing/likeness.ts";
import type { WeighingJson } from "./weighing-json.ts";

/** One thing in which a person is like the people of a trial, or not: what is on file, and what the trial took. */
export const renderLikeness = (
  one: Likeness,
  wording: Wording,
): WeighingJson["trials"][number]["likeness"][number] => ({
  what: one.what,
  answer: one.answer,
  name: say(`weighing-like.${one.what}`, {}, wording.language),
  saw: sawText(one, wording),
  rule: ruleText(one, wording),
  evidence: [...one.evidence],
});

function sawText(one: Likeness, wording: Wording): string {
  const { language } = wording;
  const nothing = say("weighing-saw.nothing", {}, language);
  switch (one.what) {
    case "phenotype":
      return one.saw.length === 0 ? nothing : say("weighing-saw.phenotype", { phenotypes: one.saw }, language);
    case "age":
      return one.saw === undefined ? nothing : say("weighing-saw.age", one.saw, language);
    case "onset":
      return one.saw === undefined ? nothing : say("weighing-saw.onset", one.saw, language);
    case "edss": {
      if (one.saw === undefined) return nothing;
      const { low, high } = one.saw;
      const ends = { low: edssText(low, language), high: edssText(high, language), isOld: one.isOld };
      return say("weighing-saw.edss", ends, language);
    }
    case "relapses":
      return say("weighing-saw.relapses", { count: one.saw, within: one.rule.withinMonths }, language);
    case "before":
      return say("weighing-saw.before", { drugs: one.saw, isComplete: one.isComplete }, language);
    case "alemtuzumab":
      return say("weighing-saw.alemtuzumab", { courses: one.saw, isTold: one.answer === "outside" }, language);
    case "also":
      return say("weighing-saw.also", {}, language);
  }
}

function ruleText(one: Likeness, wording: Wording): string {
  const { language } = wording;
  switch (one.what) {
    case "phenotype":
      return say("weighing-rule.phenotype", { phenotypes: one.rule }, language);
    case "age":
      return one.rule === undefined
        ? say("weighing-rule.age-not-read", {}, language)
        : say("weighing-rule.age", one.rule, language);
    case "onset":
      return say("weighing-rule.onset", one, language);
    case "edss":
      return say("weighing-rule.edss", { rule: edssText(one.rule, language) }, language);
    case "relapses": {
      const { count, withinMonths: within, newestWithinMonths: newest } = one.rule;
      return say("weighing-rule.relapses", { count, within, newest }, language);
    }
    case "before":
      return one.rule === "never-treated"
        ? say("weighing-rule.never-treated", {}, language)
        : say(
            "weighing-rule.before",
            { says: phraseIn(one.rule.says, wording), fromMonths: one.rule.fromMonths },
            language,
          );
    case "alemtuzumab":
      return say("weighing-rule.alemtuzumab", {}, language);
    case "also":
      return phraseIn(one.rule, wording);
  }
}
