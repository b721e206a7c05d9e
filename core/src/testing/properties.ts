import fc from "fast-check";
import type { Assessment } from "../assessment.ts";
import type { Rulebook } from "../protocol/rulebook.ts";
import { renderAssessment } from "../render.ts";
import { handRulebook, realRulebook } from "./rulebook.ts";

const factor = Number(process.env["LONGWATCH_PROPERTY_RUNS"] ?? "1");

/** No promise is believed on fewer records. */
const leastRuns = 2000;

/** How many records a property is tried on; LONGWATCH_PROPERTY_RUNS multiplies it. */
export const runs = (numRuns: number): fc.Parameters<unknown> => ({
  numRuns: Math.max(1, Math.round(Math.max(numRuns, leastRuns) * factor)),
});

/** The rulebooks by name: counter-examples print the name. */
export const rulebooks: Readonly<Record<"real" | "hand", Rulebook>> = { real: realRulebook, hand: handRulebook };
export const whichRulebook = fc.constantFrom<"real" | "hand">("real", "hand");

/** The answer as people and machines read it, as one text. */
export const rendered = (answer: Assessment): string => JSON.stringify(renderAssessment(answer));

/** The answer without the day it was asked for (contract, section 3). */
export function undated(answer: Assessment): string {
  const { asOf: _asOf, knownAt: _knownAt, nextChangeOn: _next, coverage, ...rest } = renderAssessment(answer);
  return JSON.stringify({ ...rest, coverage: coverage.map(({ through: _through, ...one }) => one) });
}

const lines = (value: unknown, at = ""): readonly string[] => {
  if (value === null || typeof value !== "object") return [`${at} ${JSON.stringify(value)}`];
  const entries = Array.isArray(value)
    ? value.map(
        (one, i) =>
          [
            String((one as { key?: unknown; rule?: unknown })?.key ?? (one as { rule?: unknown })?.rule ?? i),
            one,
          ] as const,
      )
    : Object.entries(value);
  return entries.flatMap(([key, one]) => lines(one, `${at}/${key}`));
};

/** What differs between two answers, line by line: short enough to read in a counter-example. */
export function differences(one: string, other: string): readonly string[] {
  if (one === other) return [];
  const [left, right] = [lines(JSON.parse(one)), lines(JSON.parse(other))];
  const [inLeft, inRight] = [new Set(left), new Set(right)];
  return [
    ...left.filter((line) => !inRight.has(line)).map((line) => `- ${line}`),
    ...right.filter((line) => !inLeft.has(line)).map((line) => `+ ${line}`),
  ].slice(0, 12);
}
