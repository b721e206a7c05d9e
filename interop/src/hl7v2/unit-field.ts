import { type Analyte, readUnit, toCanonical } from "@longwatch/core";
import type { LoincTerm } from "./codes.ts";
import { own, type UnitQuirks } from "./options.ts";
import { component, componentCount, type Segment } from "./segment.ts";

export type UnitFieldReading =
  | { readonly kind: "unit"; readonly unit: string; readonly sent: string }
  | { readonly kind: "missing" | "unknown" | "unfit" | "ambiguous" | "contradictory"; readonly sent: string };

/**
 * Texts of OBX-6 that may be the unit, best first: code, its text, the alternate code and text, the
 * original text. A power written with a caret arrives as two components (`10^3/uL`) and is joined again.
 */
export function unitTexts(obx: Segment): readonly string[] {
  const parts = Array.from({ length: componentCount(obx, 6) }, (_, index) => component(obx, 6, index + 1));
  const [first = "", second = ""] = parts;
  const isSplitPower = /^[x*]?\s?10$/i.test(first) && /^\d{1,2}\s?\//.test(second);
  const texts = isSplitPower ? [`${first}^${second}`] : [first, second, parts[3], parts[4], parts[8]];
  return texts.filter((text): text is string => text !== undefined && text !== "");
}

/**
 * The UCUM unit that OBX-6 means for this analyte. What was agreed with the sender goes before everything. Code and text may both be units; where they are
 * different ones, neither is believed.
 */
export function readUnitField(
  obx: Segment,
  analyte: Analyte,
  term: LoincTerm | undefined,
  quirks?: UnitQuirks,
): UnitFieldReading {
  const texts = unitTexts(obx);
  const sent = texts[0] ?? "";
  const agreed = own(own(quirks, analyte.key), sent) ?? own(own(quirks, "*"), sent);
  if (agreed !== undefined && toCanonical(1, agreed, analyte) !== undefined)
    return { kind: "unit", unit: agreed, sent };
  const readings = (texts.length === 0 ? [""] : texts).map((text) => ({ text, ...readUnit(text, analyte, term) }));
  const units = readings.filter((reading) => reading.kind === "unit");
  const [unit] = units;
  if (unit === undefined) {
    const kinds = readings.map((reading) => reading.kind);
    const kind = (["ambiguous", "unfit", "unknown"] as const).find((worst) => kinds.includes(worst)) ?? "missing";
    return { kind, sent };
  }
  const size = toCanonical(1, unit.unit, analyte);
  const others = readings.filter((reading) => reading !== unit);
  const isContradicted = others.some((other) => !agrees(other, unit.unit, size, analyte));
  return isContradicted
    ? { kind: "contradictory", sent: texts.join(" and ") }
    : { kind: "unit", unit: unit.unit, sent: unit.text };
}

/** A text we do not know ("thousand per microliter") says nothing against the unit beside it. */
function agrees(other: ReturnType<typeof readUnit>, unit: string, size: number | undefined, analyte: Analyte): boolean {
  if (other.kind === "unit") return toCanonical(1, other.unit, analyte) === size;
  return other.kind === "ambiguous" ? other.couldBe.includes(unit) : other.kind !== "unfit";
}
