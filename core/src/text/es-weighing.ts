import type { enWeighing } from "./en-weighing.ts";

const years = (count: number): string => `${count} ${count === 1 ? "año" : "años"}`;
const months = (count: number): string =>
  count % 12 === 0 ? years(count / 12) : `${count} ${count === 1 ? "mes" : "meses"}`;
const ordinals = ["", "primer", "segundo", "tercer", "cuarto"];
const range = ({ low, high }: { readonly low: number; readonly high: number }): string =>
  low === high ? `${low}` : `${low} a ${high}`;
const names: Readonly<Record<string, string>> = {
  RRMS: "EMRR",
  "SPMS-active": "EMSP activa",
  SPMS: "EMSP",
  PPMS: "EMPP",
  CIS: "SCA",
};
const courses = (some: readonly string[]): string => some.map((one) => names[one] ?? one).join(", ");

export const esWeighing: typeof enWeighing = {
  "weighing.treated.yes": ({ study }) =>
    `Tratamiento previo para la EM: de los dos ensayos grandes, las personas de ${study} son las que más se le parecen.`,
  "weighing.treated.no": ({ study }) =>
    `Sin tratamiento previo para la EM: de los dos ensayos grandes, las personas de ${study} son las que más se le parecen.`,
  "weighing.treated.cannot-tell": () =>
    "No se sabe si hubo un tratamiento previo para la EM. Se muestran los ensayos de ambos grupos; de ninguno se dice que sea el de esta persona.",
  "weighing.decides-nothing": () =>
    "Son grupos, no esta persona. Nada se suma, nada se ordena por mérito y nada de esto decide.",
  "weighing.comparator": ({ comparator }) =>
    `En todos los ensayos aleatorizados de aquí alemtuzumab se probó junto a ${comparator}, un tratamiento que funciona.`,
  "weighing.differs": ({ outside, unknown }) =>
    [
      outside === 0
        ? "En nada de lo que se sabe está la persona fuera de lo que el ensayo admitió."
        : `En el ensayo no había personas así: ${outside} de los puntos ${outside === 1 ? "queda" : "quedan"} fuera de lo que admitió.`,
      ...(unknown === 0 ? [] : [`No se sabe: ${unknown}.`]),
    ].join(" "),
  "weighing.alike.within": () => "como en el ensayo",
  "weighing.alike.outside": () => "en el ensayo no había personas así",
  "weighing.alike.not-known": () => "no se sabe",

  "weighing-like.phenotype": () => "Curso de la enfermedad",
  "weighing-like.before": () => "Tratamiento previo",
  "weighing-like.age": () => "Edad",
  "weighing-like.onset": () => "Desde el primer síntoma",
  "weighing-like.edss": () => "EDSS",
  "weighing-like.relapses": () => "Brotes",
  "weighing-like.alemtuzumab": () => "Alemtuzumab antes",
  "weighing-like.also": () => "Además pedía",
  "weighing-saw.nothing": () => "no consta",
  "weighing-saw.phenotype": ({ phenotypes }) => courses(phenotypes),
  "weighing-saw.before": ({ drugs, isComplete }) =>
    [
      drugs.length === 0 ? (isComplete ? "ninguno" : "no consta ninguno") : drugs.join(", "),
      isComplete ? "" : "; no se ha preguntado por otros",
    ].join(""),
  "weighing-saw.age": (saw) => (saw.low === saw.high ? years(saw.low) : `${range(saw)} años`),
  "weighing-saw.onset": (saw) =>
    saw.high === 0 ? "menos de un año" : saw.low === saw.high ? years(saw.low) : `${range(saw)} años`,
  "weighing-saw.edss": ({ low, high, isOld }) =>
    `${low === high ? low : `${low} a ${high}`}${isOld ? ", hace demasiado tiempo" : ""}`,
  "weighing-saw.relapses": ({ count, within }) =>
    `${count === 1 ? "consta 1" : `constan ${count}`} en ${months(within)}`,
  "weighing-saw.alemtuzumab": ({ courses: count, isTold }) =>
    count > 0 ? `${count} ${count === 1 ? "ciclo" : "ciclos"}` : isTold ? "sí" : "no consta ninguno",
  "weighing-saw.also": () => "aquí no se compara",
  "weighing-rule.phenotype": ({ phenotypes }) => courses(phenotypes),
  "weighing-rule.never-treated": () => "ninguno",
  "weighing-rule.before": ({ says, fromMonths }) => `${says}, tomado durante ${months(fromMonths)} o más`,
  "weighing-rule.age": ({ from, through }) => `${from} a ${through} años`,
  "weighing-rule.age-not-read": () => "límites no leídos",
  "weighing-rule.onset": ({ rule }) => `${years(rule)} como máximo`,
  "weighing-rule.edss": ({ rule }) => `${rule} como máximo`,
  "weighing-rule.relapses": (rule) =>
    `${rule.count} o más en ${months(rule.within)}${rule.newest === undefined ? "" : `, el último hace ${months(rule.newest)} como máximo`}`,
  "weighing-rule.alemtuzumab": () => "ninguno antes del primer ciclo",

  "weighing-time.months": ({ count }) => `en ${months(count)}`,
  "weighing-time.median": ({ years: text }) => `en ${text} años (a la mitad se la siguió más tiempo)`,
  "weighing-time.course": ({ course }) => `con el ${ordinals[course] ?? `${course}.º`} ciclo`,
  "weighing-time.until": ({ until }) => `según lo notificado hasta ${until}`,
  "weighing-measure.risk-kaplan-meier": () => "estimación de Kaplan-Meier",
  "weighing-measure.share": () => "personas contadas",
  "weighing-measure.rate-modelled": () => "tasa por modelo, como la imprime el artículo",
  "weighing-measure.rate-raw": () => "tasa bruta: episodios divididos por el tiempo, no la tasa por modelo",
  "weighing-measure.reports": () =>
    "casos notificados; no se cuenta a cuántas personas se trató, así que no es una tasa",
  "weighing-value.people": ({ count, of }) => `${count} de cada ${of} personas`,
  "weighing-value.rate": ({ value }) => `${value} por persona y año`,
  "weighing-value.reports": ({ count }) => `${count} ${count === 1 ? "caso" : "casos"}`,
  "weighing.interval": ({ low, high, level }) => `intervalo del ${level} %: ${low} a ${high}`,
  "weighing.title": (of) => `${of.name} ${of.time} – ${of.study}, alemtuzumab frente a ${of.comparator}`,
  "weighing.title-alone": (of) => `${of.name} ${of.time} – ${of.study}, sin comparar con nadie`,
  "weighing.with": ({ value, arm }) => `${value} con ${arm}`,
  "weighing-contrast.hazard-ratio": ({ value }) => `cociente de riesgos instantáneos ${value}`,
  "weighing-contrast.rate-ratio": ({ value }) => `cociente de tasas ${value}`,
  "weighing.not-significant": () => "no significativo: el azar puede explicar la diferencia",
  "weighing-grade.V": () => "leído en una copia de la fuente",
  "weighing-grade.R": () => "de memoria, por confirmar",
  "weighing-grade.D": () => "cálculo nuestro con los números de la fuente",

  "weighing-group.as-now": () => "Como ahora",
  "weighing-group.continuous": () => "Continuos",
  "weighing-group.reconstitution": () => "Reconstitución",
  "weighing-group.under-study": () => "En estudio",
  "weighing-topic.means": () => "Qué significa",
  "weighing-topic.taken": () => "Cómo se toma",
  "weighing-topic.stopping": () => "Qué significa dejarlo",
  "weighing-topic.watch": () => "Qué hay que vigilar",
};
