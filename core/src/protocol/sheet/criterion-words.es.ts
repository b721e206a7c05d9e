import { assertNever } from "../../base/result.ts";
import type { Wording } from "../../text/wording.ts";
import type { Criterion, GroupCriterion, LeafCriterion } from "../criterion.ts";
import { countedEs, keyIn, listedEs } from "./words.es.ts";

/** When a warning speaks, in Spanish and with every number that decides. */
export function criterionInSpanish(criterion: Criterion, wording: Wording): string {
  if (criterion.kind !== "all") return part(criterion, wording);
  const { apart } = criterion;
  const windows = [
    apart?.resultsDays === undefined ? [] : [`resultados dentro de ${days(apart.resultsDays)}`],
    apart?.symptomDaysBefore === undefined
      ? []
      : [`un síntoma desde ${days(apart.symptomDaysBefore)} antes de un resultado`],
    apart?.symptomDaysAfter === undefined ? [] : [`hasta ${days(apart.symptomDaysAfter)} después`],
  ].flat();
  const all = criterion.of.map((one) => part(one, wording)).join("; y ");
  return windows.length === 0 ? all : `${all} (${windows.join(", ")})`;
}

const days = (count: number): string => countedEs(count, "día", "días");
const part = (one: LeafCriterion | GroupCriterion, wording: Wording): string => {
  switch (one.kind) {
    case "any":
      return one.of.map((each) => leaf(each, wording)).join(", o ");
    case "at-least":
      return `${one.count} de: ${one.of.map((each) => leaf(each, wording)).join(", ")}`;
    case "all-of":
      return one.of.map((each) => leaf(each, wording)).join(" y ");
    case "not":
      return `no: ${leaf(one.of, wording)}`;
    default:
      return leaf(one, wording);
  }
};

function leaf(one: LeafCriterion, wording: Wording): string {
  const any = (keys: readonly string[]): string =>
    listedEs(
      keys.map((key) => keyIn(key, wording)),
      "o",
    );
  const analyte = "analyte" in one ? keyIn(one.analyte, wording) : "";
  switch (one.kind) {
    case "limit":
      return `${analyte} ${one.op} ${one.value} ${one.unit}${suffix(one)}`;
    case "grade":
      return `${analyte} ${one.atLeast === "trace" ? "indicios" : one.atLeast} o más${suffix(one)}`;
    case "word":
      return `${analyte}: ${any(one.anyOf)}`;
    case "range": {
      const limit = `${one.times === undefined ? "" : `${one.times} veces `}el límite ${one.side === "above" ? "superior" : "inferior"}`;
      return `${analyte} ${one.inclusive === true ? `en ${limit} o ${sides[one.side]}` : `${sides[one.side]} de ${limit}`} de su rango${suffix(one)}`;
    }
    case "crossing":
      return `${analyte} ${sides[one.to]} de su rango (el último valor fuera de él estaba ${sides[one.to === "above" ? "below" : "above"]})`;
    case "change":
      return `${analyte}: ${one.direction === "fall" ? "descenso" : "ascenso"} de ${extent(one)} o más desde ${one.from.map((from) => (from === "baseline" ? "el valor basal" : "el valor anterior")).join(" o ")}${suffix(one)}`;
    case "trend":
      return `${analyte}: ${one.values} valores seguidos, cada uno más ${one.direction === "fall" ? "bajo" : "alto"}, en conjunto un ${one.percent} por ciento o más`;
    case "again":
      return `${leaf(one.of, wording)}, ${one.times} veces${one.withinDays === undefined ? " seguidas" : ` en ${days(one.withinDays)}`}`;
    case "symptom":
      return `referido: ${any(one.anyOf)}${one.lastsDaysOver === undefined ? "" : `, durante más de ${days(one.lastsDaysOver)}`}`;
    case "vital":
      return `${signs[one.sign]} ${one.op} ${one.value}${againstStart(one)}${one.phase === undefined ? "" : `, ${phases[one.phase]} una infusión`}${one.atRest === true ? ", en reposo" : ""}`;
    case "daily-mean":
      return `la media de la ${signs[one.sign]} de un día (${one.readings} mediciones o más) un ${one.percentAbove} por ciento o más por encima de la del día anterior, o de la del primer día, del ciclo`;
    case "finding":
      return `visto: ${any(one.anyOf)}`;
    case "recorded":
      return `registrado: ${any(one.anyOf)}`;
    case "exam":
      return `${keyIn(one.exam, wording)}: ${one.outcome === "normal" ? "normal" : "anormal"}`;
    case "mri":
      return `RM: ${mriSigns[one.sign]}`;
    case "infusion-window":
      return `${windowOf(one)} después de ${infusions[one.since]}`;
    case "condition":
      return `conocido: ${any(one.anyOf)}`;
    case "medicine":
      return `toma ${any(one.anyOf)}${one.withinDays === undefined ? "" : `, o lo tomó en los ${days(one.withinDays)} anteriores`}`;
    case "pregnancy":
      return `embarazo${one.fromWeek === undefined ? "" : `, desde la semana ${one.fromWeek}`}${one.throughWeeksAfterBirth === undefined ? "" : `, hasta ${one.throughWeeksAfterBirth} semanas después del parto`}`;
    case "intention":
      return `se desea un embarazo (${any(one.anyOf)})`;
    case "sex":
      return one.is === "female" ? "una mujer" : "un hombre";
    case "absent":
      return `ningún resultado válido de ${any(one.anyOf)} ese día ni en los ${days(one.daysBefore)} anteriores`;
    default:
      return assertNever(one);
  }
}

const sides = { above: "por encima", below: "por debajo" } as const;
const phases = { before: "antes de", during: "durante", after: "después de" } as const;
const mriSigns = {
  pmlSuspected: "sospecha de LMP",
  dwiLesion: "lesión en difusión",
  vascularFinding: "hallazgo vascular",
} as const;
const signs = {
  systolic: "presión sistólica",
  diastolic: "presión diastólica",
  pulse: "frecuencia del pulso",
  temperatureC: "temperatura en °C",
  spo2: "SpO₂ en %",
} as const;
const infusions = {
  "any-infusion": "cualquier infusión",
  "last-infusion": "la última infusión",
  "first-infusion": "la primera infusión",
} as const;

const suffix = (one: { readonly evenSpoilt?: boolean | undefined; readonly newly?: boolean | undefined }): string =>
  `${one.newly === true ? " (no era así antes del tratamiento)" : ""}${one.evenSpoilt === true ? " (también en una muestra defectuosa)" : ""}`;

function againstStart(one: Extract<LeafCriterion, { kind: "vital" }>): string {
  const { percentAboveStart, pointsAboveStart, pointsBelowStart } = one;
  if (percentAboveStart === true) return " por ciento por encima de la medición anterior a la infusión";
  if (pointsAboveStart === true) return " puntos por encima de la medición anterior a la infusión";
  return pointsBelowStart === true ? " puntos por debajo de la medición anterior a la infusión" : "";
}

const extent = ({ percent, by }: Extract<LeafCriterion, { kind: "change" }>): string =>
  [percent === undefined ? [] : [`${percent} por ciento`], by === undefined ? [] : [`${by.value} ${by.unit}`]]
    .flat()
    .join(" o ");

function windowOf({ fromDay, throughDay }: Extract<LeafCriterion, { kind: "infusion-window" }>): string {
  if (throughDay === undefined) return fromDay === undefined ? "en cualquier momento" : `desde el día ${fromDay}`;
  return `del día ${fromDay ?? 0} al ${throughDay}`;
}
