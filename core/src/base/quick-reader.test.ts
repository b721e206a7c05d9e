import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import * as z from "zod/mini";
import { factSchema } from "../facts/fact.ts";
import { recordFile } from "../facts/record.ts";
import { arbitraryCase } from "../testing/arbitraries.ts";
import { examples } from "../testing/fact-examples.ts";
import { runs } from "../testing/properties.ts";
import { quickReader } from "./quick-reader.ts";

/** Values that some field takes and most refuse. */
const strange: readonly unknown[] = [
  undefined,
  null,
  "",
  " ",
  "x",
  "yes",
  "unsure",
  "no such word",
  "2024",
  "2024-02",
  "2024-02-29",
  "2023-02-29",
  "2024-03-04T10:00:00Z",
  "2024-03-04T10:00:00",
  "0-0",
  0,
  -0,
  1,
  -1,
  0.5,
  7,
  11,
  2 ** 60,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  10n,
  true,
  false,
  [],
  [1],
  ["a", 1],
  ["", null],
  [undefined],
  {},
  { a: 1 },
  { a: "b", c: [] },
  { low: 1, high: 2 },
  { titre: 80, more: 1 },
  { from: "2024-03-04T10:00:00Z", to: undefined },
  { [Symbol("s")]: 1 },
  JSON.parse('{"__proto__":1}'),
  Object.create({ inherited: 1 }),
  Object.create(null),
  new Date(0),
  new Map(),
];

/** The value with one thing in it changed, in every place and every way. */
function mutants(value: unknown): readonly unknown[] {
  if (typeof value !== "object" || value === null) return strange;
  if (Array.isArray(value))
    return [...strange, ...value.flatMap((item, i) => mutants(item).map((one) => value.with(i, one)))];
  const object = value as Readonly<Record<string, unknown>>;
  const { ...surprised } = { ...object, surprise: 1 };
  const without = Object.keys(object).map((key) =>
    Object.fromEntries(Object.entries(object).filter(([k]) => k !== key)),
  );
  const changed = Object.keys(object).flatMap((key) => mutants(object[key]).map((one) => ({ ...object, [key]: one })));
  return [...strange, surprised, ...without, ...changed];
}

/** Both answers, to the letter: `toEqual` does not see the order of keys. */
function sameAnswer<S extends z.core.$ZodType>(
  schema: S,
  read: ReturnType<typeof quickReader<S>>,
  value: unknown,
): void {
  const quick = read(value);
  const asked = z.safeParse(schema, value);
  if (quick.success !== asked.success) expect(quick, `of ${JSON.stringify(value)}`).toEqual(asked);
  expect(quick.data).toStrictEqual(asked.data);
  expect(shown(quick.data)).toBe(shown(asked.data));
  expect(quick.error?.issues).toEqual(asked.error?.issues);
}

const shown = (value: unknown): string =>
  JSON.stringify(value, (_key, item: unknown) => (typeof item === "bigint" ? `${item}n` : item)) ?? "nothing";

describe("a fact, read quickly", () => {
  const read = quickReader(factSchema);

  it.each(Object.entries(examples))(
    "%s: as the schema reads it, whatever is changed in it",
    (kind, { least, full }) => {
      for (const example of [least, full]) {
        const fact = { kind, ...example };
        sameAnswer(factSchema, read, fact);
        for (const mutant of mutants(fact)) sameAnswer(factSchema, read, mutant);
      }
    },
  );

  it.each(Object.entries(examples))(
    "%s: without asking the schema, where nothing is wrong",
    (kind, { least, full }) => {
      const run = vi.spyOn(factSchema._zod, "run");
      for (const example of [least, full]) expect(read({ kind, ...example }).success).toBe(true);
      expect(run).not.toHaveBeenCalled();
      run.mockRestore();
    },
  );
});

it("a record, read quickly: as the schema reads it", () => {
  const read = quickReader(recordFile);
  fc.assert(
    fc.property(arbitraryCase, fc.nat(), fc.constantFrom(...strange), ({ written }, place, odd) => {
      sameAnswer(recordFile, read, written);
      sameAnswer(recordFile, read, { ...written, patient: odd });
      const { facts } = written;
      if (facts.length === 0) return;
      const i = place % facts.length;
      sameAnswer(recordFile, read, { ...written, facts: facts.with(i, odd as (typeof facts)[number]) });
      const keys = Object.keys(facts[i]!);
      const changed = { ...facts[i]!, [keys[place % keys.length]!]: odd } as (typeof facts)[number];
      sameAnswer(recordFile, read, { ...written, facts: facts.with(i, changed) });
    }),
    runs(60),
  );
});

describe("schemas that no fact has yet", () => {
  const text = z.string();
  const schemas: Readonly<Record<string, z.core.$ZodType>> = {
    default: z.strictObject({ a: z._default(z.number(), 7), b: z.optional(z._default(text, "x")) }),
    catch: z.strictObject({ a: z.catch(z.number(), 1) }),
    nullable: z.strictObject({ a: z.nullable(text), b: z.nullish(text) }),
    refined: z.strictObject({ a: z.optional(text) }).check(z.refine((value) => value.a !== "x")),
    "refined list": z.array(z.unknown()).check(z.maxLength(1)),
    "loose object": z.looseObject({ a: z.optional(z.number()) }),
    "plain object": z.object({ a: z.optional(z.number()) }),
    catchall: z.catchall(z.object({ a: z.optional(z.number()) }), text),
    tuple: z.tuple([text, z.number()]),
    intersection: z.intersection(z.looseObject({ a: z.number() }), z.looseObject({ a: z.number() })),
    coerced: z.strictObject({ a: z.coerce.number() }),
    "keys that are listed": z.partialRecord(z.enum(["a", "c"]), z.unknown()),
    "keys of a form": z.record(z.string().check(z.regex(/^a$/)), z.unknown()),
    "two checks": z.string().check(z.minLength(1), z.maxLength(2)),
    "long enough": z.string().check(z.minLength(2)),
    "a pattern with a memory": z.string().check(z.regex(/x/g)),
    "a format": z.email(),
    "an exclusive union": z.xor([text, z.string().check(z.minLength(1))]),
    "objects in a union": z.union([
      z.strictObject({ a: z.optional(z.number()) }),
      z.looseObject({ a: z.unknown() }),
      z.record(text, z.unknown()),
      z.array(text),
      z.date(),
    ]),
    "records in a union": z.union([z.record(text, z.number()), z.unknown()]),
    transformed: z.pipe(
      z.strictObject({ a: z.optional(z.number()) }),
      z.transform(({ a }) => a ?? "none"),
    ),
    "a fallback": z.discriminatedUnion("a", [z.strictObject({ a: z.literal(1) })], { unionFallback: true }),
    anything: z.unknown(),
    lazy: z.lazy(() => text),
  };

  it.each(Object.keys(schemas))("%s: left to the schema, or read as it reads", (name) => {
    const schema = schemas[name]!;
    const read = quickReader(schema);
    for (const value of [...strange, { a: 1, b: "y" }, { a: 1 }, { a: undefined }, { a: null, b: null }, { a: "x" }])
      for (const one of [value, { a: value }, [value]]) sameAnswer(schema, read, one);
  });
});
