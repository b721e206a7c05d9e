import { isObject, textAt } from "./values.ts";

type Code = { readonly system: string | undefined; readonly code: string };

/** Whether a coded value is meant: `code` in any system, `system|code`, `|code` without a system, `system|` whatever the code. */
export function isToken(value: unknown, asked: string): boolean {
  const bar = asked.indexOf("|");
  const [system, code] = bar < 0 ? [undefined, asked] : [asked.slice(0, bar), asked.slice(bar + 1)];
  return codesOf(value).some((one) => {
    if (system !== undefined && (one.system ?? "") !== system) return false;
    return code === "" ? system !== undefined && system !== "" : one.code === code;
  });
}

/** Of a code, a Coding, a CodeableConcept, an Identifier, a ContactPoint, or yes and no. */
function codesOf(value: unknown): readonly Code[] {
  if (typeof value === "string" || typeof value === "boolean") return [{ system: undefined, code: `${value}` }];
  if (!isObject(value)) return [];
  const { coding } = value;
  if (Array.isArray(coding)) return coding.flatMap(codesOf);
  const code = textAt(value, "code") ?? textAt(value, "value");
  return code === undefined ? [] : [{ system: textAt(value, "system"), code }];
}
