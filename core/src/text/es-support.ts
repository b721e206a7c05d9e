import { withComma } from "./decimal-comma.ts";
import type { enSupport } from "./en-support.ts";

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
const since = (days: number): string => (days === 0 ? "hoy" : `hace ${counted(days, "día", "días")}`);

/** What a system that shows a patient or writes an order is told, in Spanish. */
export const esSupport: typeof enSupport = {
  "support.warnings": ({ count, name }) =>
    count === 1
      ? `Aviso abierto tras alemtuzumab: ${name}`
      : `Avisos abiertos tras alemtuzumab: ${name}, y ${count - 1} más`,
  "support.warning": ({ name, urgency, openedOn, daysOpen }) =>
    `**${name}**: ${urgency}, abierto ${since(daysOpen)} (${openedOn}).`,
  "support.warning-historical": () => "Ya era antiguo cuando se supo: para revisar.",
  "support.value": ({ name, value, on }) =>
    on === null ? `${name} ${withComma(value)}` : `${name} ${withComma(value)} el ${on}`,
  "support.late": ({ count, name }) =>
    `Atrasado en el seguimiento de alemtuzumab: ${name}${count === 1 ? "" : `, y ${count - 1} más`}`,
  "support.late-test": ({ name, dueOn, overdueFrom }) =>
    `**${name}**: tocaba el ${dueOn}, atrasado desde el ${overdueFrom}.`,
  "support.lacking": ({ what }) => `Aún falta: ${what}.`,
  "support.source": ({ source }) => `Lo pide ${source}.`,
  "support.next": ({ name, on }) => `Lo siguiente: ${name}, ${on}.`,
  "support.nothing-next": () => "Ninguna otra prueba tiene fecha.",
  "support.watch-ends": ({ on }) => `El seguimiento dura hasta el ${on}.`,
  "support.watch-open": () => "No se conoce el fin del seguimiento.",
  "support.review": () => "Alemtuzumab: el seguimiento ha llegado a su fin y toca su revisión",
  "support.review-detail": () =>
    "Nada termina por sí solo: una persona con nombre revisa al paciente y completa el seguimiento. Hasta entonces se siguen pidiendo sus pruebas.",
  "support.unknown": ({ count }) =>
    `Seguimiento de alemtuzumab: ${counted(count, "pregunta", "preguntas")} que la historia no resuelve`,
  "support.unknown-detail": () => "Desconocido no es normal. Alguien tiene que averiguarlo:",

  "support.held-maybe": ({ urgency }) => `Se retienen resultados que pueden ser de este paciente: ${urgency}`,
  "support.held-certain": ({ urgency }) => `Se retienen resultados de este paciente: ${urgency}`,
  "support.held-line-maybe": ({ on }) =>
    `Un mensaje que llegó el ${on} puede referirse a este paciente: nadie ha dicho de quién es.`,
  "support.held-line-certain": ({ on }) =>
    `Un mensaje que llegó el ${on} es de este paciente y no se pudo leer por completo.`,
  "support.held-unmapped": ({ count }) =>
    `Nadie ha dicho qué ${count === 1 ? "significa" : "significan"} en él ${counted(count, "código", "códigos")}.`,
  "support.held-detail": () =>
    "Su urgencia se juzgó por lo peor que podría decir. Hasta que alguien lo archive, aquí no cuenta para nada.",
  "support.open-held": () => "Ver lo que espera en Longwatch",
  "support.infusion-held": ({ count }) => `Alemtuzumab: ahora no. ${counted(count, "motivo", "motivos")} para esperar`,
  "support.infusion-unready": ({ count }) =>
    `Alemtuzumab: no consta que ${counted(count, "paso previo al ciclo esté hecho", "pasos previos al ciclo estén hechos")}`,
  "support.infusion-unplanned": () => "Alemtuzumab: sin ciclo previsto aquí, no se valora el estudio previo",
  "support.infusion-nothing-found": () => "Alemtuzumab: no consta nada que lo retenga; no se ha valorado todo",
  "support.hold": ({ what, since: from, because }) => `Debe esperar, desde el ${from}: **${what}** (${because}).`,
  "support.step": ({ name, dueOn, status }) => `**${name}**: ${status}, toca el ${dueOn}.`,
  "support.infusion-not-judged": () =>
    "No se valora aquí, y por tanto no se sabe si está bien: contraindicaciones, otros medicamentos, infección hoy, embarazo, presión arterial y si el tratamiento es siquiera adecuado.",
  "support.infusion-plan": () =>
    "Registre en Longwatch el ciclo previsto; entonces se pide su estudio previo paso a paso.",

  "support.live-vaccine": ({ name }) => `Vacuna viva tras alemtuzumab: ${name}`,
  "support.live-vaccine-untreated": ({ name }) => `Vacuna viva antes de un ciclo previsto de alemtuzumab: ${name}`,
  "support.live-vaccine-rule": ({ says, source }) => `${says} (${source})`,
  "support.live-vaccine-no-rule": () =>
    "Ninguna regla vigente aquí habla de vacunas vivas: no se sabe si puede administrarse. Pregunte al equipo que trata con alemtuzumab.",
  "support.live-vaccine-ask": ({ on }) =>
    `La última infusión fue el ${on}. No constan la recuperación del sistema inmunitario ni el acuerdo de un especialista: pregunte antes de administrarla.`,
  "support.live-vaccine-before": ({ on }) =>
    `Hay una primera infusión prevista para el ${on}. El equipo tratante decide si puede administrarse una vacuna viva, y cuánto tiempo antes.`,
  "support.vaccine-unknown": ({ name }) => `¿Es viva esta vacuna? La orden no permite saberlo: ${name}`,
  "support.vaccine-unknown-detail": () =>
    "Una vacuna viva puede dañar tras alemtuzumab. La orden no nombra ningún producto del que esto se sepa; averígüelo antes de administrarla.",

  "support.antithrombotic-bleeding": ({ name }) => `Antitrombótico con un aviso abierto que puede sangrar: ${name}`,
  "support.antithrombotic-infusion": ({ name }) => `Antitrombótico en torno a una infusión de alemtuzumab: ${name}`,
  "support.antithrombotic-count-late": ({ name }) => `Antitrombótico sin conocer las plaquetas: ${name}`,
  "support.antithrombotic-watch": ({ name }) => `Antitrombótico durante el seguimiento de alemtuzumab: ${name}`,
  "support.antithrombotic-infusion-detail": ({ on }) =>
    `Ciclo de alemtuzumab: ${on}. Algunas fichas técnicas lo prohíben junto con antitrombóticos. Informe al equipo que administra la infusión.`,
  "support.platelets": ({ value, on }) => `Últimas plaquetas válidas: ${withComma(value)}, ${on}.`,
  "support.platelets-none": () => "No consta ningún recuento de plaquetas válido.",
  "support.platelets-late": () => "Hay un recuento atrasado, por lo que el último puede no estar al día.",
  "support.antithrombotic-ask": () =>
    "Las plaquetas pueden bajar de repente tras alemtuzumab: compruébelas primero e informe al equipo de EM.",

  "support.order-unreadable": ({ count }) =>
    count === 1
      ? "1 orden no se pudo leer, por lo que no se comprobó nada en ella"
      : `${count} órdenes no se pudieron leer, por lo que no se comprobó nada en ellas`,
  "support.order-unreadable-detail": () =>
    "La orden no nombra ningún medicamento en una forma que se lea aquí. No se sabe si es alemtuzumab, una vacuna viva o un antitrombótico.",

  "support.urgency.IMMEDIATE": () => "actuar de inmediato",
  "support.urgency.24H": () => "actuar antes de 24 horas",
  "support.urgency.7D": () => "actuar antes de 7 días",
  "support.urgency.ROUTINE": () => "en la próxima visita",
  "support.open-patient": () => "Abrir en Longwatch",
  "support.override.known": () => "Ya se sabe, y alguien está actuando",
  "support.override.done-elsewhere": () => "Hecho en otro lugar; el resultado está en camino",
  "support.override.benefit": () => "El beneficio supera el riesgo para este paciente",
  "support.override.not-applicable": () => "No se aplica a este paciente",
};
