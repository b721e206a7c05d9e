import type { ProblemKind } from "@longwatch/api";

/** What each kind of refusal is called in Spanish. */
export const titlesInSpanish: Readonly<Record<ProblemKind, string>> = {
  "request-unreadable": "La petición no se puede leer",
  "request-invalid": "La petición no tiene la forma que se pide",
  "sign-in-needed": "Nadie ha iniciado sesión",
  "sign-in-refused": "Se rechazó el inicio de sesión",
  "permission-missing": "Esta cuenta no puede hacer esto aquí",
  "sign-in-not-fresh": "Inicie sesión otra vez para hacer esto",
  "cross-site": "La petición no venía de este sitio",
  "not-found": "Aquí no hay tal cosa",
  "link-ended": "El enlace no se conoce, ya se usó o ha caducado",
  conflict: "Contradice lo que se guarda",
  "record-changed": "Se cambió mientras tanto",
  "prefetch-missing": "No se envió lo necesario para responder",
  "body-too-large": "El contenido es demasiado grande",
  "media-type-unsupported": "Aquí no se lee un contenido de este tipo",
  "content-refused": "El contenido no se puede aceptar tal como está",
  "idempotency-key-reused": "La clave de la petición pertenece a otra",
  "if-match-needed": "Diga qué versión ha visto",
  "too-many-requests": "Demasiadas peticiones",
  fault: "Un fallo del servidor",
  unavailable: "El servidor no puede hacer esto ahora",
};
