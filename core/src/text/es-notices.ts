import type { enNotices } from "./en-notices.ts";
import { issueNamesEs } from "./issue-names.es.ts";

const listed = (all: readonly string[]): string => (all.length === 0 ? "no se sabe" : all.join("; "));
const reasonOf = (code: string): string =>
  issueNamesEs[code as keyof typeof issueNamesEs] ?? "un motivo que aquí no se conoce";

const roles: Readonly<Record<string, string>> = {
  nurse: "enfermería",
  physician: "medicina",
  programme: "programa",
  administrator: "administración",
};

const work: Readonly<Record<string, string>> = {
  "turn-day": "poner la lista al día",
  escalate: "avisar de lo que espera",
  deliver: "enviar mensajes",
  feeds: "vigilar los laboratorios",
  sentinel: "valorar de nuevo a todos",
  sweep: "retirar lo que ya terminó",
  intake: "archivar lo que llegó",
  "bulk-export": "exportar historias",
  notify: "notificar a otros sistemas",
};

const kept: Readonly<Record<string, string>> = {
  record: "la historia",
  page: "la página",
  summary: "el resumen",
  worklist: "las líneas de la lista",
  reminders: "los recordatorios",
};

const troubles: Readonly<Record<string, string>> = {
  "no-address": "no se conoce ninguna dirección",
  "no-member": "la persona ya no es miembro",
  "secret-key-changed": "la clave del servidor cambió",
  "receiver-not-allowed": "quien lleva el servidor no ha permitido este receptor",
  "no-answer": "sin respuesta",
  timeout: "sin respuesta a tiempo",
  unknown: "no se sabe el motivo",
};
const troubleOf = (detail: string): string => troubles[detail] ?? `respuesta ${detail}`;

/** What a notice of a clinic says, in Spanish. */
export const esNotices: typeof enNotices = {
  "notice.name.silent-feed": () => "Fuente en silencio",
  "notice.name.undelivered-message": () => "Mensaje no entregado",
  "notice.name.unread-message": () => "Mensaje sin leer",
  "notice.name.unmapped-code": () => "Código sin asignar",
  "notice.name.silent-analyte": () => "Resultados que faltan",
  "notice.name.people-merged": () => "Dos historias, una persona",
  "notice.name.failing-subscription": () => "Nadie recibe las notificaciones",
  "notice.name.break-glass-review": () => "Acceso de emergencia",
  "notice.name.nobody-on-duty": () => "Nadie a quien avisar",
  "notice.name.transfer-unanswered": () => "Traslado sin respuesta",
  "notice.name.sentinel-alarm": () => "Alarma del centinela",

  "notice.silent-days": ({ about, days }) =>
    `No ha llegado nada de ${about} desde hace ${days} días, en días en que siempre llegaba. Pregunte al remitente; pueden faltar resultados.`,
  "notice.silent-hours": ({ about, everyHours }) =>
    `No ha llegado nada de ${about} durante más de las ${everyHours} horas en que se espera. Pregunte al remitente; pueden faltar resultados.`,
  "notice.undelivered-to-member": ({ detail }) =>
    `No se pueden entregar los mensajes a un miembro de la clínica: ${troubleOf(detail)}. Dígaselo a la persona y corrija la dirección.`,
  "notice.undelivered-reminder": ({ detail }) =>
    `No se pudo entregar un recordatorio a un paciente: ${troubleOf(detail)}. Llame al paciente y corrija la dirección.`,
  "notice.unread-message": ({ codes }) =>
    `Un mensaje no se pudo archivar por completo: ${listed(codes.map(reasonOf))}. Léalo, archívelo con su paciente, pregunte al laboratorio o diga por qué no.`,
  "notice.unmapped-code": ({ about, proposal }) =>
    `Hay resultados en espera porque nadie ha dicho qué significa un código de un laboratorio (${about}).${proposal === undefined ? "" : ` Por su nombre puede ser ${proposal}.`} Pregunte al laboratorio y asigne el código.`,
  "notice.silent-analyte": ({ analyte, about, everyDays, days }) =>
    `${analyte}: llegaba de ${about} al menos cada ${everyDays} días y no ha llegado desde hace ${days}, mientras otros resultados sí. Pregunte al laboratorio si ha cambiado algo.`,
  "notice.people-merged": ({ patients }) =>
    `El hospital dice que ${patients.length} pacientes son una misma persona. Mire las historias y pase los datos de una a la otra.`,
  "notice.failing-subscription": ({ detail }) =>
    `Otro sistema quiere saber lo que ocurre aquí y su receptor no responde como debe: ${troubleOf(detail)}. Llame a quien lo lleva: allí pueden no verse los avisos.`,
  "notice.break-glass-review": () =>
    "Se usó el acceso de emergencia a la historia de un paciente. Otra persona debe revisarlo.",
  "notice.nobody-on-duty": ({ about }) =>
    `Hay algo para la función «${roles[about] ?? about}» y nadie de la clínica la tiene. Désela a alguien.`,
  "notice.transfer-unanswered": () =>
    "Una oferta de traslado de un paciente lleva una semana sin respuesta. Respóndala o pregunte a la otra clínica.",

  "alarm.difference": ({ parts }) =>
    `Lo que se guardaba de un paciente difería de lo calculado de nuevo: ${listed(parts.map((part) => kept[part] ?? "una línea de la lista"))}. Se calculó otra vez; comuníquelo como fallo del programa.`,
  "alarm.no-next-obligation": () =>
    "Un paciente ha recibido una dosis y no tiene nada previsto ni un final firmado. Mire la historia ahora.",
  "alarm.cannot-assess": () =>
    "La historia de un paciente no se puede valorar. Lo que se muestra de ella puede ser antiguo. Comuníquelo como fallo del programa.",
  "alarm.without-role": () =>
    "Una tarea de un paciente no tiene ninguna función que pueda hacerla. Comuníquelo como fallo del programa.",
  "alarm.owner-not-a-member": () =>
    "Hay tareas a cargo de alguien que no es miembro de esta clínica. Páselas a otra persona.",
  "alarm.audit-chain": () =>
    "La cadena de auditoría de esta clínica no se verifica. Deje la base de datos como está y llame a quien lleva el servidor.",
  "alarm.day-not-turned": () =>
    "La lista de trabajo no se puso al día para todos los pacientes. Llame a quien lleva el servidor.",
  "alarm.job-failed": ({ about }) =>
    `Una de las tareas del servidor falló varias veces: ${work[about] ?? "no se sabe cuál"}. Se intenta de nuevo cada minuto; llame a quien lleva el servidor.`,
  "alarm.other": () =>
    "El centinela encontró algo para lo que esta versión no tiene palabras. Llame a quien lleva el servidor.",
};
