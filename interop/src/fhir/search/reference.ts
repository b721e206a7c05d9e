import { textAt } from "./values.ts";

/** `Type/id` without address and version; undefined where it is none. */
export const bareReference = (text: string): string | undefined =>
  /(?:^|\/)([A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64})(?:\/_history\/[^/]+)?$/.exec(text)?.[1];

/**
 * Whether a Reference leads there: asked by id, `Type/id`, or the whole address on this server.
 *
 * @param type of a search `subject:Patient=…`
 */
export function isReference(value: unknown, asked: string, base: string, type: string | undefined): boolean {
  const found = bareReference(textAt(value, "reference") ?? "");
  if (found === undefined) return false;
  if (type !== undefined && !found.startsWith(`${type}/`)) return false;
  if (/^https?:/.test(asked)) return asked.startsWith(`${base}/`) && bareReference(asked) === found;
  return asked.includes("/") ? bareReference(asked) === found : found.endsWith(`/${asked}`);
}
