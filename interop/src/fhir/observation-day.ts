import { doubt, problem } from "../hl7v2/issue.ts";
import { type Cursor, has } from "./cursor.ts";
import { choiceWhen, type When } from "./when.ts";

export type DayReading = Partial<Omit<When, "issues">> & Pick<When, "issues">;

/**
 * The day of collection: effective[x], and where that is absent the specimen's own time. The day of release
 * (`issued`) never stands for it. Where both are known and differ, a person is told.
 */
export function observationDay(observation: Cursor, collected: When | undefined): DayReading {
  const effective = choiceWhen(observation, "effective");
  const when = effective ?? collected;
  if (when === undefined) {
    const saw = has(observation, "effectiveTiming") ? "a timing, not a date" : "no effective date";
    const remedy = "Without the day of collection it was not taken. Ask the laboratory for it.";
    return { issues: [problem("date-missing", `${observation.at}.effective`, saw, remedy)] };
  }
  const length = Math.min(when.on.length, collected?.on.length ?? 0);
  const differs = collected !== undefined && collected.on.slice(0, length) !== when.on.slice(0, length);
  const remedy = "The first was taken. Check the day of collection with the laboratory.";
  const saw = `${when.on}, and ${collected?.on} in the specimen`;
  const issues = differs
    ? [...when.issues, doubt("date-implausible", `${observation.at}.effective`, saw, remedy)]
    : when.issues;
  return { ...when, issues };
}
