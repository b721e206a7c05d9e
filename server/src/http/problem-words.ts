import type { ProblemKind } from "@longwatch/api";

/** What each kind of refusal is called in Spanish, and what it says: what happened, that nothing was lost, and what can be done. */
export const problemsInSpanish: Readonly<Record<ProblemKind, { readonly title: string; readonly detail: string }>> = {
  "request-unreadable": {
    title: "La petición no se puede leer",
    detail: "No se hizo nada. Lo enviado no tiene una forma que se lea aquí.",
  },
  "request-invalid": {
    title: "La petición no tiene la forma que se pide",
    detail: "No se hizo nada. Los problemas dicen qué está mal y dónde.",
  },
  "sign-in-needed": { title: "Nadie ha iniciado sesión", detail: "No hay sesión, o ha terminado. Inicie sesión." },
  "sign-in-refused": {
    title: "Se rechazó el inicio de sesión",
    detail: "No se dice qué estaba mal; solo la persona puede saberlo.",
  },
  "permission-missing": {
    title: "Esta cuenta no puede hacer esto aquí",
    detail: "No se hizo nada. Ninguna función suya lo permite; pregunte a quien administra la clínica.",
  },
  "sign-in-not-fresh": {
    title: "Inicie sesión otra vez para hacer esto",
    detail: "No se hizo nada. Cierre la sesión, iníciela y repita.",
  },
  "cross-site": {
    title: "La petición no venía de este sitio",
    detail: "No se hizo nada. Ábralo desde las páginas de Longwatch.",
  },
  "not-found": { title: "Aquí no hay tal cosa", detail: "En esta clínica no se guarda nada con este identificador." },
  "link-ended": { title: "El enlace no se conoce, ya se usó o ha caducado", detail: "Pida uno nuevo." },
  conflict: {
    title: "Contradice lo que se guarda",
    detail: "No se escribió nada: lo enviado contradice lo que se guarda. Cargue la página otra vez y decida de nuevo.",
  },
  "record-changed": {
    title: "Se cambió mientras tanto",
    detail: "No se escribió nada: otra persona lo cambió desde que usted lo leyó. Léalo otra vez y decida de nuevo.",
  },
  "prefetch-missing": { title: "No se envió lo necesario para responder", detail: "Envíe lo que se pide y repita." },
  "body-too-large": { title: "El contenido es demasiado grande", detail: "No se hizo nada. Envíe menos de una vez." },
  "media-type-unsupported": {
    title: "Aquí no se lee un contenido de este tipo",
    detail: "No se hizo nada. La referencia dice qué se lee en esta dirección.",
  },
  "content-refused": {
    title: "El contenido no se puede aceptar tal como está",
    detail: "No se escribió nada. Los problemas dicen qué está mal y dónde.",
  },
  "idempotency-key-reused": {
    title: "La clave de la petición pertenece a otra",
    detail: "No se hizo nada. La primera petición con esta clave era otra; cargue la página y repita.",
  },
  "if-match-needed": {
    title: "Diga qué versión ha visto",
    detail: "No se escribió nada. Cargue la página otra vez: muestra sobre qué se decide.",
  },
  "too-many-requests": { title: "Demasiadas peticiones", detail: "Hubo demasiados intentos. Espere y repita." },
  fault: {
    title: "Un fallo del servidor",
    detail:
      "No se escribió nada. Dé a quien lleva el servidor el identificador del incidente; también está en su registro.",
  },
  unavailable: {
    title: "El servidor no puede hacer esto ahora",
    detail:
      "No se alcanza la base de datos o no tiene espacio, y quizá no se sepa si esto se escribió. Envíelo otra vez tal cual: se escribe una sola vez.",
  },
};
