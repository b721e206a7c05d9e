import { formatDay } from "./base/calendar.ts";
import { assertNever } from "./base/result.ts";
import type { EdssWarning } from "./outcomes/edss/consistency.ts";
import type { OutcomeFinding } from "./outcomes/person/findings.ts";
import { points } from "./outcomes-in-words.ts";
import type { PersonOutcomesJson } from "./outcomes-json.ts";
import { type Language, say } from "./text/message.ts";

type FindingJson = PersonOutcomesJson["findings"][number];

/** A contradiction or doubt, with what it is about. */
export function renderFinding(finding: OutcomeFinding, language: Language): FindingJson {
  switch (finding.about) {
    case "edss":
      return {
        code: finding.warning.code,
        facts: [finding.fact],
        on: formatDay(finding.day),
        text: warningText(finding.warning, language),
      };
    case "no-edss":
    case "relapse-after-contact":
      return {
        code: finding.about,
        facts: [finding.fact],
        on: formatDay(finding.day),
        text: say(`outcomes.finding.${finding.about}`, {}, language),
      };
    case "contradictory-day":
      return {
        code: finding.about,
        facts: [...finding.facts],
        on: formatDay(finding.day),
        text: say("outcomes.finding.contradictory-day", {}, language),
      };
    case "no-exact-day":
      return {
        code: `no-exact-day.${finding.of}`,
        facts: [finding.undated.fact],
        on: null,
        text: say(`outcomes.finding.no-exact-day.${finding.of}`, {}, language),
      };
    default:
      return assertNever(finding);
  }
}

function warningText(warning: EdssWarning, language: Language): string {
  switch (warning.code) {
    case "walking-limited-without-motor-signs":
    case "walking-far-worse-than-motor-signs":
    case "death-score-while-alive":
      return say(`outcomes.finding.${warning.code}`, {}, language);
    case "severe-grade-but-unrestricted":
    case "lost-function-but-walking": {
      const systems = warning.systems.map((system) => say(`outcomes.system.${system}`, {}, language)).join(", ");
      return say(`outcomes.finding.${warning.code}`, { systems }, language);
    }
    case "no-such-edss":
      return say("outcomes.finding.no-such-edss", { recorded: points(warning.recorded) }, language);
    case "recorded-differs": {
      const [least, most] = [points(warning.least), points(warning.most)];
      const computed = least === most ? least : say("outcomes.range", { least, most }, language);
      return say("outcomes.finding.recorded-differs", { recorded: points(warning.recorded), computed }, language);
    }
    case "change-without-new-finding":
      return say("outcomes.finding.change-without-new-finding", { previous: points(warning.previous) }, language);
    case "during-relapse":
      return say("outcomes.finding.during-relapse", { days: warning.days }, language);
    default:
      return assertNever(warning);
  }
}
