import { withComma } from "./decimal-comma.ts";
import type { enExplain } from "./en-explain.ts";
import { factKindsEs } from "./fact-kinds.es.ts";

const told = { yes: ", referido", no: ", negado", unsure: ", dudoso" } as const;
const certain = { confirmed: "", suspected: ", sospecha", excluded: ", descartado" } as const;
const vitalSigns: Readonly<Record<string, (value: string) => string>> = {
  systolic: (value) => `presión sistólica ${value} mmHg`,
  diastolic: (value) => `presión diastólica ${value} mmHg`,
  pulse: (value) => `pulso ${value}/min`,
  temperatureC: (value) => `temperatura ${value} °C`,
  spo2: (value) => `SpO₂ ${value} %`,
};
const statuses: Readonly<Record<string, string>> = {
  preliminary: "preliminar",
  corrected: "corregido",
  cancelled: "anulado",
  "entered-in-error": "introducido por error",
};
const outcomes: Readonly<Record<string, string>> = {
  normal: "normal",
  abnormal: "anormal",
  uninterpretable: "no interpretable",
};

/** Why a conclusion is as it is, in Spanish. */
export const esExplain: typeof enExplain = {
  "edge.opens": () => "¿abierto?",
  "edge.due": () => "¿toca ya?",
  "edge.grace": () => "¿atrasado?",
  "edge.closes": () => "¿cerrado?",

  "fact.result": ({ analyte, value, unit, status, on, comments }) =>
    [
      [analyte, withComma(value), unit, ...(status === undefined ? [] : [`(${statuses[status] ?? status})`])]
        .filter((part) => part !== "")
        .join(" ")
        .concat(`, muestra del ${on}`),
      ...comments.map((comment) => `comentario: ${comment}`),
    ].join("; "),
  "fact.infusion": ({ doseMg, drug, on }) => `infusión de ${withComma(String(doseMg))} mg de ${drug} el ${on}`,
  "fact.waived": ({ on, by, reason, until }) =>
    `dispensado el ${on} por ${by}: ${reason}${until === undefined ? "" : ` (hasta ${until})`}`,
  "fact.exam": ({ exam, outcome, on }) => `${exam}: ${outcomes[outcome] ?? outcome}, ${on}`,
  "fact.step": ({ step, on }) => `${step}, hecho el ${on}`,
  "fact.medicine": ({ medicine, on }) => `${medicine} desde el ${on}`,
  "fact.symptom": ({ symptom, present, on }) => `${symptom}${told[present]} el ${on}`,
  "fact.vitals": ({ signs: seen, on }) =>
    `${seen.map(({ sign, value }) => vitalSigns[sign]?.(withComma(String(value))) ?? `${sign} ${withComma(String(value))}`).join(", ")}; medición del ${on}`,
  "fact.condition": ({ condition, certainty, on }) => `${condition}${certain[certainty]} desde el ${on}`,
  "fact.pregnancy": ({ on }) => `embarazo confirmado el ${on}`,
  "fact.relapse": ({ on }) => `brote desde el ${on}`,
  "fact.other": ({ kind, on }) => `${factKindsEs[kind] ?? kind}, ${on}`,
  "fact.not-on-file": () => "no consta",
  "fact.no-longer-on-file": () => "una entrada que ya no consta",
  "fact.flawed": ({ fact, flaw }) => `${fact} (${flaw})`,

  "change.opens": ({ on }) => `El tiempo: se abre el ${on}.`,
  "change.late": ({ on }) => `El tiempo: estará atrasado desde el ${on}.`,
  "change.result": ({ lacking, before }) =>
    `Un resultado válido de ${lacking.join(", ")}${before === undefined ? "" : `, tomado antes del ${before}`}.`,
  "change.result-not-arrived": ({ lacking, before }) =>
    `Un resultado válido de ${lacking.join(", ")} tomado antes del ${before} que aún no nos ha llegado.`,
  "change.waiver": () => "Una dispensa con un nombre y un motivo.",
  "change.evidence": () => "Una corrección o una retirada de su prueba.",
  "change.waived": () => "Un resultado válido, una retirada de la dispensa o el fin de su plazo.",
  "change.superseded": () => "Una corrección de la infusión que reinició el plazo.",

  "right.rule": () => "la regla",
  "right.range-laboratory": () => "el rango del laboratorio",
  "right.range-default": () => "un rango general: el laboratorio no envió ninguno",
  "right.baseline-median": () => "el valor basal",
  "right.baseline-single": () => "un único valor anterior al tratamiento",
  "right.baseline-surrogate": () => "un valor basal sustituto",
  "right.previous": () => "el valor anterior",
  "right.first-of-trend": () => "el primero de la serie",
  "right.before-infusion": () => "la medición anterior a la infusión",
  "right.earlier-day": () => "la media de un día anterior del ciclo",
  "right.before-treatment": () => "ya era así antes del tratamiento",
};
