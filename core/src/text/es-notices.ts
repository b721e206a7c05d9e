import type { enNotices } from "./en-notices.ts";

const listed = (all: readonly string[]): string => (all.length === 0 ? "no se sabe" : all.join(", "));

const roles: Readonly<Record<string, string>> = {
  nurse: "enfermería",
  physician: "medicina",
  programme: "programa",
  administrator: "administración",
};

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
  "notice.undelivered-to-member": ({ about, detail }) =>
    `No se pueden entregar los mensajes a un miembro de la clínica (${about}): ${detail}. Dígaselo a la persona y corrija la dirección.`,
  "notice.undelivered-reminder": ({ patient, detail }) =>
    `No se pudo entregar un recordatorio al paciente ${patient} (${detail}). Llame al paciente y corrija la dirección.`,
  "notice.unread-message": ({ about, codes }) =>
    `Un mensaje (${about}) no se pudo archivar por completo: ${listed(codes)}. Léalo, archívelo con su paciente, pregunte al laboratorio o diga por qué no.`,
  "notice.unmapped-code": ({ about, proposal }) =>
    `Hay resultados en espera porque nadie ha dicho qué significa un código de un laboratorio (${about}).${proposal === undefined ? "" : ` Por su nombre puede ser ${proposal}.`} Pregunte al laboratorio y asigne el código.`,
  "notice.silent-analyte": ({ analyte, about, everyDays, days }) =>
    `${analyte}: llegaba de ${about} al menos cada ${everyDays} días y no ha llegado desde hace ${days}, mientras otros resultados sí. Pregunte al laboratorio si ha cambiado algo.`,
  "notice.people-merged": ({ patients }) =>
    `El hospital dice que los pacientes ${listed(patients)} son una misma persona. Mire ambas historias y pase los datos de una a la otra.`,
  "notice.failing-subscription": ({ about, detail }) =>
    `Otro sistema quiere saber lo que ocurre aquí y su receptor no responde como debe (suscripción ${about}, ${detail}). Llame a quien lo lleva: allí pueden no verse los avisos.`,
  "notice.break-glass-review": () =>
    "Se usó el acceso de emergencia a la historia de un paciente. Otra persona debe revisarlo.",
  "notice.nobody-on-duty": ({ about }) =>
    `Hay algo para la función «${roles[about] ?? about}» y nadie de la clínica la tiene. Désela a alguien.`,
  "notice.transfer-unanswered": ({ about }) =>
    `Una oferta de traslado de un paciente (${about}) lleva una semana sin respuesta. Respóndala o pregunte a la otra clínica.`,

  "alarm.difference": ({ about, parts }) =>
    `Lo que se guardaba del paciente ${about} difería de lo calculado de nuevo (${listed(parts)}). Se calculó otra vez; comuníquelo como fallo del programa.`,
  "alarm.no-next-obligation": ({ about }) =>
    `El paciente ${about} ha recibido una dosis y no tiene nada previsto ni un final firmado. Mire la historia ahora.`,
  "alarm.cannot-assess": ({ about }) =>
    `La historia del paciente ${about} no se puede valorar. Lo que se muestra de ella puede ser antiguo. Comuníquelo como fallo del programa.`,
  "alarm.without-role": ({ about }) =>
    `Una tarea del paciente ${about} no tiene ninguna función que pueda hacerla. Comuníquelo como fallo del programa.`,
  "alarm.owner-not-a-member": ({ about }) =>
    `Hay tareas a cargo de ${about}, que no es miembro de esta clínica. Páselas a otra persona.`,
  "alarm.audit-chain": () =>
    "La cadena de auditoría de esta clínica no se verifica. Deje la base de datos como está y llame a quien lleva el servidor.",
  "alarm.day-not-turned": () =>
    "La lista de trabajo no se puso al día para todos los pacientes. Llame a quien lleva el servidor.",
  "alarm.job-failed": ({ about }) =>
    `El trabajo «${about}» falló varias veces. Se intenta de nuevo cada minuto; llame a quien lleva el servidor.`,
  "alarm.other": ({ alarm }) => `El centinela encontró: ${alarm}.`,
};
