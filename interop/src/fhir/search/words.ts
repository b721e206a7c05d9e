import { isObject } from "./values.ts";

/** As texts are compared: without case, accents and what surrounds them. */
const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

/** All texts in a value: a string, a HumanName, an Address. Why one is absent is not among them. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, one]) => (name === "extension" ? [] : textsIn(one)));
}

/** Whether a text begins so; with `contains`, holds it; with `exact`, is it to the letter. */
export function isText(value: unknown, asked: string, modifier: string | undefined): boolean {
  const texts = textsIn(value);
  if (modifier === "exact") return texts.includes(asked);
  const wanted = plain(asked);
  return texts.some((text) =>
    modifier === "contains" ? plain(text).includes(wanted) : plain(text).startsWith(wanted),
  );
}
