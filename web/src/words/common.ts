import { wordsOf } from "./words.ts";

const en = {
  IMMEDIATE: "At once",
  "24H": "24 hours",
  "7D": "7 days",
  ROUTINE: "Routine",
  nurse: "Nurse",
  neurologist: "Neurologist",
  physician: "Physician",
  "infusion-nurse": "Infusion nurse",
  pharmacist: "Pharmacist",
  "programme-manager": "Programme manager",
  programme: "Programme",
  researcher: "Researcher",
  patient: "Patient",
  integrator: "Integrator",
  administrator: "Administrator",
  loading: "Loading…",
  again: "Try again",
  close: "Close",
  cancel: "Cancel",
  save: "Save",
  back: "Back",
  more: "Show more",
  none: "None",
  unknown: "not known",
  "not-heard": "The server cannot be reached. Nothing that was saved is lost; what you see is as it was at {{at}}.",
  "problem-unreachable":
    "The server could not be reached. Nothing you typed is lost. Check the connection, then try again.",
  "problem-permission-missing":
    "Your roles in this clinic do not permit this. Nothing was changed. An administrator can change roles.",
  "problem-not-found": "Nothing of this kind is kept in this clinic. The address may be old.",
  "problem-record-changed":
    "Somebody wrote to this while you looked at it. Nothing was overwritten. Look at what is new, then decide again.",
  "problem-sign-in-not-fresh":
    "For this you must have signed in a moment ago. Lock the screen, sign in again, and repeat it. Nothing was changed.",
  "problem-too-many-requests":
    "That was too often in a short time. Nothing was changed. Wait a minute, then try again.",
  "problem-unavailable": "The server cannot do this now. Nothing you typed is lost. Try again in a moment.",
  "problem-fault":
    "The server made a mistake. Nothing was half written. Try again; if it stays, tell the administrator the number {{incident}}.",
  "problem-other": "It was not accepted, and nothing was written.",
  "draft-kept": "This is what you had typed before. Nothing of it is saved yet.",
  "draft-forget": "Begin anew",
  "chunk-old": "A newer version of Longwatch is on the server. What is saved is safe; load the page again to go on.",
  reload: "Load again",
} as const;

const es: Record<keyof typeof en, string> = {
  IMMEDIATE: "De inmediato",
  "24H": "24 horas",
  "7D": "7 días",
  ROUTINE: "Rutina",
  nurse: "Enfermería",
  neurologist: "Neurología",
  physician: "Médico",
  "infusion-nurse": "Enfermería de infusión",
  pharmacist: "Farmacia",
  "programme-manager": "Gestión del programa",
  programme: "Programa",
  researcher: "Investigación",
  patient: "Paciente",
  integrator: "Integración",
  administrator: "Administración",
  loading: "Cargando…",
  again: "Intentar de nuevo",
  close: "Cerrar",
  cancel: "Cancelar",
  save: "Guardar",
  back: "Volver",
  more: "Mostrar más",
  none: "Ninguno",
  unknown: "no se sabe",
  "not-heard": "No se puede contactar con el servidor. Nada de lo guardado se ha perdido; lo que ve es de las {{at}}.",
  "problem-unreachable":
    "No se ha podido contactar con el servidor. Lo que ha escrito no se ha perdido. Compruebe la conexión e inténtelo de nuevo.",
  "problem-permission-missing":
    "Sus funciones en este centro no lo permiten. No se ha cambiado nada. Un administrador puede cambiar las funciones.",
  "problem-not-found": "En este centro no se guarda nada así. La dirección puede ser antigua.",
  "problem-record-changed":
    "Alguien ha escrito aquí mientras usted lo miraba. No se ha sobrescrito nada. Vea lo nuevo y decida otra vez.",
  "problem-sign-in-not-fresh":
    "Para esto debe haber iniciado sesión hace un momento. Bloquee la pantalla, inicie sesión y repítalo. No se ha cambiado nada.",
  "problem-too-many-requests":
    "Demasiadas veces en poco tiempo. No se ha cambiado nada. Espere un minuto e inténtelo de nuevo.",
  "problem-unavailable":
    "El servidor no puede hacerlo ahora. Lo que ha escrito no se ha perdido. Inténtelo dentro de un momento.",
  "problem-fault":
    "El servidor ha cometido un error. No se ha escrito nada a medias. Inténtelo de nuevo; si continúa, comunique al administrador el número {{incident}}.",
  "problem-other": "No se ha aceptado, y no se ha escrito nada.",
  "draft-kept": "Esto es lo que había escrito antes. Aún no se ha guardado nada.",
  "draft-forget": "Empezar de nuevo",
  "chunk-old":
    "Hay una versión más reciente de Longwatch en el servidor. Lo guardado está a salvo; cargue la página otra vez para continuar.",
  reload: "Cargar de nuevo",
};

/** Words that every folder may use. */
export const useCommon = wordsOf("common", en, es);
