import { type Analyte, type Issue, readUnit, toCanonical } from "@longwatch/core";
import { doubt } from "../hl7v2/issue.ts";
import { unitProblem } from "../hl7v2/unit-problem.ts";
import type { LoincTerm } from "./code.ts";

export type UnitsReading = { readonly unit?: string; readonly issues: readonly Issue[] };

/**
 * The UCUM unit that one or two texts mean for this analyte: a code and the words beside it, best first.
 * Where they are different units, neither is believed; words we do not know beside a known code are a doubt.
 */
export function readUnits(
  texts: readonly string[],
  analyte: Analyte,
  term: LoincTerm | undefined,
  at: string,
): UnitsReading {
  const sent = texts.filter((text) => text.trim() !== "");
  const readings = (sent.length === 0 ? [""] : sent).map((text) => ({ text, reading: readUnit(text, analyte, term) }));
  const units = readings.flatMap(({ reading }) => (reading.kind === "unit" ? [reading.unit] : []));
  const [unit] = units;
  const unfit = readings.find(({ reading }) => reading.kind === "unfit");
  if (unit === undefined || unfit !== undefined) {
    const kinds = readings.map(({ reading }) => reading.kind);
    const kind = (["unfit", "ambiguous", "unknown"] as const).find((worst) => kinds.includes(worst)) ?? "missing";
    return { issues: [unitProblem(unit === undefined ? kind : "contradictory", sent.join(" and "), analyte, at)] };
  }
  const size = toCanonical(1, unit, analyte);
  const isContradicted =
    units.some((other) => toCanonical(1, other, analyte) !== size) ||
    readings.some(({ reading }) => reading.kind === "ambiguous" && !reading.couldBe.includes(unit));
  if (isContradicted) return { issues: [unitProblem("contradictory", sent.join(" and "), analyte, at)] };
  const unknown = readings.filter(({ reading }) => reading.kind === "unknown");
  const remedy = `It was read as ${unit}, by the code beside it. Check the laboratory's report.`;
  return { unit, issues: unknown.map(({ text }) => doubt("unit-unknown", at, text, remedy)) };
}
