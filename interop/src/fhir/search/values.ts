/** What stands at a path in a resource, lists laid out: `code`, `component.code`. */
export function valuesAt(resource: unknown, path: string): readonly unknown[] {
  let found: readonly unknown[] = [resource];
  for (const name of path.split(".")) {
    found = found.flatMap((one) => {
      const next = isObject(one) ? one[name] : undefined;
      return next === undefined || next === null ? [] : [next].flat();
    });
  }
  return found;
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const textAt = (value: unknown, name: string): string | undefined => {
  const text = isObject(value) ? value[name] : undefined;
  return typeof text === "string" ? text : undefined;
};
