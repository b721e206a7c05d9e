import { english, phraseIn, type Wording } from "../../text/wording.ts";
import { findAnalyte } from "../../units/analytes.ts";
import type { Consequence, CourseInterval, Lead } from "../planning.ts";
import type { Timer } from "../timer.ts";
import { listed } from "./timing.ts";
import { countedEs, listedEs } from "./words.es.ts";

const days = (count: number): string => `${count} day${count === 1 ? "" : "s"}`;
const diasEs = (count: number): string => countedEs(count, "día", "días");

export const leadInWords = ({ waitDays, resultDays }: Lead, { language }: Wording = english): string =>
  language === "es"
    ? `se puede hacer en ${diasEs(waitDays)}; el resultado tarda ${diasEs(resultDays)}`
    : `can be done in ${days(waitDays)}; its outcome takes ${days(resultDays)}`;

/** What brings it, and what it asks for, with every number that decides. */
export function consequenceInWords(
  { analytes, unless, does, waitDays }: Consequence,
  wording: Wording = english,
): string {
  const names = analytes.map((key) => phraseIn(findAnalyte(key)?.name ?? key, wording));
  if (wording.language === "es") {
    const reads = unless === "positive" ? "positivo" : "negativo";
    const asks =
      does.kind === "settle"
        ? "alguien, con su nombre, dice que está resuelto"
        : `${countedEs(does.doses, "dosis", "dosis")} de la vacuna (${listedEs(does.vaccines, "o")}) separadas ${diasEs(does.daysApart)}, la última al menos ${diasEs(does.atLeastDaysBefore)} antes; la primera se puede dar en ${diasEs(waitDays)}${notWhileEs(does)}`;
    return `si ${listedEs(names, "o")} no es ${reads}: ${asks}`;
  }
  const asks =
    does.kind === "settle"
      ? "somebody says, by name, that it is dealt with"
      : `${does.doses} dose${does.doses === 1 ? "" : "s"} of the vaccine (${listed(does.vaccines, "or")}), ${days(does.daysApart)} apart, the last at least ${days(does.atLeastDaysBefore)} before; the first can be given in ${days(waitDays)}${notWhile(does)}`;
  return `unless ${listed(names, "or")} is ${unless}: ${asks}`;
}

type Vaccination = Extract<Consequence["does"], { kind: "vaccinate" }>;
const notWhile = ({ notWhile: id }: Vaccination): string =>
  id === undefined ? "" : `; after a course none while \`${id}\` runs`;
const notWhileEs = ({ notWhile: id }: Vaccination): string =>
  id === undefined ? "" : `; tras un ciclo, ninguna mientras corre \`${id}\``;

export function intervalInWords({ before, months, from }: CourseInterval, { language }: Wording = english): string {
  if (language === "es") {
    const course = before === "second" ? "el segundo ciclo" : "el tercer ciclo y los siguientes";
    const since = from === "first-infusion" ? "la primera infusión" : "la última infusión";
    return `${course}: ${countedEs(months, "mes", "meses")} desde ${since} del ciclo anterior`;
  }
  const course = before === "second" ? "the second course" : "third and later courses";
  const since = from === "first-infusion" ? "the first infusion" : "the last infusion";
  return `${course}: ${months} months from ${since} of the course before`;
}

export function timerInWords({ months, endsBySpecialist }: Timer, { language }: Wording = english): string {
  if (language === "es") {
    const then = endsBySpecialist === true ? ", y después hasta que lo diga un especialista, con su nombre" : "";
    return `${countedEs(months, "mes", "meses")} desde la última infusión${then}`;
  }
  const then = endsBySpecialist === true ? ", and then until a named specialist says so" : "";
  return `${months} months from the last infusion${then}`;
}
