/** The part of JSON Schema that zod writes for our shapes. */
export type Schema = {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly not?: Schema;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly multipleOf?: number;
  readonly additionalProperties?: boolean | Schema;
};

/** Patterns that have a name of their own. */
const patterns: Readonly<Record<string, string>> = {
  "^\\d{4}-\\d{2}-\\d{2}$": "date",
  "^\\d{4}(-\\d{2}(-\\d{2})?)?$": "date, month or year",
  "^\\d{4}-\\d{2}-\\d{2}T": "moment",
  "^[A-Z]{2}$": "two capital letters",
  "^[A-Za-z0-9][A-Za-z0-9._:/-]*$": "key",
  "^\\d{1,5}-\\d$": "LOINC number",
  "^[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+$": "rule id",
  "^[a-z0-9]+(-[a-z0-9]+)*$": "protocol id",
};

/** A type in a few words, for a table cell. */
export function typeInWords(schema: Schema): string {
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${String(value)}\``).join(" ");
  const branches = schema.anyOf ?? schema.oneOf;
  if (branches !== undefined) return [...new Set(branches.map(typeInWords))].join(" or ");
  if (Array.isArray(schema.type)) return schema.type.map((type) => typeInWords({ ...schema, type })).join(" or ");
  switch (schema.type) {
    case "string":
      return schema.pattern === undefined ? "text" : (patterns[schema.pattern] ?? `text like \`${schema.pattern}\``);
    case "integer":
    case "number":
      return `${schema.type === "integer" ? "whole number" : "number"}${range(schema)}`;
    case "boolean":
      return "true or false";
    case "null":
      return "null";
    case "array":
      if (schema.items?.not !== undefined) return "empty list";
      return schema.items === undefined ? "list" : `list of ${typeInWords(schema.items)}`;
    default:
      return objectInWords(schema);
  }
}

/** zod bounds every whole number by what a double holds; only bounds of ours are worth a word. */
function range({ minimum, exclusiveMinimum, maximum, multipleOf }: Schema): string {
  const least = exclusiveMinimum === 0 ? "above 0" : minimum === undefined || minimum < -1e15 ? "" : `from ${minimum}`;
  const most = maximum === undefined || maximum > 1e15 ? "" : `to ${maximum}`;
  const words = [least, most, multipleOf === undefined ? "" : `in steps of ${multipleOf}`].filter(
    (word) => word !== "",
  );
  return words.length === 0 ? "" : ` ${words.join(" ")}`;
}

function objectInWords({ properties, required = [], additionalProperties }: Schema): string {
  if (properties === undefined) {
    return typeof additionalProperties === "object" ? `{ any key: ${typeInWords(additionalProperties)} }` : "object";
  }
  const fields = Object.entries(properties).map(
    ([name, field]) => `${name}${required.includes(name) ? "" : "?"}: ${typeInWords(field)}`,
  );
  return fields.length === 0 ? "{ }" : `{ ${fields.join("; ")} }`;
}

/** A table of an object's fields. `meaning` is asked for each; what it does not know stays empty. */
export function fieldTable(
  { properties = {}, required = [] }: Schema,
  meaning: (field: string) => string | undefined,
  without: ReadonlySet<string> = new Set(),
): string {
  const rows = Object.entries(properties)
    .filter(([name]) => !without.has(name))
    .map(([name, field]) => [
      `\`${name}\``,
      typeInWords(field),
      required.includes(name) ? "yes" : "",
      meaning(name) ?? "",
    ]);
  return table(["field", "type", "required", "meaning"], rows);
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
  return [line(head), `|${head.map(() => "---").join("|")}|`, ...rows.map(line)].join("\n");
}

/** What stands above every page that a program has written. */
export const generated = "<!-- Written by `npm run reference`; do not edit. -->";
