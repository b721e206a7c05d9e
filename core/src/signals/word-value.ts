import type { Certainty } from "../base/certainty.ts";
import { isOrdinal, ordinalRank } from "../units/result-value.ts";
import type { Columns, ResultFact } from "./columns.ts";
import type { GradeLeaf as Grade, ValueLeaf } from "./leaf.ts";
import { lacks, type Trace } from "./trace.ts";
import { meaningOf } from "./words.ts";

type Word = Extract<ValueLeaf, { kind: "word" }>;

const sentValue = (columns: Columns, i: number) => (columns.series.facts[i] as ResultFact).value;

/** The grade of a test strip. "Positive" without a grade is at least 1+, and nobody knows how much more. */
export function gradeAt({ rank, atLeast }: Grade, columns: Columns, i: number, trace?: Trace): Certainty {
  const value = sentValue(columns, i);
  const result = gradeAnswer(value, rank);
  if (trace === undefined) return result;
  if (result === "cannot-tell") lacks(trace, "number", columns.key);
  return noted(columns, i, value, ">=", atLeast, result, trace);
}

function gradeAnswer(value: unknown, rank: number): Certainty {
  if (isOrdinal(value)) return ordinalRank(value) >= rank ? "yes" : "no";
  const meaning = meaningOf(value);
  if (meaning === "negative") return "no";
  return meaning === "positive" && rank <= ordinalRank("1+") ? "yes" : "cannot-tell";
}

/** A word, or a synonym of it. A number, a doubtful result or free text is neither. */
export function wordAt({ anyOf, meanings }: Word, columns: Columns, i: number, trace?: Trace): Certainty {
  const value = sentValue(columns, i);
  const result = wordAnswer(value, anyOf, meanings);
  if (trace === undefined) return result;
  if (result === "cannot-tell") lacks(trace, "number", columns.key);
  return noted(columns, i, value, "is", anyOf.join(" | "), result, trace);
}

function wordAnswer(value: unknown, anyOf: readonly string[], meanings: Word["meanings"]): Certainty {
  if (typeof value === "string" && anyOf.includes(value)) return "yes";
  const meaning = meaningOf(value);
  if (meaning === undefined) return "cannot-tell";
  if (meanings.has(meaning)) return "yes";
  return meaning === "indeterminate" ? "cannot-tell" : "no";
}

function noted(
  columns: Columns,
  i: number,
  value: unknown,
  op: "is" | ">=",
  right: string,
  result: Certainty,
  trace: Trace,
): Certainty {
  const fact = columns.series.ids[i]!;
  const saw = typeof value === "string" || typeof value === "number" ? value : JSON.stringify(value);
  trace.comparisons.push({ left: columns.key, saw, op, right, result, fact });
  if (result === "yes") trace.evidence.add(fact);
  return result;
}
