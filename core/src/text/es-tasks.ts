import { withComma } from "./decimal-comma.ts";
import type { en } from "./en.ts";

type Ids = Extract<keyof typeof en, `task.${string}` | `flaw.${string}`>;

/** What is to be done, and what a sample lacks, in Spanish. */
export const esTasks: Pick<typeof en, Ids> = {
  "flaw.preliminary": () => "resultado preliminar",
  "flaw.cancelled": () => "anulado por el laboratorio",
  "flaw.clotted": () => "muestra coagulada",
  "flaw.haemolysed": () => "muestra hemolizada",
  "flaw.clumped": () => "plaquetas agregadas",
  "flaw.insufficient": () => "muestra insuficiente",
  "flaw.mislabelled": () => "muestra mal identificada",
  "flaw.menstruating": () => "tomada durante la menstruación",
  "flaw.contaminated": () => "muestra contaminada",
  "flaw.citrate": () => "muestra con citrato",
  "flaw.lipaemic": () => "muestra lipémica",
  "flaw.icteric": () => "muestra ictérica",
  "flaw.specimen-remark-unknown": () => "observación sobre la muestra no comprendida",
  "flaw.no-value": () => "sin valor",
  "flaw.value-is-text": () => "texto en lugar de un valor",
  "flaw.questionable": () => "valor fuera del intervalo verosímil, sin confirmar",
  "flaw.date-approximate": () => "fecha solo aproximada",
  "flaw.date-uncertain": () => "la fecha podría pertenecer a otro periodo",
  "flaw.analyte-unknown": () => "analito desconocido",
  "flaw.uninterpretable": () => "la exploración no se pudo interpretar",
  "flaw.not-taken": () => "no tomado",
  "flaw.stopped": () => "interrumpido antes de tiempo",
  "flaw.not-reached": () => "límite no alcanzado",
  "flaw.incomplete-review": () => "revisión incompleta",
  "task.overdue": ({ name }) =>
    `${name}: con retraso, y no ha llegado nada válido. Averigüe por qué y consiga que se haga.`,
  "task.repeat-sample": ({ name }) => `${name}: la muestra no se pudo usar. Repítala.`,
  "task.continue-measure": ({ name }) =>
    `${name}: aún no puede terminar. Continúe y pida el resultado que permitiría terminarlo.`,
  "task.continue-measure-until": ({ name, analyte, atLeast, limit, from, hasShort }) =>
    `${name}: continúe y procure que la receta alcance. Solo puede terminar con ${analyte} de ${withComma(limit)} o ${atLeast ? "más" : "menos"} en una muestra del ${from} o posterior; ${hasShort ? "los recuentos desde entonces no llegan" : "no consta ningún recuento así"}. Pida ${analyte} con la próxima analítica: un hemograma no lo incluye.`,
  "task.end-of-watch-review": () =>
    "El seguimiento ha cumplido su plazo: revíselo con el paciente, y ciérrelo o siga vigilando.",
  "task.yearly-review": () => "Este paciente dejó nuestro seguimiento antes de su fin: vuelva a mirarlo este año.",
  "task.signal": ({ name }) => `${name}.`,
  "task.confirm": ({ name }) => `${name}: encárguese de que se hagan.`,
  "task.course-held": () =>
    "Hay un ciclo planificado que retienen avisos abiertos o pruebas atrasadas: resuélvalos, o mueva el ciclo.",
  "task.signal-undecided": ({ name }) => `${name}: no se pudo juzgar. Averigüe lo que falta.`,
  "task.cannot-tell": ({ name }) => `${name} Averigüe lo que falta.`,
  "task.orphaned-act": () =>
    "Una entrada dice que alguien actuó sobre algo que esta historia no tiene. Mírela y corríjala.",
  "task.symptom-unknown": ({ name }) =>
    `Se registró un síntoma con una clave que nadie conoce: ${name}. Pregunte qué se quiso decir y corrija la entrada.`,
  "task.told": ({ name }) => name,
};
