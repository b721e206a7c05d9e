import type { enReadiness } from "./en-readiness.ts";

export const esReadiness: typeof enReadiness = {
  "readiness.go": () => "todo está listo",
  "readiness.no-go": () => "no empezar",
  "readiness.cannot-tell": () => "todavía no se puede decir",
  "readiness.with-override": () => "se sigue por la palabra de una persona con su nombre",
  "readiness-asks": ({ of }) => `¿${of.charAt(0).toUpperCase()}${of.slice(1)}?`,
  "readiness-lacks.recent-result": ({ of }) => `un resultado válido y bastante reciente: ${of}`,
  "readiness-lacks.number": ({ of }) => `una cifra que pueda compararse con el límite: ${of}`,
  "readiness-lacks.earlier-result": ({ of }) => `un resultado anterior con que comparar: ${of}`,
  "readiness-lacks.reading-before": ({ of }) => `una medición de hoy antes de la infusión: ${of}`,
  "readiness-lacks.medicines-today": () => "una revisión de todos los medicamentos hoy",
  "readiness-lacks.work-up-step": ({ of }) => `hecho antes del ciclo, o dispensado por alguien con su nombre: ${of}`,
  "readiness-lacks.in-time": ({ of }) => `hecho demasiado tarde antes del ciclo: ${of}`,
  "readiness-lacks.outcome-settled": ({ of }) => `hecho, o resuelto por la palabra de una persona con su nombre: ${of}`,
  "readiness-lacks.days-since-dose": ({ of }) => `días suficientes desde la última dosis: ${of}`,
  "readiness-lacks.step-today": ({ of }) => `hecho hoy: ${of}`,
  "readiness-lacks.decision": () => "la decisión sobre este ciclo de una persona con su nombre",
  "readiness-lacks.answer-again": ({ of }) => `preguntar otra vez desde la decisión: ${of}`,
  "readiness-lacks.left-open": ({ of }) =>
    `la palabra de un especialista con su nombre, pues las reglas lo dejan abierto: ${of}`,
  "readiness-lacks.resumption": () => "la palabra del médico prescriptor de que el ciclo sigue",
  "readiness-courses.first": () => "el primer ciclo",
  "readiness-courses.later": () => "los ciclos después del primero",
  "readiness-test.result": ({ red, days }) => `rojo: ${red}; el último resultado válido, de ${days} días como máximo`,
  "readiness-test.own-baseline": ({ condition }) =>
    `con ${condition}, el límite es el valor basal propio cuando es menor`,
  "readiness-test.without-baseline": ({ red }) => `si aún no hay valor basal, verde salvo ${red}`,
  "readiness-test.adjudicable": () => "una persona con su nombre puede decir qué significa uno rojo",
  "readiness-test.vital": ({ red }) => `rojo: ${red}; la última medición del día antes de la infusión`,
  "readiness-test.person-yes": ({ test }) => `verde si se cumple, rojo si no: ${test}`,
  "readiness-test.person-no": ({ test }) => `rojo si se cumple, verde si no: ${test}`,
  "readiness-test.new-medicine": ({ names }) =>
    `rojo: empezado desde la decisión, ${names}; verde solo con una revisión del día`,
  "readiness-test.pregnancy-test": () =>
    "rojo: un embarazo registrado, una prueba positiva, o ninguna negativa desde el primer día del ciclo",
  "readiness-test.panel": ({ names, days }) =>
    `un resultado válido de cada uno, de ${days} días como máximo antes de la primera infusión o tras una pausa: ${names}`,
  "readiness-test.work-up": ({ rules }) => `los pasos obligatorios ${rules}`,
  "readiness-test.work-up-others": () => "todos los demás pasos obligatorios antes del ciclo",
  "readiness-test.outcomes-settled": () =>
    "rojo: algo que trae un resultado del estudio previo no está hecho, no han pasado sus días, o nadie ha dicho con su nombre que está resuelto",
  "readiness-test.rule-of-day": ({ rule }) => `hecho hoy, donde alguna fuente lo pide: ${rule}`,
  "readiness-test.nothing-late": () => "rojo: algún control obligatorio de la vigilancia está atrasado",
  "readiness-test.nothing-held": () =>
    "rojo: un aviso abierto retiene la infusión o, antes de la primera infusión, el ciclo",
  "readiness-test.decided": () =>
    "la última decisión sobre el ciclo es a favor; rojo si se cumple una contraindicación, o una advertencia que no se conocía al tomarla; desconocido si alguna no puede decirse; una decisión en contra de las reglas abarca lo que se sabía al tomarla, y el punto sigue en rojo con su nombre y su motivo",
  "readiness-test.resumption": ({ grade }) =>
    `tras un día sin infusión, una infusión interrumpida o una reacción de grado ${grade} o más`,
  "readiness-test.reaction": ({ grade }) => `rojo: una reacción de grado ${grade} o más, alguna vez`,
  "infusion-day.dose": (of) =>
    `${of.daily} mg al día; ${of.first} mg en el primer ciclo, ${of.later} mg en cada ciclo posterior.`,
  "infusion-day.bag": (of) =>
    `${of.hours} horas desde la dilución: empezada dentro de ellas en ${of.where}, terminada en los demás; se calculan ${of.minutes} minutos por infusión.`,
  "infusion-day.vitals": (of) =>
    `Cada ${of.every} minutos, ${of.most} como máximo, con ${of.signs}; los límites son los de ${of.rules}.`,
  "infusion-day.observation": ({ minutes }) => `${minutes} minutos.`,
  "infusion-day.reaction": ({ grade, effect }) => `Grado ${grade}: ${effect}.`,
  "infusion-day.symptom": (of) => `${of.symptoms}, sea cual sea el grado: ${of.effect}.`,
  "infusion-day.symptom-by-grade": ({ symptoms }) => `${symptoms}: según el grado.`,
  "infusion-effect.go-on": () => "seguir",
  "infusion-effect.pause": () => "pausar",
  "infusion-effect.stop-today": () => "parar por hoy",
  "infusion-effect.stop-for-good": () => "parar para siempre",
};
