import type { enPlanning } from "./en-planning.ts";

export const esPlanning: typeof enPlanning = {
  "retreatment.too-early": ({ until }) => `demasiado pronto: puede empezar el ${until}`,
  "retreatment.interval-over": () => "ya ha pasado el tiempo entre los ciclos",
  "retreatment.interval-noted": () =>
    "ya ha pasado el tiempo entre los ciclos, aunque todavía no contado desde la última infusión: se permite y se anota",
  "retreatment.interval-not-stated": () => "ninguna regla vigente dice cuánto debe pasar entre los ciclos",
  "retreatment.panel-recent": ({ days }) => `sangre y orina completas en los últimos ${days} días`,
  "retreatment.panel-old": ({ days, tests }) => `sin analizar en los últimos ${days} días: ${tests}`,
  "retreatment.panel-last": ({ names, on }) => `${names}, última vez el ${on}`,
  "retreatment.panel-never": ({ names }) => `${names}, sin ningún resultado`,
  "retreatment.held": ({ count }) =>
    count === 1
      ? "retenido por un aviso abierto o una prueba atrasada"
      : `retenido por ${count} avisos abiertos o pruebas atrasadas`,
  "retreatment.alternative": () =>
    "La alternativa a otro ciclo es otro tratamiento; no se sabe si funcionaría igual de bien.",
  "plan.done": () => "hecho",
  "plan.waived": () => "dispensado",
  "plan.to-do": () => "pendiente",
};
