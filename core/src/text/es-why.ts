import { withComma } from "./decimal-comma.ts";
import type { enWhy, LateWhy, MissingWhy, SeenWhy } from "./en-why.ts";
import { lackingEs } from "./es-missing.ts";

const ops: Readonly<Record<string, string>> = {
  "<": "por debajo de",
  "<=": "como máximo",
  ">": "por encima de",
  ">=": "como mínimo",
  "=": "igual a",
};

const inWords = ({ what, saw, unit, op, right, on }: SeenWhy["seen"][number]): string => {
  const measured = unit === "" ? "" : ` ${unit}`;
  return `${what} ${withComma(saw)}${measured}${on === undefined ? "" : ` el ${on}`}, ${ops[op] ?? op} ${withComma(right)}${measured}`;
};

/** Why a line stands on the worklist, in Spanish. */
export const esWhy: typeof enWhy = {
  "why.since": ({ on }) => `Desde el ${on}.`,
  "why.fact": ({ facts }) => `${facts.join("; ")}.`,
  "why.late": ({ dueOn, lastOn, periods, lacking }: LateWhy) =>
    `${lacking === undefined ? "" : `Solo falta: ${lacking.join(", ")}. `}Tocaba el ${dueOn}; ${lastOn === undefined ? "no consta ninguno válido" : `último completo el ${lastOn}`}${periods > 1 ? `; ${periods} seguidos sin hacer` : ""}.`,
  "why.seen": ({ seen, basis }: SeenWhy) =>
    `${seen.map(inWords).join("; ")}.${basis === "withdrawn" ? " Retirado después." : ""}`,
  "why.sample": ({ part, on }) => `${part} del ${on}`,
  "why.asked": ({ rule, dueOn }) => `Lo pide: ${rule}; toca el ${dueOn}.`,
  "why.missing": ({ lacks, fact }: MissingWhy) =>
    `No se sabe: ${lacks.map(({ kind, of }) => `${lackingEs[kind] ?? kind}${of === "" ? "" : ` (${of})`}`).join(", ")}. Se refiere a: ${fact}.`,
  "why.question": ({ missing, more }) => `No se sabe: ${missing}${more === 0 ? "" : `, y ${more} más`}.`,
  "why.held": ({ since, holds }) =>
    `Retenido desde el ${since} por ${holds} ${holds === 1 ? "asunto abierto" : "asuntos abiertos"}.`,
};
