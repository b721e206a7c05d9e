import type { enEdss, enWalking } from "./en-edss.ts";

const many = ["ninguno", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete"];

/** How an EDSS comes about, in Spanish. */
export const esEdss: typeof enEdss = {
  "edss.is": ({ edss }) => `EDSS ${edss}`,
  "edss.between": ({ least, most }) => `EDSS entre ${least} y ${most}: aún no puede decirse`,
  "edss.count": ({ systems, grade }) => `${many[systems] ?? systems} de grado ${grade}${grade === 5 ? " o más" : ""}`,
  "edss.count-none": () => "ningún hallazgo en ningún sistema",
  "edss.list": ({ items }) =>
    items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} y ${items.at(-1)}`,
  "edss.by-systems": ({ counts, edss, line }) =>
    `Deciden los sistemas funcionales. Cuentan: ${counts}. Eso da ${edss} (línea ${line} de la tabla).`,
  "edss.by-walking": ({ walking, edss }) => `Decide la marcha: ${walking}. Eso lo hace ${edss}.`,
  "edss.by-both": ({ counts, edss, line, walking }) =>
    `Los sistemas funcionales y la marcha coinciden en ${edss}. Cuentan: ${counts} (línea ${line} de la tabla); ${walking}.`,
  "edss.so-far": ({ least, most }) =>
    `Lo explorado lo hace al menos ${least}; lo que falta puede llevarlo hasta ${most}.`,
  "edss.counts-as": ({ part, raw, counted }) => `${part} ${raw} cuenta como ${counted}.`,
  "edss.left-out": ({ parts }) => `No se cuenta, no se debe a la EM: ${parts}.`,
  "edss.needed": ({ parts }) => `Falta aún: ${parts}.`,
  "edss.not-a-grade": ({ part }) => `${part}: ese grado no existe.`,
  "edss.part.visual": () => "visual",
  "edss.part.brainstem": () => "tronco del encéfalo",
  "edss.part.pyramidal": () => "piramidal",
  "edss.part.cerebellar": () => "cerebelo",
  "edss.part.sensory": () => "sensibilidad",
  "edss.part.bowelBladder": () => "intestino/vejiga",
  "edss.part.cerebral": () => "cerebral",
  "edss.part.ambulation": () => "marcha",
  "edss.warn.walking-limited-without-motor-signs": () =>
    "La marcha está limitada, pero piramidal y cerebelo están ambos por debajo de 2. ¿Qué la limita?",
  "edss.warn.walking-far-worse-than-motor-signs": () =>
    "La marcha está mucho peor de lo que explican piramidal y cerebelo, 2 como mucho.",
  "edss.warn.severe-grade-but-unrestricted": ({ parts }) =>
    `Un grado 5 o 6 (${parts}) y, sin embargo, la marcha no está restringida.`,
  "edss.warn.lost-function-but-walking": ({ parts }) =>
    `El grado 6 (${parts}) dice que la función se ha perdido y, sin embargo, la persona camina. La tabla da por ello 5,0 como mucho.`,
  "edss.warn.no-such-edss": ({ recorded }) =>
    `La puntuación anotada, ${recorded}, no está en la escala: 0, 1,0, 1,5 y así hasta 10,0.`,
  "edss.warn.recorded-differs": ({ recorded, least, most }) =>
    `La puntuación anotada es ${recorded}; esta exploración da ${least === most ? least : `de ${least} a ${most}`}. Se conservan ambas.`,
  "edss.warn.death-score-while-alive": () => "10,0 es la muerte por EM, y esta persona consta como viva.",
  "edss.warn.change-without-new-finding": ({ previous }) =>
    `La última puntuación fue ${previous}, a un punto o más, y sin embargo todos los grados y la marcha son los mismos.`,
  "edss.warn.during-relapse": ({ days }) =>
    `${days === 0 ? "El día del comienzo" : `${days === 1 ? "1 día" : `${days} días`} después del comienzo`} de un brote o de corticoides: esta puntuación queda marcada como durante un brote.`,
};

/** As many sentences as there are scores. */
type AsMany<Scale> = { readonly [Score in keyof Scale]: string };

export const esWalking: {
  readonly [Scale in keyof typeof enWalking]: AsMany<(typeof enWalking)[Scale]>;
} = {
  neurostatus16: [
    "camina sin ninguna restricción",
    "camina 500 m o más sin ayuda, aunque no con libertad",
    "camina de 300 a 499 m sin ayuda",
    "camina de 200 a 299 m sin ayuda",
    "camina de 100 a 199 m sin ayuda",
    "camina menos de 100 m sin ayuda",
    "camina 50 m o más con ayuda en un lado",
    "camina 120 m o más con ayuda en ambos lados",
    "camina menos de 50 m con ayuda en un lado",
    "camina de 5 a 119 m con ayuda en ambos lados",
    "no camina 5 m; mueve la silla de ruedas y cambia de asiento por sí misma",
    "unos pocos pasos; necesita ayuda con la silla de ruedas o para cambiar de asiento",
    "en silla o cama, fuera de la cama casi todo el día; los brazos le sirven bien",
    "en cama gran parte del día; los brazos le sirven algo",
    "en cama; habla y come",
    "en cama; no puede hacerse entender, o no puede comer",
    "murió por la EM",
  ],
  registry13: [
    "camina sin ninguna restricción",
    "camina unos 500 m sin ayuda ni descanso",
    "camina unos 300 m sin ayuda",
    "camina unos 200 m sin ayuda",
    "camina unos 100 m sin ayuda",
    "necesita ayuda en un lado, o a veces, para unos 100 m",
    "necesita siempre ayuda en ambos lados para unos 20 m",
    "usa silla de ruedas por sí misma",
    "usa silla de ruedas con ayuda",
    "en silla o cama; los brazos le sirven bien",
    "en cama gran parte del día; los brazos le sirven algo",
    "en cama; habla y come",
    "en cama; no puede hacerse entender, o no puede comer",
    "murió por la EM",
  ],
};
