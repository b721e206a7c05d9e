/** A JSON object, as yet unread. */
export type Json = Readonly<Record<string, unknown>>;

const source = JSON as unknown as {
  parse(
    text: string,
    reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
  ): unknown;
  rawJSON(text: string): unknown;
};

/** The object in these bytes, its numbers with the digits they were written with; undefined where there is none. */
export function readJsonObject(bytes: Uint8Array): Json | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const read = source.parse(text, (_, value, context) =>
      typeof value === "number" && context.source !== undefined ? source.rawJSON(context.source) : value,
    );
    return isObject(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

export const writeJson = (value: object): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

export const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const textIn = (value: unknown, name: string): string | undefined => {
  const text = isObject(value) ? value[name] : undefined;
  return typeof text === "string" ? text : undefined;
};
