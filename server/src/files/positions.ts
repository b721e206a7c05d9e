import type { Issue } from "@longwatch/core";

/** Line and column of a character, both counted from 1. */
export type Position = { readonly line: number; readonly column: number };

/** Position of an offset in UTF-16 units; a carriage return before a line feed belongs to the line it ends. */
export function positionAt(text: string, offset: number): Position {
  let line = 1;
  let start = 0;
  for (let feed = text.indexOf("\n"); feed >= 0 && feed < offset; feed = text.indexOf("\n", feed + 1)) {
    line += 1;
    start = feed + 1;
  }
  return { line, column: offset - start + 1 };
}

/** How a position is written in the `at` of an Issue that has no pointer. */
export const formatPosition = ({ line, column }: Position): string => `line ${line}, column ${column}`;

/** The position that an Issue's `at` already states, if it does. */
export function statedPosition({ at }: Pick<Issue, "at">): Position | undefined {
  const match = /^line (\d+)(?:, column (\d+))?$/.exec(at);
  return match ? { line: Number(match[1]), column: Number(match[2] ?? "1") } : undefined;
}

export const duplicateKey = (position: Position, pointer: string): Issue => ({
  code: "key-duplicate",
  severity: "error",
  at: formatPosition(position),
  saw: `${pointer} a second time`,
  remedy: "Keep one of the two.",
});
