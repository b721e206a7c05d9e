import { type Analyte, analytes, parseFacts } from "@longwatch/core";
import fc from "fast-check";
import type { ResultFact } from "../hl7v2/outcome.ts";
import { toInstant } from "../hl7v2/write/zone.ts";

/** Results of the whole catalogue in every form that the contract has for them, each accepted by core. */
export const resultFact = (zone: string): fc.Arbitrary<ResultFact> =>
  fc
    .constantFrom(...analytes.values())
    .chain((analyte) => fc.tuple(fc.constant(analyte), aValue(analyte), timesIn(zone), rest, ranges))
    .map(([analyte, value, times, other, range]): ResultFact => {
      const isEmpty = !("value" in value);
      const isSpoilt = other.specimen?.some((remark) => spoiling.includes(remark)) === true;
      const status = !isEmpty ? other.status : isSpoilt ? ("preliminary" as const) : ("cancelled" as const);
      return without({
        kind: "result-reported",
        ...times,
        ...nameOf(analyte, other.pick),
        ...value,
        ...other,
        ...range,
        status,
        pick: undefined,
      });
    })
    .filter((fact) => parseFacts([fact]).ok);

const spoiling = ["haemolysed", "insufficient", "contaminated", "mislabelled"];

const nameOf = (analyte: Analyte, pick: number): Partial<ResultFact> =>
  pick % 3 === 0
    ? { analyte: analyte.key }
    : pick % 3 === 1
      ? { loinc: analyte.loinc[pick % analyte.loinc.length]!.code }
      : { analyte: analyte.key, loinc: analyte.loinc[pick % analyte.loinc.length]!.code };

type Value = Partial<ResultFact>;
const comparator = fc.constantFrom<NonNullable<ResultFact["comparator"]>>("<", "<=", ">=", ">");
const texts = fc
  .string({ unit: fc.constantFrom(..."abc 123 |^~\\& äµ≥あ'\"<>.,-+".split("")), maxLength: 30 })
  .map((text) => `Remarked: ${text}`.trim())
  .filter((text) => !/&[a-z#]/.test(text));
const words = ["negative", "positive", "indeterminate", "detected", "not-detected", "present", "absent"];

function aValue(analyte: Analyte): fc.Arbitrary<Value> {
  const nothing = fc.constant<Value>({});
  const text = texts.map((value): Value => ({ value }));
  const word = fc.constantFrom(...words).map((value): Value => ({ value }));
  switch (analyte.scale) {
    case "ordinal":
      return fc.oneof(
        fc.constantFrom("negative", "trace", "1+", "2+", "3+", "4+").map((value) => ({ value })),
        word,
        text,
        nothing,
      );
    case "qualitative":
      return fc.oneof(word, text, nothing);
    case "text":
      return fc.oneof(text, nothing);
    case "quantity": {
      const takesWords =
        analyte.group === "serology" || (analyte.group === "urine" && !/PF\]$/.test(analyte.unit ?? ""));
      return fc.oneof({ arbitrary: numbers(analyte), weight: 6 }, takesWords ? word : text, text, nothing);
    }
  }
}

function numbers(analyte: Analyte): fc.Arbitrary<Value> {
  const units = [{ unit: analyte.unit!, factor: "1" }, ...analyte.alsoUnits];
  const { min = 0, max = 1000 } = analyte.hard ?? {};
  return fc
    .record({
      unit: fc.constantFrom(...units),
      share: fc.integer({ min: 0, max: 1_000_000 }).map((millionths) => millionths / 1_000_000),
      digits: fc.integer({ min: 1, max: 7 }),
      kind: fc.constantFrom("number", "number", "number", "compared", "interval", "titre"),
      comparator,
      titre: fc.integer({ min: 1, max: 9_999_999 }),
    })
    .map(({ unit, share, digits, kind, comparator, titre }): Value => {
      const value = Number(((min + share * (max - min)) / Number(unit.factor)).toPrecision(digits));
      if (kind === "titre") return { value: { titre } };
      if (kind === "interval")
        return { value: { low: Number((value / 2).toPrecision(digits)), high: value }, unit: unit.unit };
      return { value, unit: unit.unit, ...(kind === "compared" ? { comparator } : {}) };
    });
}

/** Hours that no change to summer time repeats or leaves out. */
const timesIn = (zone: string): fc.Arbitrary<Partial<ResultFact>> =>
  fc
    .record({
      day: fc
        .integer({ min: 0, max: 4000 })
        .map((day) => new Date(Date.UTC(2019, 0, 1 + day)).toISOString().slice(0, 10)),
      precision: fc.constantFrom("moment", "moment", "day", "month", "year"),
      time: fc
        .integer({ min: 4 * 3600, max: 86_399 })
        .map((second) => new Date(second * 1000).toISOString().slice(11, 19)),
      reported: fc.option(
        fc.integer({ min: 4 * 3600, max: 86_399 }).map((second) => new Date(second * 1000).toISOString().slice(11, 19)),
        { nil: undefined },
      ),
    })
    .map(({ day, precision, time, reported }) =>
      without({
        collectedOn: precision === "month" ? day.slice(0, 7) : precision === "year" ? day.slice(0, 4) : day,
        collectedAt: precision === "moment" ? toInstant(`${day}T${time}`, zone) : undefined,
        reportedAt: reported === undefined ? undefined : toInstant(`${day}T${reported}`, zone),
      }),
    );

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const rest = fc.record({
  pick: fc.nat(20),
  status: fc.constantFrom(
    "final",
    undefined,
    "preliminary",
    "corrected",
    "cancelled",
    "entered-in-error",
  ) as fc.Arbitrary<ResultFact["status"]>,
  specimen: maybe(
    fc.uniqueArray(
      fc.constantFrom(
        "clotted",
        "haemolysed",
        "clumped",
        "insufficient",
        "contaminated",
        "mislabelled",
        "lipaemic",
        "citrate",
        "icteric",
        "menstruating",
      ),
      { minLength: 1, maxLength: 3 },
    ),
  ),
  findings: maybe(
    fc.uniqueArray(fc.constantFrom("schistocytes", "red-cell-casts", "dysmorphic-red-cells", "spherocytes"), {
      minLength: 1,
      maxLength: 2,
    }),
  ),
  flag: maybe(fc.constantFrom("H", "L", "HH", "A", "H A", "*")),
  comments: maybe(fc.oneof(texts, fc.array(texts, { minLength: 1, maxLength: 3 }))),
  lab: maybe(fc.constantFrom("Sub & Sons", "Café Laboratory")),
  resultKey: maybe(fc.uuid()),
  tube: maybe(fc.constant("EDTA")),
});
const bound = fc.integer({ min: 0, max: 5000 }).map((n) => n / 100);
const ranges = fc.oneof(
  fc.constant({}),
  fc.tuple(bound, bound).map(([a, b]) => ({ refLow: Math.min(a, b), refHigh: Math.max(a, b) })),
  bound.map((refHigh) => ({ refHigh })),
  bound.map((refLow) => ({ refLow })),
  fc.constantFrom("Negative", "adults: see leaflet").map((refText) => ({ refText })),
);

const without = <T extends object>(fields: T): ResultFact =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
