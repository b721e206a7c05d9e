import { addDays, type Day, formatDay } from "./base/calendar.ts";
import type { NedaYear } from "./outcomes/neda/neda.ts";
import type { PersonNedaYear } from "./outcomes/person/person-neda.ts";
import type { PersonOutcomesJson } from "./outcomes-json.ts";
import { type Language, say } from "./text/message.ts";

type YearJson = PersonOutcomesJson["neda"][number];
type Component = NedaYear["relapse" | "disability" | "mri" | "brainVolume"];

/** @param anchor the day from which the years count */
export function renderNedaYear(year: PersonNedaYear, anchor: Day, language: Language): YearJson {
  const component = (one: Component): YearJson["relapse"] => ({
    state: one.state,
    on: one.state === "active" ? one.on.map((day) => formatDay(addDays(anchor, day))) : [],
    text: say(`outcomes.component.${one.state}`, {}, language),
    missing: one.state === "unknown" ? say(`outcomes.neda-lacks.${one.missing}`, {}, language) : null,
  });
  return {
    year: year.year,
    afterOn: formatDay(year.afterOn),
    throughOn: formatDay(year.throughOn),
    relapse: component(year.relapse),
    disability: component(year.disability),
    mri: component(year.mri),
    brainVolume: component(year.brainVolume),
    neda3: year.neda3,
    neda4: year.neda4,
    neda3Cumulative: year.neda3Cumulative,
    neda4Cumulative: year.neda4Cumulative,
    neda3Text: say(`outcomes.neda.${year.neda3}`, {}, language),
    neda4Text: say(`outcomes.neda.${year.neda4}`, {}, language),
    provisional: year.isProvisional,
    running: year.isRunning,
  };
}
