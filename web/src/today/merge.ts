import type { WorklistLineJson } from "@longwatch/api";
import { lineId } from "../acting/send.ts";

/** A line as it is shown: what has gone since stays at its place, marked, until the reader asks for what is new. */
export type Shown = { readonly line: WorklistLineJson; readonly isGone: boolean };
export type Merged = { readonly lines: readonly Shown[]; readonly changes: number };

/**
 * What the server says now, told without anything jumping: lines that are shown are brought up to date at their places; what is
 * new, gone or elsewhere is counted. What was loaded after the end is added at the end; what the reader acted on themselves may go.
 *
 * @param shown what is on the screen
 * @param now   the list as it is, as far as it is loaded
 * @param own   the lines that the reader acted on
 */
export function merged(
  shown: readonly WorklistLineJson[],
  now: readonly WorklistLineJson[],
  own: ReadonlySet<string> = new Set(),
): Merged {
  const fresh = new Map(now.map((line) => [lineId(line), line]));
  const known = new Set(shown.map(lineId));
  const lines = shown.flatMap((line): readonly Shown[] => {
    const id = lineId(line);
    const found = fresh.get(id);
    if (found !== undefined) return [{ line: found, isGone: false }];
    return own.has(id) ? [] : [{ line, isGone: true }];
  });
  const lastKnown = now.findLastIndex((line) => known.has(lineId(line)));
  const isNew = (line: WorklistLineJson): boolean => !known.has(lineId(line));
  // Where nothing of what is shown is left, nothing can be after it.
  const after = shown.length > 0 && lastKnown < 0 ? [] : now.slice(lastKnown + 1).filter(isNew);
  const added = now.filter(isNew).length - after.length;
  const gone = lines.filter(({ isGone }) => isGone).length;
  const moved = isSameOrder(lines, now) ? 0 : 1;
  return { lines: [...lines, ...after.map((line) => ({ line, isGone: false }))], changes: added + gone + moved };
}

function isSameOrder(lines: readonly Shown[], now: readonly WorklistLineJson[]): boolean {
  const place = new Map(now.map((line, i) => [lineId(line), i]));
  const places = lines.flatMap(({ line, isGone }) => (isGone ? [] : (place.get(lineId(line)) ?? [])));
  return places.every((one, i) => i === 0 || places[i - 1]! < one);
}
