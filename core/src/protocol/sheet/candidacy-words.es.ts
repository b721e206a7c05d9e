import { assertNever } from "../../base/result.ts";
import type { Wording } from "../../text/wording.ts";
import type { CandidacyLeaf, CandidacyTest } from "../candidacy.ts";
import { countedEs, keyIn, listedEs } from "./words.es.ts";

export function candidacyTestInSpanish(test: CandidacyTest, wording: Wording): string {
  if (test.kind === "any") return test.of.map((one) => bracketed(one, wording)).join("; o ");
  return test.kind === "all" ? test.of.map((one) => bracketed(one, wording)).join("; y ") : leafInWords(test, wording);
}

const bracketed = (test: CandidacyTest, wording: Wording): string =>
  test.kind === "any" || test.kind === "all"
    ? `(${candidacyTestInSpanish(test, wording)})`
    : leafInWords(test, wording);

function leafInWords(leaf: CandidacyLeaf, wording: Wording): string {
  const named = (keys: readonly string[]): string =>
    listedEs(
      keys.map((key) => keyIn(key, wording)),
      "o",
    );
  switch (leaf.kind) {
    case "age":
      return `${leaf.atLeast} años o más`;
    case "phenotype":
      return `lo último anotado sobre la enfermedad es ${listedEs(leaf.anyOf, "o")}${leaf.unclear === undefined ? "" : ` (no queda claro: ${leaf.unclear.join(", ")})`}`;
    case "therapies-failed":
      return `al menos ${countedEs(leaf.count, "otro medicamento", "otros medicamentos")} sin éxito tras un ciclo completo; si nadie lo dice, lo es uno de ${leaf.fullFromMonths} meses${counts(leaf)}`;
    case "relapses":
      return `${leaf.count} o más brotes${leaf.disabling === true ? " incapacitantes" : ""} a ${leaf.withinMonths} meses o menos unos de otros, el último en los últimos ${leaf.recentMonths} meses${counts(leaf)}`;
    case "mri":
      return `${signs[leaf.sign]} en una RM cerebral de los últimos ${leaf.recentMonths} meses`;
    case "said":
      return `la respuesta es sí: «${keyIn(leaf.item, wording)}»${counts(leaf)}`;
    case "condition":
      return `${whens[leaf.when]}: ${named([leaf.question, ...(leaf.anyOf ?? [])])}${countsOf(leaf)}`;
    case "medicine":
      return `se toma actualmente: ${named(leaf.anyOf)}${counts(leaf)}`;
    case "allergy":
      return `alergia a ${named([...leaf.anyOf, ...(leaf.parts ?? [])])}${leaf.parts === undefined ? "" : `, donde solo se pide un no de ${named(leaf.anyOf)}`}${noCounts(leaf)}`;
    case "positive":
      return `el último resultado de ${named(leaf.anyOf)} es positivo, o consta: ${keyIn(leaf.question, wording)}${leaf.validDays === undefined ? "" : `; uno negativo vale ${countedEs(leaf.validDays, "día", "días")}`}`;
    case "infection-tests":
      return leaf.of.map((one) => testsInWords(one, wording)).join("; o ");
    case "blood-pressure":
      return `sistólica de ${leaf.systolic} mmHg o más, o diastólica de ${leaf.diastolic} mmHg o más, en ${countedEs(leaf.days, "día", "días")} de los últimos ${leaf.withinDays}, no durante una infusión ni su observación, o consta: ${keyIn(leaf.question, wording)}`;
    case "pregnancy":
      return "embarazo";
    case "pregnancy-planned":
      return `la respuesta es sí: «${keyIn(leaf.question, wording)}», donde un embarazo es posible${counts(leaf)}`;
    case "courses-given":
      return `${leaf.atLeast} o más ciclos administrados antes`;
    case "activity-since-course":
      return `desde la última infusión, ${countedEs(leaf.relapses, "brote", "brotes")} o más, o ${countedEs(leaf.lesions, "lesión", "lesiones")} o más, nuevas, que crecen o que captan contraste, en una misma RM${counts(leaf)}`;
    case "criterion":
      return `se cumple: \`${leaf.id}\``;
    case "confirmed-signal":
      return `un aviso confirmado: ${listedEs(leaf.anyOf, "o")}`;
    default:
      return assertNever(leaf);
  }
}

type Valid = { readonly validDays?: number | undefined };
const noCounts = ({ validDays }: Valid): string =>
  validDays === undefined ? "" : `; un no vale ${countedEs(validDays, "día", "días")}`;

type Tests = Extract<CandidacyLeaf, { kind: "infection-tests" }>["of"][number];
function testsInWords({ infection, hiddenAs, shownBy = [], hintedBy = [] }: Tests, wording: Wording): string {
  const named = (keys: readonly string[]): string =>
    listedEs(
      keys.map((key) => keyIn(key, wording)),
      "o",
    );
  return [
    ...(shownBy.length === 0 ? [] : [`${named(shownBy)} positivo`]),
    ...(hintedBy.length === 0 ? [] : [`${named(hintedBy)} no negativo, de lo que nadie puede decir nada`]),
    ...(hiddenAs === undefined ? [] : [`consta ${keyIn(hiddenAs, wording)}, de lo que tampoco`]),
    `hasta que un día posterior conste que ${keyIn(infection, wording)} ha pasado o está descartada`,
    ...(hintedBy.length === 0 ? [] : ["o un especialista con su nombre diga que lo que la sugiere está resuelto"]),
  ].join(", ");
}

/** Of the past only a no grows old. */
const countsOf = (leaf: Extract<CandidacyLeaf, { kind: "condition" }>): string =>
  leaf.when === "ever" || leaf.when === "before-treatment" ? noCounts(leaf) : counts(leaf);
const counts = ({ validDays }: Valid): string =>
  validDays === undefined ? "" : `; una respuesta vale ${countedEs(validDays, "día", "días")}`;

const signs = {
  "gd-enhancing": "una lesión que capta contraste",
  "new-t2": "una lesión nueva o que crece",
  "t2-increase": "un aumento marcado de lesiones",
} as const;

const whens = {
  ever: "alguna vez",
  now: "actualmente",
  "before-treatment": "antes de la primera infusión",
  "since-treatment": "desde la primera infusión",
} as const;

export const coursesAskedEs = {
  all: "todos los ciclos",
  first: "el primer ciclo",
  later: "los ciclos después del primero",
  further: "los ciclos después del segundo",
  "first-and-further": "todos los ciclos menos el segundo",
  "new-starts": "; de quien no fue tratado antes de que empezara esta versión",
} as const;
