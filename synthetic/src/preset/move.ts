import { isParameter, type PresetSource } from "./source.ts";

/** Paths of all parameters (`disease.relapses.severity`), in the order of the file. */
export function parameterPaths(source: PresetSource, prefix = ""): readonly string[] {
  return Object.entries(source).flatMap(([name, value]) => {
    if (typeof value !== "object" || value === null) return [];
    const path = `${prefix}${name}`;
    return isParameter(value) ? [path] : parameterPaths(value as PresetSource, `${path}.`);
  });
}

/**
 * The preset with one number changed. `path`: a parameter, and for a list or a table the element after a slash
 * (`disease.relapses.severity/2`).
 * @throws when there is no such number
 */
export function moved(source: PresetSource, path: string, change: (was: number) => number): PresetSource {
  const [names, element] = path.split("/") as [string, string | undefined];
  const copy = structuredCopy(source) as Record<string, unknown>;
  let at: Record<string, unknown> = copy;
  for (const name of names.split(".")) at = at[name] as Record<string, unknown>;
  if (!isParameter(at)) throw new Error(`${path} is no parameter`);
  const holder = (element === undefined ? at : at.value) as Record<string, unknown>;
  const key = element ?? "value";
  if (typeof holder[key] !== "number") throw new Error(`${path} is no number`);
  holder[key] = change(holder[key]);
  return copy;
}

const structuredCopy = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(structuredCopy)
    : typeof value === "object" && value !== null
      ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, structuredCopy(inner)]))
      : value;
