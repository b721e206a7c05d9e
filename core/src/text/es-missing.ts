import type { enMissing } from "./en-missing.ts";

/** What a warning may lack to be judged. */
export const lackingEs: Readonly<Record<string, string>> = {
  baseline: "un valor basal",
  previous: "un valor anterior",
  range: "el rango",
  number: "el número exacto",
  "valid-sample": "una muestra válida",
  result: "un resultado",
  symptom: "un síntoma (sí o no)",
  vital: "una constante vital",
  finding: "un hallazgo",
  exam: "un examen",
  mri: "una resonancia",
  condition: "una enfermedad (sí o no)",
  medicine: "un medicamento (sí o no)",
  pregnancy: "un embarazo (sí o no)",
  intention: "el deseo de embarazo (sí o no)",
  sex: "el sexo",
  recorded: "lo que consta",
  start: "el comienzo",
};

/** What would settle a question, in Spanish. */
export const esMissing: typeof enMissing = {
  "missing.protocol": () => "un protocolo para esta jurisdicción",
  "missing.first-version": () => "una versión de protocolo vigente en la primera infusión",
  "missing.interval": () => "cada cuánto: la fuente no indica ningún intervalo y ninguna política lo completa",
  "missing.cervix": () => "si esta persona tiene cuello uterino",
  "missing.childbearing": () => "si esta persona puede quedarse embarazada",
  "missing.dose": ({ doseMg, usualMg }) => `si se administraron ${doseMg} mg; una dosis son ${usualMg} mg`,
  "missing.two-on-one-day": () => "si se administraron dos infusiones en un día",
  "missing.product": () => "si este producto es Lemtrada",
  "missing.infused": () => "si se infundió algo",
  "missing.infusion-day": ({ on }) => `el día exacto (${on}); se cuenta el último día compatible`,
  "missing.before-end": () => "una revisión en el último día del seguimiento o después",
  "missing.not-accepted": () => "quién aceptó la transferencia",
  "missing.before-last-infusion": () => "un final posterior a la última infusión",
  "missing.result-day": () => "el día exacto: podría pertenecer a más de un periodo",
  "missing.fact": () => "la entrada que nombra",
  "missing.obligation": () => "la prueba que nombra: con esa clave no hay nada previsto",
  "missing.for-signal": ({ lacks }) =>
    lacks.map(({ kind, of }) => `${lackingEs[kind] ?? kind}${of === "" ? "" : ` (${of})`}`).join("; "),
  "missing.symptom-meant": ({ written, meant }) =>
    `qué se quiso decir: clave de síntoma desconocida: «${written}»${meant === undefined ? "" : `; quizá «${meant}»`}`,
};
