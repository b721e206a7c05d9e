import * as z from "zod/mini";

/** The schema refuses the value: certain. */
const refused: unique symbol = Symbol("refused");
/** Perhaps it does; the schema itself must say. */
const unsure: unique symbol = Symbol("unsure");
type Read = (value: unknown) => unknown;

/**
 * `safeParse`, faster: the way of every value that the schema takes is laid out once from the schema itself, so
 * that there is no second description that could drift. Where the value might be refused the schema is asked, for
 * it has the complaints; and what is not laid out here is left to the schema piece by piece.
 */
export function quickReader<S extends z.core.$ZodType>(
  schema: S,
): (value: unknown) => z.core.util.SafeParseResult<z.output<S>> {
  const read = readOf(schema);
  return (value) => {
    const output = read(value);
    return isAnswer(output) ? { success: true, data: output as z.output<S> } : z.safeParse(schema, value);
  };
}

const isAnswer = (output: unknown): boolean => output !== refused && output !== unsure;

function readOf(schema: z.core.$ZodType): Read {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === "string") return stringOf(schema, def);
  if (hasChecks(def)) return asked(schema);
  switch (def.type) {
    case "number":
      return def.coerce ? asked(schema) : (value) => (Number.isFinite(value) ? value : refused);
    case "boolean":
      return def.coerce ? asked(schema) : (value) => (typeof value === "boolean" ? value : refused);
    case "enum":
    case "literal":
      return oneOf(schema._zod.values!);
    case "optional":
      return mayBeAbsent(schema) ? optionalOf(readOf(def.innerType)) : asked(schema);
    case "pipe":
      return pipeOf(readOf(def.in), readOf(def.out));
    case "array":
      return arrayOf(readOf(def.element));
    case "record":
      return isPlainText(def.keyType) ? recordOf(readOf(def.valueType)) : asked(schema);
    case "object":
      return def.catchall?._zod.def.type === "never" ? strictObjectOf(def.shape) : asked(schema);
    case "union":
      if ("discriminator" in def) return discriminatedOf(schema, def as z.core.$ZodDiscriminatedUnionDef);
      return def.inclusive === false ? asked(schema) : firstOf(def.options.map(readOf));
    default:
      return asked(schema);
  }
}

/** The schema itself. */
function asked(schema: z.core.$ZodType): Read {
  return (value) => {
    const result = schema._zod.run({ value, issues: [] }, { async: false });
    return result instanceof Promise || result.issues.length > 0 ? refused : result.value;
  };
}

/** Checks of its own; a schema such as `z.int()` is one itself. */
const hasChecks = (def: z.core.$ZodTypeDef): boolean => (def.checks?.length ?? 0) > 0 || "check" in def;

const isPlainText = (schema: z.core.$ZodType): boolean => {
  const { def } = schema._zod;
  return def.type === "string" && !hasChecks(def) && !("coerce" in def && def.coerce === true);
};

function stringOf(schema: z.core.$ZodType, def: z.core.$ZodStringDef): Read {
  if (isPlainText(schema)) return (value) => (typeof value === "string" ? value : refused);
  const [check, ...others] = def.checks ?? [];
  if (check === undefined || others.length > 0 || def.coerce === true || "check" in def) return asked(schema);
  const rule = check._zod.def as z.core.$ZodChecks["_zod"]["def"];
  if (rule.check === "min_length" && rule.minimum === 1)
    return (value) => (typeof value === "string" && value.length > 0 ? value : refused);
  if (rule.check === "string_format" && rule.format === "regex" && rule.when === undefined) {
    const pattern = (rule as z.core.$ZodCheckRegexDef).pattern;
    if (!pattern.global && !pattern.sticky)
      return (value) => (typeof value === "string" && pattern.test(value) ? value : refused);
  }
  return asked(schema);
}

const oneOf =
  (values: ReadonlySet<unknown>): Read =>
  (value) =>
    values.has(value) ? value : refused;

const mayBeAbsent = (schema: z.core.$ZodType): boolean =>
  schema._zod.def.type === "optional" && schema._zod.optin === "optional";

const optionalOf =
  (read: Read): Read =>
  (value) =>
    value === undefined ? undefined : read(value);

const pipeOf =
  (first: Read, second: Read): Read =>
  (value) => {
    const between = first(value);
    return isAnswer(between) ? second(between) : between;
  };

function arrayOf(read: Read): Read {
  return (value) => {
    if (!Array.isArray(value)) return refused;
    const items: unknown[] = [];
    for (const item of value) {
      const output = read(item);
      if (!isAnswer(output)) return unsure;
      items.push(output);
    }
    return items;
  };
}

const isPlain = (value: object): boolean => Object.getPrototypeOf(value) === Object.prototype;

function recordOf(read: Read): Read {
  return (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return refused;
    if (!isPlain(value) || Object.getOwnPropertySymbols(value).length > 0) return unsure;
    const copy: Record<string, unknown> = {};
    for (const key in value) {
      const output = read((value as Record<string, unknown>)[key]);
      if (!isAnswer(output) || key === "__proto__") return unsure;
      copy[key] = output;
    }
    return copy;
  };
}

/** Keys in the order of the shape, as the schema gives them. A key unknown, or there without a value: unsure. */
function strictObjectOf(shape: z.core.$ZodShape): Read {
  const fields = Object.entries(shape).map(([key, schema]) => ({
    key,
    read: readOf(schema),
    mayBeAbsent: mayBeAbsent(schema),
  }));
  return (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return refused;
    if (!isPlain(value)) return unsure;
    const written = value as Record<string, unknown>;
    let unread = 0;
    for (const _key in written) unread += 1;
    const output: Record<string, unknown> = {};
    for (const field of fields) {
      const item = written[field.key];
      if (item === undefined) {
        if (!field.mayBeAbsent) return unsure;
        continue;
      }
      const read = field.read(item);
      if (!isAnswer(read)) return unsure;
      output[field.key] = read;
      unread -= 1;
    }
    return unread === 0 ? output : unsure;
  };
}

/** The first that takes it; where one is not sure of it, so is the whole. */
function firstOf(reads: readonly Read[]): Read {
  return (value) => {
    for (const read of reads) {
      const output = read(value);
      if (output !== refused) return output;
    }
    return refused;
  };
}

/** The option that the discriminator names; where that is not sure, the option itself is asked. */
function discriminatedOf(schema: z.core.$ZodType, def: z.core.$ZodDiscriminatedUnionDef): Read {
  const options = new Map<unknown, Read>();
  for (const option of def.options) {
    const read = readOf(option);
    const exact = asked(option);
    const readOrAsk: Read = (value) => {
      const output = read(value);
      return output === unsure ? exact(value) : output;
    };
    for (const value of option._zod.propValues?.[def.discriminator] ?? []) options.set(value, readOrAsk);
  }
  const whole = asked(schema);
  return (value) => {
    if (typeof value !== "object" || value === null) return refused;
    const read = options.get((value as Record<string, unknown>)[def.discriminator]);
    return read === undefined ? whole(value) : read(value);
  };
}
