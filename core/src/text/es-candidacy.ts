import type { enCandidacy } from "./en-candidacy.ts";

const signs: Readonly<Record<string, string>> = {
  "gd enhancing": "una lesión con realce",
  "t2 increase": "un aumento marcado de lesiones",
  "new t2": "una lesión nueva",
};

export const esCandidacy: typeof enCandidacy = {
  "candidacy.yes": () => "una opción según las reglas del día",
  "candidacy.with-justification": () => "una opción, con un motivo que alguien deje por escrito",
  "candidacy.no": () => "no es una opción según las reglas del día",
  "candidacy.cannot-tell": () => "no se puede decir con lo que consta",
  "candidacy-weight.required": () => "debe ser así",
  "candidacy-weight.route": () => "una de las vías de entrada",
  "candidacy-weight.advised": () => "aconsejado, no un límite",
  "candidacy-weight.contraindication": () => "contraindicación",
  "candidacy-weight.warning": () => "advertencia",
  "candidacy-weight.specialist": () => "lo decide un especialista con su nombre",
  "candidacy-weight.unread": () => "la fuente no se ha leído para esto: desconocido, nunca permitido",
  "candidacy-lacks.birth-date": () => "la fecha de nacimiento",
  "candidacy-lacks.phenotype": ({ of }) =>
    of === "" ? "el curso de la enfermedad" : `si el texto se refiere a este curso de la enfermedad (${of})`,
  "candidacy-lacks.therapy-outcome": ({ of }) => `cómo terminó el tratamiento con ${of} y si fue un ciclo completo`,
  "candidacy-lacks.therapy-name": ({ of }) => `si ${of} es otro medicamento que los que constan`,
  "candidacy-lacks.other-therapies": () => "si hubo otros tratamientos además de los que constan",
  "candidacy-lacks.relapse-severity": () => "la gravedad de un brote, o el día en que empezó",
  "candidacy-lacks.other-relapses": () => "si hubo otros brotes además de los que constan",
  "candidacy-lacks.mri": ({ of }) => `una resonancia cerebral reciente que lo diga o lo niegue: ${signs[of] ?? of}`,
  "candidacy-lacks.answer": ({ of }) => `una respuesta que no sea demasiado antigua: ${of}`,
  "candidacy-lacks.condition": ({ of }) => `una respuesta, sí o no: ${of}`,
  "candidacy-lacks.medicine": () => "una revisión de todos los medicamentos que no sea demasiado antigua",
  "candidacy-lacks.medicine-kind": ({ of }) =>
    `qué tipo de medicamento es ${of}, o una revisión que nombre lo que no se toma`,
  "candidacy-lacks.allergy": ({ of }) => `si hay alergia a ${of}`,
  "candidacy-lacks.result": ({ of }) => `un resultado válido: ${of}`,
  "candidacy-lacks.infection-test": ({ of }) =>
    `qué pensar de un resultado que no es negativo: ${of}; un diagnóstico de un día posterior, superado o descartado, o la palabra de un especialista, con su nombre, de que está resuelto`,
  "candidacy-lacks.blood-pressure": () => "lecturas de la tensión arterial en más días, con las dos cifras",
  "candidacy-lacks.withdrawn-warning": ({ of }) => `qué pensar de un aviso cuyo resultado se retiró: ${of}`,
  "candidacy-lacks.pregnancy": () => "una prueba de embarazo de los últimos 28 días",
};
