import { withComma } from "./decimal-comma.ts";
import type { enReconstitution } from "./en-reconstitution.ts";

type Limit = { readonly limit: string; readonly isGeneral: boolean };
const limitOf = ({ limit, isGeneral }: Limit): string => `${withComma(limit)}${isGeneral ? " (general)" : ""}`;
const band = ({ low, high }: { readonly low: string; readonly high: string }): string =>
  `${withComma(low)} a ${withComma(high)}`;
const limited = ({ limit, atLeast }: { readonly limit: string; readonly atLeast: boolean }): string =>
  `${withComma(limit)} o ${atLeast ? "más" : "menos"}`;

/** How lymphocytes come back, in Spanish. */
export const esReconstitution: typeof enReconstitution = {
  "reconstitution.count": ({ name, count, to, on, month }) =>
    `${name}: ${withComma(count)}${to === undefined ? "" : ` a ${withComma(to)}`} cells/µL el ${on}, ${withComma(month)} meses después de la última infusión.`,
  "reconstitution.no-count": ({ name }) => `${name}: ningún recuento desde la última infusión.`,
  "reconstitution.within": (one) =>
    `Dentro de la banda publicada: en ese momento, 95 de cada 100 personas tenían de ${band(one)}.`,
  "reconstitution.below": (one) =>
    `Por debajo de la banda publicada de ${band(one)}, como 2 o 3 de cada 100 personas en ese momento; eso por sí solo no es un aviso.`,
  "reconstitution.above": (one) =>
    `Por encima de la banda publicada de ${band(one)}, como 2 o 3 de cada 100 personas en ese momento; eso por sí solo no es un aviso.`,
  "reconstitution.cannot-tell": (one) =>
    `El valor no es un número exacto: puede estar dentro de la banda publicada de ${band(one)} o fuera.`,
  "reconstitution.no-band.infusion-date-uncertain": () =>
    "El día de la última infusión no se conoce con exactitud, por lo que no hay banda.",
  "reconstitution.no-band.no-reference": () => "Las reglas que se usan no incluyen ninguna evolución publicada.",
  "reconstitution.no-band.no-table": () => "No se publicó ninguna banda.",
  "reconstitution.no-band.outside-table": () => "No se publicó ninguna banda para ese momento.",
  "reconstitution.limit.yes": (one) =>
    `Por debajo del límite inferior de la normalidad, ${limitOf(one)}, lo que por sí solo no es un aviso tras este tratamiento.`,
  "reconstitution.limit.no": (one) => `No está por debajo del límite inferior de la normalidad, ${limitOf(one)}.`,
  "reconstitution.limit.cannot-tell": (one) =>
    `Puede estar por debajo del límite inferior de la normalidad, ${limitOf(one)}, o no.`,

  "milestone.reached": () => "alcanzado",
  "milestone.not-reached": () => "no alcanzado",
  "milestone.cannot-tell": () => "no se sabe",
  "milestone.below-then": () => "por debajo entonces",
  "milestone.not-below-then": () => "no por debajo entonces",
  "milestone.not-measured": () => "no medido en ese momento",
  "milestone.no-baseline": () => "sin recuento anterior al tratamiento",

  "measure-end.may-end": ({ name, course, on }) => `${name}, ciclo ${course}: puede terminar desde el ${on}.`,
  "measure-end.runs": ({ name, course, analyte, limit, atLeast, from }) =>
    `${name}, ciclo ${course}: al menos hasta el ${from}, y después hasta que ${analyte} sea ${limited({ limit, atLeast })} en una muestra de ese día o posterior: prevea pedirlo.`,
  "measure-end.continue": ({ name, course, analyte, limit, atLeast, from }) =>
    `${name}, ciclo ${course}: continúa. Solo puede terminar con ${analyte} de ${limited({ limit, atLeast })} en una muestra del ${from} o posterior, y no consta ningún recuento así: pida ${analyte}.`,
  "measure-end.superseded": ({ name, course }) =>
    `${name}, ciclo ${course}: el ciclo siguiente empezó antes de que pudiera terminar.`,
  "measure-end.waived": ({ name, course }) => `${name}, ciclo ${course}: alguien permitió terminarlo sin el recuento.`,

  "drawing.title": ({ course, on }) => `Linfocitos desde la última infusión (ciclo ${course}, ${on})`,
  "drawing.no-course": () => "Linfocitos: no consta ninguna infusión",
  "drawing.months": () => "meses desde la última infusión",
  "drawing.unit": () => "cells/µL",
  "drawing.last-infusion": () => "última infusión",
  "drawing.band": () => "95 de cada 100 personas publicadas",
  "drawing.median": () => "su mediana",
  "drawing.point": () => "este paciente",
  "drawing.limit": () => "límite inferior",
  "drawing.baseline": () => "antes del tratamiento",
  "drawing.published-back": () => "publicado: tiempo hasta volver al límite inferior; % que sigue por debajo de él",
  "drawing.ends": ({ name }) => `${name} puede terminar`,
  "drawing.below": ({ percent }) => `${withComma(String(percent))} %`,
  "drawing.no-band": () => "no se publicó ninguna banda",
  "drawing.no-count": () => "ningún recuento desde la última infusión",
  "drawing.informs": () => "Informativo: un lugar fuera de una banda no genera por sí solo ningún aviso.",
};
