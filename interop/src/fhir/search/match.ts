import type { Resource } from "../write/element.ts";
import { type AskedDate, isDate, parseAskedDate } from "./date.ts";
import { modifiers, type Parameter } from "./parameter.ts";
import { type AskedQuantity, isQuantity, parseAskedQuantity } from "./quantity.ts";
import { isReference } from "./reference.ts";
import { isToken } from "./token.ts";
import { textAt, valuesAt } from "./values.ts";
import { isText } from "./words.ts";

/** One condition of a search: all conditions must hold, and of one any of its values. */
export type Condition = {
  readonly parameter: Parameter;
  readonly modifier: string | undefined;
  readonly values: readonly string[];
  readonly holds: (resource: Resource) => boolean;
};

/** Why a condition cannot be asked. */
export type Unaskable = { readonly why: "modifier" | "value"; readonly saw: string };

/** Values of a parameter: separated by commas, which a backslash takes the meaning from. */
export const valuesOf = (text: string): readonly string[] =>
  text.split(/(?<!\\),/).map((one) => one.replace(/\\([,$|\\])/g, "$1"));

/** @param base the address of this server, for references that are asked for in full */
export function conditionOf(
  parameter: Parameter,
  modifier: string | undefined,
  text: string,
  base: string,
): Condition | Unaskable {
  const { type, targets = [] } = parameter;
  const isType = type === "reference" && modifier !== undefined && targets.includes(modifier);
  if (modifier !== undefined && !isType && !modifiers[type].includes(modifier))
    return { why: "modifier", saw: modifier };
  const values = valuesOf(text);
  const found = (resource: Resource): readonly unknown[] => parameter.paths.flatMap((path) => valuesAt(resource, path));
  const condition = (holds: Condition["holds"]): Condition => ({ parameter, modifier, values, holds });
  if (modifier === "missing") {
    if (text !== "true" && text !== "false") return { why: "value", saw: "neither true nor false" };
    return condition((resource) => (found(resource).length === 0) === (text === "true"));
  }
  const test = testOf(parameter, modifier, values, base);
  if (test === undefined) return { why: "value", saw: `no ${type}` };
  if (modifier === "not") return condition((resource) => !found(resource).some(test));
  return condition((resource) => found(resource).some(test));
}

/** Whether one value is one of those asked for; undefined where one of those cannot be read. */
function testOf(
  { type }: Parameter,
  modifier: string | undefined,
  values: readonly string[],
  base: string,
): ((value: unknown) => boolean) | undefined {
  const any =
    (is: (value: unknown, asked: string) => boolean) =>
    (value: unknown): boolean =>
      values.some((asked) => is(value, asked));
  if (values.some((asked) => asked === "")) return undefined;
  switch (type) {
    case "token":
      return modifier === "text" ? any((value, asked) => isText(textsOf(value), asked, undefined)) : any(isToken);
    case "string":
      return any((value, asked) => isText(value, asked, modifier));
    case "uri":
      return any((value, asked) => value === asked || (typeof value === "string" && value.split("|")[0] === asked));
    case "reference":
      return modifier === "identifier"
        ? any((value, asked) => valuesAt(value, "identifier").some((one) => isToken(one, asked)))
        : any((value, asked) => isReference(value, asked, base, modifier));
    case "date": {
      const dates = allOrNone<AskedDate>(values, parseAskedDate);
      return dates && ((value) => dates.some((asked) => isDate(value, asked)));
    }
    case "quantity": {
      const quantities = allOrNone<AskedQuantity>(values, parseAskedQuantity);
      return quantities && ((value) => quantities.some((asked) => isQuantity(value, asked)));
    }
  }
}

/** The words beside a code. */
const textsOf = (value: unknown): readonly string[] => [
  ...[textAt(value, "text"), textAt(value, "display")].filter((text) => text !== undefined),
  ...valuesAt(value, "coding.display").filter((text) => typeof text === "string"),
];

function allOrNone<T>(values: readonly string[], read: (text: string) => T | undefined): readonly T[] | undefined {
  const all = values.map(read);
  return all.every((one) => one !== undefined) ? all : undefined;
}
