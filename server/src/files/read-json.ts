import { failed, type Issue, ok, type Result } from "@longwatch/core";
import { scanJson } from "./json-scan.ts";
import { duplicateKey, formatPosition, type Position, positionAt } from "./positions.ts";
import type { StructuredText } from "./structured-text.ts";

/** JSON text → value. Positions are looked for only when somebody asks, so a sound file costs one extra pass. */
export function readJson(text: string): Result<StructuredText> {
  const scan = scanJson(text);
  const duplicates = scan.duplicates.map(({ offset, pointer }) => duplicateKey(positionAt(text, offset), pointer));
  if (scan.fault !== undefined) {
    const { offset, expected } = scan.fault;
    return failed([...duplicates, notJson(positionAt(text, offset), expected, text[offset])]);
  }
  if (duplicates.length > 0) return failed(duplicates);
  return ok({ value: JSON.parse(text) as unknown, locate: locator(text) });
}

function locator(text: string): (pointer: string) => Position {
  let offsets: Map<string, number> | undefined;
  return (pointer) => {
    offsets ??= offsetsOf(text);
    for (let near = pointer === "/" ? "" : pointer; near !== ""; near = near.slice(0, near.lastIndexOf("/"))) {
      const offset = offsets.get(near);
      if (offset !== undefined) return positionAt(text, offset);
    }
    return positionAt(text, text.search(/\S/));
  };
}

function offsetsOf(text: string): Map<string, number> {
  const offsets = new Map<string, number>();
  scanJson(text, (pointer, offset) => offsets.set(pointer, offset));
  return offsets;
}

const notJson = (position: Position, expected: string, found: string | undefined): Issue => ({
  code: "text-unreadable",
  severity: "error",
  at: formatPosition(position),
  saw: found === undefined ? "the end of the file" : JSON.stringify(found),
  remedy: `Write ${expected} here: the text is not JSON.`,
});
