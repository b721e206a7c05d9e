import type { Issue } from "@longwatch/core";
import { doubt } from "./issue.ts";
import { component, field, fieldText, presence, repetitions, type Segment } from "./segment.ts";

export type SentValue =
  /** Nothing in OBX-5; `isDeleted` where `""` says that there is none any more. */
  | { readonly kind: "none"; readonly isDeleted: boolean }
  | { readonly kind: "attachment" }
  /** The text, or for a coded value its texts: ways to say one thing. `isNumeric` where only a number is meant. */
  | {
      readonly kind: "texts";
      readonly texts: readonly string[];
      readonly isNumeric: boolean;
      readonly issues: readonly Issue[];
    };

/**
 * OBX-5 as text, by the type in OBX-2 (interop.md 3.2). SN is written out (`>90`, `100-200`, `1:128`); of a
 * coded value the words count, never a code that is only digits. A type that does not exist is read as text,
 * with a warning.
 */
export function sentValue(obx: Segment, at: string): SentValue {
  const type = field(obx, 2).trim().toUpperCase();
  const said = presence(obx, 5);
  if (said !== "valued") return { kind: "none", isDeleted: said === "null" };
  switch (type) {
    case "ED":
    case "RP":
      return { kind: "attachment" };
    case "NM":
      return { kind: "texts", texts: [fieldText(obx, 5)], isNumeric: true, issues: [] };
    case "SN":
      return { kind: "texts", texts: [structuredNumber(obx)], isNumeric: false, issues: [] };
    case "CE":
    case "CWE":
    case "CNE":
    case "CF":
      return { kind: "texts", texts: codedTexts(obx), isNumeric: false, issues: [] };
    default: {
      const issues = textTypes.has(type) ? [] : [unknownType(at, type)];
      return { kind: "texts", texts: [fieldText(obx, 5)], isNumeric: false, issues };
    }
  }
}

const textTypes = new Set(["ST", "TX", "FT", "IS", "ID", "DT", "TM", "TS", "DTM"]);

/** Comparator, first number, separator, second number; several values in one field stay apart by lines. */
const structuredNumber = (obx: Segment): string =>
  repetitions(obx, 5)
    .map((_, index) => [1, 2, 3, 4].map((part) => component(obx, 5, part, index + 1)).join(""))
    .join("\n");

/** Texts of code, alternate code and the original text; the code itself only where there is no other word. */
function codedTexts(obx: Segment): readonly string[] {
  const all = repetitions(obx, 5).map((_, index) => {
    const words = [2, 5, 9].map((part) => component(obx, 5, part, index + 1)).filter((text) => text !== "");
    const codes = [1, 4].map((part) => component(obx, 5, part, index + 1)).filter((text) => text !== "");
    return words.length > 0 ? words : codes.filter((code) => !/^\d{2,}$/.test(code));
  });
  if (all.length === 1 && all[0]!.length > 0) return [...new Set(all[0])];
  return [all.length > 1 ? all.map((texts) => texts[0] ?? "").join("\n") : fieldText(obx, 5)];
}

const unknownType = (at: string, type: string): Issue =>
  doubt(
    "value-type-unknown",
    `${at}-2`,
    type === "" ? "nothing" : type,
    "The value was read as text. Compare it with the laboratory's report.",
  );
