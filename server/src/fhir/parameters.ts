import { isObject, type Json, textIn } from "./json-text.ts";

/** One value of a Parameters resource: its `value[x]`, or the resource in it. */
export type Parameter = {
  readonly name: string;
  readonly text: string | undefined;
  readonly resource: Json | undefined;
};

const texts = ["valueString", "valueCode", "valueUri", "valueCanonical"];

/** What a Parameters resource says; undefined where it is none. A value that is no text or Reference says nothing. */
export function parametersOf(sent: Json | undefined): readonly Parameter[] | undefined {
  const list = sent?.["parameter"] ?? [];
  if (sent?.["resourceType"] !== "Parameters" || !Array.isArray(list)) return undefined;
  return (list as readonly unknown[]).flatMap((one) => {
    const name = textIn(one, "name");
    if (name === undefined || !isObject(one)) return [];
    const text = texts.map((value) => textIn(one, value)).find((value) => value !== undefined);
    const resource = isObject(one["resource"]) ? one["resource"] : undefined;
    return [{ name, text: text ?? textIn(one["valueReference"], "reference"), resource }];
  });
}
