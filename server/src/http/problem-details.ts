import type { Language } from "@longwatch/core";

/** What each refusal says in this case, in English and in Spanish; `{of}` is what was seen or is needed. */
const details = {
  "no-session": ["There is no session, or it has ended. Sign in.", "No hay sesión, o ha terminado. Inicie sesión."],
  "program-without-account": ["A program has no account of its own.", "Un programa no tiene cuenta propia."],
  "smart-elsewhere": [
    "A token of SMART opens the FHIR address of its clinic and no other.",
    "Un token de SMART abre la dirección FHIR de su clínica y ninguna otra.",
  ],
  "patient-not-opened": ["Your role does not open this patient.", "Su función no abre la historia de este paciente."],
  "idempotency-key-unfit": [
    "An idempotency key is 1 to 200 visible signs of ASCII; a UUID is one.",
    "Una clave de repetición son de 1 a 200 signos visibles de ASCII; un UUID lo es.",
  ],
  "idempotency-key-taken": [
    "The first request with this key was another one. Make a new key.",
    "La primera petición con esta clave era otra. Haga una clave nueva.",
  ],
  "header-needed": [
    "Programs that use a session send the header X-Longwatch-Request; services use a token.",
    "Los programas que usan una sesión envían la cabecera X-Longwatch-Request; los servicios usan un token.",
  ],
  "if-match-of-page": [
    "Send If-Match with the ETag of what you have read: it shows on what you decided.",
    "Envíe If-Match con el ETag de lo que ha leído: muestra sobre qué decidió.",
  ],
  "if-match-of-version": [
    "Send If-Match with the version that you have read.",
    "Envíe If-Match con la versión que ha leído.",
  ],
  "if-match-never-was": [
    "If-Match names no version that this ever had.",
    "If-Match no nombra ninguna versión que esto haya tenido.",
  ],
  "no-such-day": ["There is no such day or moment.", "Ese día o momento no existe."],
  "no-address": ["Nothing is at this address.", "En esta dirección no hay nada."],
  fault: [
    "Nothing was written. Tell your operator the incident's id; the log has it too.",
    "No se escribió nada. Dé a quien lleva el servidor el identificador del incidente; también está en su registro.",
  ],
  "see-issues": [
    "Nothing was done. The issues say what is wrong, and where.",
    "No se hizo nada. Los problemas dicen qué está mal y dónde.",
  ],
  "not-written": [
    "Nothing was written. The issues say what is wrong, and where.",
    "No se escribió nada. Los problemas dicen qué está mal y dónde.",
  ],
  "send-less": ["Send less at once.", "Envíe menos de una vez."],
  "see-reference": [
    "See the reference for what is read at this address.",
    "La referencia dice qué se lee en esta dirección.",
  ],
  "not-json": ["The body is no JSON.", "El contenido no es JSON."],
  "retry-later": [
    "Wait as long as Retry-After says, then try again.",
    "Espere lo que dice Retry-After y vuelva a intentarlo.",
  ],
  "request-unreadable": ["The request cannot be read.", "La petición no se puede leer."],
  "not-a-cursor": ["This is no cursor of this list.", "Este cursor no es de esta lista."],
  "not-kept": [
    "Nothing of this id is kept in this clinic.",
    "En esta clínica no se guarda nada con este identificador.",
  ],
  "see-outcome": ["See the outcome.", "Véase el resultado."],
  "hook-only": [
    'This service answers the hook "{of}" and no other.',
    "Este servicio responde al hook «{of}» y a ninguno más.",
  ],
  "prefetch-patient": [
    'Prefetch "patient", with its identifiers: nothing else says who is meant.',
    "Envíe «patient» con sus identificadores: nada más dice de quién se trata.",
  ],
  permission: ["This needs the permission {of}.", "Hace falta el permiso {of}."],
  "too-many-people": [
    "There are {of} people. Take them out with `longwatch export`.",
    "Son {of} personas. Sáquelas con `longwatch export`.",
  ],
  "no-patient-of-id": [
    "No patient here has this id. Go back and choose another.",
    "Ningún paciente de aquí tiene este identificador. Vuelva y elija otro.",
  ],
  "system-unknown": [
    "This record system is not connected with this clinic. Ask the administrator.",
    "Este sistema de historias no está conectado con esta clínica. Pregunte a quien administra.",
  ],
  "system-unreachable": [
    "The record system did not answer as it should. Open it again from there.",
    "El sistema de historias no respondió como debe. Ábralo otra vez desde allí.",
  ],
  "launch-ended": [
    "This opening has ended, or began in another browser. Open it again from the record system.",
    "Esta apertura ha caducado, o empezó en otro navegador. Ábralo otra vez desde el sistema de historias.",
  ],
  "launch-refused": [
    "The record system did not allow it. Open it again from there.",
    "El sistema de historias no lo permitió. Ábralo otra vez desde allí.",
  ],
  "launch-without-patient": [
    "The record system did not say which patient is open. Open one there first.",
    "El sistema de historias no dijo qué paciente está abierto. Abra antes uno allí.",
  ],
  "launch-not-ours": [
    "The patient who is open in the record system is not watched in this clinic, or their number is not on file here. Look for them under Patients.",
    "El paciente que está abierto en el sistema de historias no se sigue en esta clínica, o aquí no consta su número. Búsquelo en Pacientes.",
  ],
  "app-unknown": ["This app is not connected with this clinic.", "Esta aplicación no está conectada con esta clínica."],
  "app-address-unknown": [
    "This app asks to be answered at an address that was not registered for it.",
    "Esta aplicación pide que se le responda en una dirección que no se registró para ella.",
  ],
  "is-a-table": [
    "It is a table that somebody brought: file it as an import.",
    "Es una tabla que alguien trajo: archívela como importación.",
  ],
  "filed-with-another": [
    "Some of it was filed with another patient. Say part by part, in the quarantine, whose it is.",
    "Una parte se archivó con otro paciente. Diga de quién es cada parte en la cuarentena.",
  ],
  "no-database": ["The database cannot be reached.", "No se alcanza la base de datos."],
  "schema-not-current": [
    "The database's schema is not the one that this release works with.",
    "El esquema de la base de datos no es aquel con el que trabaja esta versión.",
  ],
  "changed-meanwhile": [
    "Somebody has written to it since you read it.",
    "Otra persona lo cambió desde que usted lo leyó.",
  ],
  contradicts: ["What was sent contradicts what is kept.", "Lo enviado contradice lo que se guarda."],
  "not-said-why": [
    "It was not said what was wrong; only the person may know.",
    "No se dice qué estaba mal; solo la persona puede saberlo.",
  ],
  "too-many-tests": [
    "There were several test messages. Wait {of} s, then try again.",
    "Ya hubo varios mensajes de prueba. Espere {of} s y repita.",
  ],
  "too-many-tries": ["There were too many tries. Wait, then try again.", "Hubo demasiados intentos. Espere y repita."],
  "no-room": [
    "The database has no room left on its disk. Nothing was written; tell your operator, and try again.",
    "La base de datos no tiene más espacio en su disco. No se escribió nada; avise a quien lleva el servidor y repita.",
  ],
  "lost-or-away": [
    "The database cannot be reached, and whether this was written is not known. Send it again with the same Idempotency-Key: it is then written once.",
    "No se alcanza la base de datos y no se sabe si esto se escribió. Envíelo otra vez con la misma Idempotency-Key: entonces se escribe una sola vez.",
  ],
} as const satisfies Readonly<Record<string, readonly [english: string, spanish: string]>>;

export type DetailId = keyof typeof details;
/** A sentence of the catalogue, and what goes into it. */
export type Detail = DetailId | { readonly id: DetailId; readonly of: string };

export function detailIn(detail: Detail, language: Language): string {
  const { id, of } = typeof detail === "string" ? { id: detail, of: "" } : detail;
  return details[id][language === "es" ? 1 : 0].replace("{of}", () => of);
}

export const detailIds = Object.keys(details) as readonly DetailId[];
