import type { enLetter } from "./en-letter.ts";

/** The letter in Spanish. */
export const esLetter: typeof enLetter = {
  "letter.title": () => "Seguimiento tras alemtuzumab: resumen para el médico de cabecera",
  "letter.title-untreated": () => "Alemtuzumab: resumen para el médico de cabecera",
  "letter.name": () => "Nombre",
  "letter.born": () => "Nacimiento",
  "letter.number": () => "Número",
  "letter.clinic": () => "Clínica",
  "letter.day": () => "Fecha",
  "letter.greeting": () => "Estimado/a colega:",
  "letter.intro": ({ isWatched, ends }) =>
    `Su paciente ha sido tratado/a con alemtuzumab (Lemtrada) por esclerosis múltiple. Durante meses y años después de una infusión, el sistema inmunitario que se regenera puede atacar la tiroides, las plaquetas, los riñones o el hígado. Casi todo tiene tratamiento si se detecta a tiempo.${isWatched ? ` Por eso se analizan la sangre y la orina cada mes${ends === null ? "." : `, hasta el ${ends}.`}` : ""}`,
  "letter.intro-untreated": () =>
    "Su paciente está a nuestro cargo por esclerosis múltiple y figura en nuestra lista para alemtuzumab (Lemtrada). No consta ninguna infusión de este fármaco. Lo que se pide más abajo corresponde a antes del tratamiento o es ajeno a él.",
  "letter.courses": () => "Tratamiento hasta ahora",
  "letter.course": ({ number, from, through, infusions }) =>
    `Ciclo ${number}: ${infusions} ${infusions === 1 ? "infusión" : "infusiones"}, ${from === through ? from : `del ${from} al ${through}`}.`,
  "letter.no-course": () => "No consta ninguna infusión.",
  "letter.due": () => "Lo que toca ahora",
  "letter.due-head": () => "Prueba | Toca el | A tiempo hasta | Estado",
  "letter.nothing-due": () => "No toca nada en las próximas semanas.",
  "letter.results": () => "Últimos resultados",
  "letter.results-head": () => "Prueba | Resultado | Referencia | Muestra del",
  "letter.no-results": () => "No constan resultados.",
  "letter.warnings": () => "Avisos abiertos",
  "letter.warnings-head": () => "Aviso | Desde | Estado",
  "letter.no-warnings": () => "No hay ninguno.",
  "letter.signs": () => "Por favor, piense en este tratamiento",
  "letter.signs-intro": () =>
    "Cada mes preguntamos al paciente por estos temas. Si observa algo nuevo, llámenos, por favor; lo que parezca urgente no debe esperar al próximo análisis.",
  "letter.close": () => "Un cordial saludo,",
  "letter.signature": () => "Nombre y firma",
  "letter.unsigned": ({ protocols }) =>
    `Ningún clínico ha firmado las reglas en que se basa esta carta, por lo que no es para uso clínico: ${protocols}.`,
  "letter.source": ({ protocols, software }) =>
    `Elaborado por ${software} a partir de los datos registrados y de ${protocols}. Aconseja; deciden las personas.`,
};
