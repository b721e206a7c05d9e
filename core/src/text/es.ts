import type { en } from "./en.ts";
import { esCalendar } from "./es-calendar.ts";
import { esCandidacy } from "./es-candidacy.ts";
import { esCohort } from "./es-cohort.ts";
import { esEdss } from "./es-edss.ts";
import { esExplain } from "./es-explain.ts";
import { esLetter } from "./es-letter.ts";
import { esMissing } from "./es-missing.ts";
import { esNotices } from "./es-notices.ts";
import { esOutcomes } from "./es-outcomes.ts";
import { esPlanning } from "./es-planning.ts";
import { esReadiness } from "./es-readiness.ts";
import { esReconstitution } from "./es-reconstitution.ts";
import { esSupport } from "./es-support.ts";
import { esTasks } from "./es-tasks.ts";
import { esWeighing } from "./es-weighing.ts";
import { esWhy } from "./es-why.ts";

/** 24 horas, 7 días: days from three on. */
const inHours = (hours: number): string =>
  hours > 48 && hours % 24 === 0 ? `${hours / 24} días` : `${hours} ${hours === 1 ? "hora" : "horas"}`;

/** Spanish: formal, of Spain, and read without offence elsewhere. Every sentence that English has; the compiler sees to it. */
export const es: typeof en = {
  "status.not-yet-open": () => "aún no abierto",
  "status.open": () => "abierto",
  "status.due": () => "toca ahora",
  "status.overdue": () => "atrasado",
  "status.fulfilled": () => "hecho",
  "status.fulfilled-late": () => "hecho con retraso",
  "status.missed": () => "no realizado",
  "status.waived": () => "dispensado",
  "status.superseded": () => "reemplazado",

  "follow-up.not-started": () => "no iniciado",
  "follow-up.active": () => "activo",
  "follow-up.review-due": () => "toca la revisión de fin de seguimiento",
  "follow-up.handed-over": () => "transferido",
  "follow-up.declined": () => "rechazado por el paciente",
  "follow-up.ended": () => "terminado",

  "layer.label": () => "ficha técnica",
  "layer.restricted-programme": () => "programa restringido",
  "layer.reimbursement": () => "financiación",
  "layer.guideline": () => "guía clínica",
  "layer.local-policy": () => "política local",

  "confidence.V1": () => "leído en el texto original",
  "confidence.V2": () => "leído en un texto secundario",
  "confidence.K1": () => "conocimiento general, texto no leído",
  "confidence.K2": () => "costumbre de la práctica, pendiente de la firma de un clínico",

  "cannot-tell.jurisdiction-without-protocol": () =>
    "No consta ningún protocolo para esta jurisdicción; vigila la política predeterminada.",
  "cannot-tell.before-first-protocol": () =>
    "Tratado antes de la primera versión de protocolo que consta; se aplica esa versión.",
  "cannot-tell.interval-not-stated": () =>
    "No se puede programar una prueba obligatoria: su fuente no indica ningún intervalo.",
  "cannot-tell.audience-unknown": () => "No consta si esta regla se refiere a esta persona; se aplica.",
  "cannot-tell.infusion-date-uncertain": () => "No se conoce con exactitud el día de una infusión.",
  "cannot-tell.infusion-of-other-product": () => "Consta una infusión que no se cuenta como este tratamiento.",
  "cannot-tell.infusion-dose-questionable": () =>
    "Consta una infusión cuya dosis no corresponde a este tratamiento; se cuenta.",
  "cannot-tell.ending-without-effect": () => "Consta un final que no termina el seguimiento.",
  "cannot-tell.result-date-uncertain": () =>
    "El día de un resultado no se conoce con exactitud suficiente para contarlo.",
  "cannot-tell.reference-unknown": () => "Una corrección o una retirada nombra un dato que no consta.",
  "cannot-tell.waiver-without-obligation": () => "Una dispensa nombra una obligación que no existe.",
  "cannot-tell.signal-undecided": () => "No se pudo valorar un aviso.",
  "cannot-tell.symptom-unknown": () =>
    "Consta un síntoma con una clave que nadie conoce; ninguna regla lo ha valorado.",

  "rule.tests-for": ({ name }) => `Análisis por: ${name}`,
  "advice.test": ({ tests, withinHours }) => `Antes de ${inHours(withinHours)}: ${tests}.`,
  "advice.refer": ({ to, withinHours }) =>
    withinHours === undefined ? `Derive a: ${to}.` : `Llame antes de ${inHours(withinHours)} a: ${to}.`,
  "basis.E": () => "consta en una fuente que se leyó",
  "basis.R": () => "recordado de una norma conocida: pendiente de comprobación y firma de un clínico",
  "basis.P": () => "propuesta nuestra: pendiente de la firma de un clínico",
  "closes.by-repeat": () =>
    "Se cierra con una repetición válida dentro del rango en un día posterior, o por una persona con nombre. Un resultado que falta no cierra nada.",
  "closes.by-person": () =>
    "Solo lo cierra una persona con nombre, con un motivo. Una repetición normal o un resultado que falta no cierran nada.",
  "signal.open": () => "abierto",
  "signal.acknowledged": () => "visto, sin resolver",
  "signal.confirmed": () => "confirmado",
  "signal.explained": () => "explicado",
  "signal.accepted": () => "aceptado por ahora",
  "signal.basis-withdrawn": () => "se retiró su resultado: debe cerrarlo una persona",
  "signal.resolved": () => "resuelto",
  "hold.infusion": () => "la infusión",
  "hold.next-course": () => "el próximo ciclo",
  "hold.procedures": () => "los procedimientos que pueden sangrar",
  "hold.drugs": () => "los fármacos que pueden ser la causa",
  ...esTasks,
  ...esExplain,
  ...esCandidacy,
  ...esPlanning,
  ...esMissing,
  ...esReadiness,
  ...esNotices,
  ...esOutcomes,
  ...esReconstitution,
  ...esCalendar,
  ...esLetter,
  ...esEdss,
  ...esSupport,
  ...esCohort,
  ...esWeighing,
  ...esWhy,
};
