import { dayWords } from "../look/day.tsx";
import { unitWords } from "../look/unit.ts";
import type { Language } from "../words/words.ts";

type Fact = Readonly<Record<string, unknown>> & { readonly kind?: unknown };
const hidden: ReadonlySet<string> = new Set(["id", "kind", "recordedAt", "by", "source", "unit", "comparator"]);
const dayFields = /(On|asOf)$/;

/** A fact in a line: what it is, when, and what was written, for somebody who must recognise it. */
export function factWords(fact: object, language: Language): string {
  const one = fact as Fact;
  const parts = Object.entries(one).flatMap(([name, value]): readonly string[] => {
    if (hidden.has(name) || value === null || typeof value === "object") return [];
    if (dayFields.test(name)) return [dayWords(String(value), language)];
    if (name === "value")
      return [`${String(one["comparator"] ?? "")}${String(value)} ${unitWords(String(one["unit"] ?? "1"))}`.trim()];
    if (name === "refLow" || name === "refHigh") return [];
    return [typeof value === "boolean" ? `${spaced(name)}: ${value ? "✓" : "✗"}` : spaced(String(value))];
  });
  return `${spaced(String(one.kind ?? ""))}: ${parts.join(", ")}`;
}

const spaced = (text: string): string => text.replaceAll(/[-_]/g, " ");
