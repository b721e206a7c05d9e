import { assertNever } from "../../base/result.ts";
import type { Wording } from "../../text/wording.ts";
import type { Interval, Rule, RuleOfKind } from "../rule.ts";
import { countedEs, keyIn, listedEs } from "./words.es.ts";

/** When a rule asks to be done, in Spanish; undefined for a rule that simply holds. */
export function timingInSpanish(rule: Rule, wording: Wording): string | undefined {
  switch (rule.kind) {
    case "periodic":
      return periodic(rule);
    case "after-course":
      return afterCourse(rule);
    case "before-course":
      return beforeCourse(rule);
    case "infusion-day":
      return infusionDay(rule);
    case "course-span":
      return courseSpan(rule, wording);
    case "end-of-watch":
      return `${months(rule.untilMonthsAfterLastInfusion)} después de la última infusión; a tiempo hasta ${days(rule.graceDays)} después`;
    case "started":
      return started(rule);
    case "standing":
      return undefined;
    default:
      return assertNever(rule);
  }
}

const days = (n: number): string => countedEs(n, "día", "días");
const months = (n: number): string => countedEs(n, "mes", "meses");
const span = (interval: Interval): string => ("days" in interval ? days(interval.days) : months(interval.months));
/** What follows «cada»: `mes`, `3 meses`. */
const each = (interval: Interval): string => span(interval).replace(/^1 /, "");

const anchors = {
  "last-infusion-of-course": "desde la última infusión de cada ciclo",
  "first-infusion": "desde la primera infusión de todas",
  pregnancy: "desde la confirmación de un embarazo",
} as const;

function periodic(rule: RuleOfKind<"periodic">): string {
  const until = rule.untilMonthsAfterLastInfusion;
  const from = `${anchors[rule.anchor]}${until === undefined ? "" : ` hasta ${months(until)} después de la última infusión`}`;
  if (rule.every === "not-stated") return `${from}; la fuente no indica ningún intervalo: se muestra y no se programa`;
  const rolling = rule.rolling ? "; el siguiente se cuenta desde el último resultado válido" : "";
  return `cada ${each(rule.every)} ${from}${rolling}; ${windowOf(rule.window)}`;
}

const windowOf = (window: RuleOfKind<"periodic">["window"]): string =>
  window === undefined
    ? "margen: el de la política de la clínica"
    : `se puede hacer desde ${days(window.opensDaysBefore)} antes hasta ${days(window.graceDays)} después`;

function afterCourse(rule: RuleOfKind<"after-course">): string {
  const end = rule.anchor === "first-infusion-of-course" ? "primera" : "última";
  const only =
    rule.onlyIfCourseSpansDaysOver === undefined
      ? ""
      : `, solo si el ciclo dura más de ${days(rule.onlyIfCourseSpansDaysOver)}`;
  return `${listedEs(rule.due.map(span), "y")} después de la ${end} infusión de cada ciclo${only}; ${windowOf(rule.window)}`;
}

function beforeCourse(rule: RuleOfKind<"before-course">): string {
  const latest = rule.atLeastDaysBefore === undefined ? "" : `al menos ${days(rule.atLeastDaysBefore)} `;
  const age =
    rule.withinDays === undefined
      ? "; vale una prueba de cualquier antigüedad"
      : `; no vale una prueba de más de ${days(rule.withinDays)}`;
  return `${latest}antes de la primera infusión ${coursesEs[rule.courses]}${age}`;
}

const phases = { before: "antes de", during: "durante", after: "después de" } as const;

function infusionDay(rule: RuleOfKind<"infusion-day">): string {
  const which = rule.infusions === "all" ? "cada infusión" : `la infusión ${listedEs(rule.infusions.map(String), "y")}`;
  const { fromDay = 0, throughDay = 0 } = rule;
  const on =
    fromDay === 0 && throughDay === 0
      ? "el día de la infusión"
      : fromDay === throughDay
        ? `el día ${fromDay} después`
        : `desde el día ${fromDay} hasta el día ${throughDay} después`;
  return `${phases[rule.phase]} ${which} ${coursesEs[rule.courses]}, ${on}`;
}

function courseSpan(rule: RuleOfKind<"course-span">, wording: Wording): string {
  const start = rule.startsDaysBefore === 0 ? "el día de" : `${days(rule.startsDaysBefore)} antes de`;
  const end = rule.endsWhen;
  const also =
    end === undefined
      ? ""
      : `, y no antes de que ${keyIn(end.analyte, wording)} sea ${end.op === ">=" ? "al menos" : "como máximo"} ${end.value} ${end.unit}`;
  return `desde ${start} la primera infusión ${coursesEs[rule.courses]}, hasta ${span(rule.untilAfterLastInfusion)} después de su última infusión${also}`;
}

function started({ startedBy, due, window, tightens }: RuleOfKind<"started">): string {
  const when = Array.isArray(due) ? `${listedEs(due.map(span), "y")} después de` : `cada ${each(due.every)} desde`;
  const until = Array.isArray(due)
    ? "; de nuevo desde el principio cada vez que ocurre"
    : `, hasta un resultado válido al menos ${span(due.untilQuietFor)} después de la última vez que ocurrió`;
  const instead = tightens === undefined ? "" : `; mientras tanto, en lugar del intervalo más largo de \`${tightens}\``;
  return `${when} ${starter(startedBy)}${until}${instead}; ${windowOf(window)}`;
}

function starter(by: RuleOfKind<"started">["startedBy"]): string {
  if ("medicine" in by) return "el último día de un corticoide de acción general";
  if ("pregnancy" in by) return "el fin de un embarazo";
  if ("signalRules" in by) return `la regla de aviso ${listedEs(by.signalRules, "o")}`;
  const names = listedEs(by.signals, "o");
  return by.confirmed ? `la confirmación de ${names}` : `el aviso ${names}`;
}

const coursesEs = { all: "de cada ciclo", first: "del primer ciclo", later: "de cada ciclo posterior" } as const;
