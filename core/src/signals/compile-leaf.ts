import { assertNever, InvariantError } from "../base/result.ts";
import type { LeafCriterion, ValueCriterion } from "../protocol/criterion.ts";
import { type Analyte, findAnalyte } from "../units/analytes.ts";
import { toCanonical } from "../units/convert.ts";
import { defaultRanges } from "../units/default-ranges.ts";
import { ordinalRank } from "../units/result-value.ts";
import { readUnit } from "../units/unit-text.ts";
import { perCent } from "./exact.ts";
import type { Leaf, RangeLeaf, ValueLeaf } from "./leaf.ts";
import { type Meaning, meaningOf } from "./words.ts";

/** A criterion without parts, made ready: its analyte found, its numbers in the canonical unit. */
export function compileLeaf(one: LeafCriterion): Leaf {
  switch (one.kind) {
    case "limit":
    case "grade":
    case "word":
    case "range":
    case "crossing":
    case "change":
    case "trend":
      return { sort: "value", leaf: compileValue(one) };
    case "symptom":
    case "vital":
    case "daily-mean":
    case "finding":
    case "recorded":
    case "exam":
    case "mri":
      return { sort: "observed", leaf: one };
    case "infusion-window":
    case "condition":
    case "medicine":
    case "pregnancy":
    case "intention":
    case "sex":
      return { sort: "context", leaf: one };
    case "absent":
      for (const key of one.anyOf) analyteNamed(key);
      return { sort: "context", leaf: one };
    case "again": {
      const { times, of } = one;
      const withinDays = one.withinDays ?? Number.POSITIVE_INFINITY;
      if (of.kind === "vital" || of.kind === "finding" || of.kind === "recorded")
        return { sort: "observed", leaf: { kind: "again-observed", times, withinDays, of } };
      const leaf = compileValue(of);
      return { sort: "value", leaf: { kind: "again", key: leaf.key, times, withinDays, of: leaf } };
    }
    default:
      return assertNever(one);
  }
}

function compileValue(one: ValueCriterion): ValueLeaf {
  const analyte = analyteNamed(one.analyte);
  const { key, unit = "1" } = analyte;
  switch (one.kind) {
    case "limit":
      return {
        kind: "limit",
        key,
        unit,
        op: one.op,
        limit: canonical(one.value, one.unit, analyte),
        evenSpoilt: one.evenSpoilt ?? false,
      };
    case "grade":
      return {
        kind: "grade",
        key,
        atLeast: one.atLeast,
        rank: ordinalRank(one.atLeast),
        evenSpoilt: one.evenSpoilt ?? false,
        isOnlyNew: one.newly ?? false,
      };
    case "word":
      return {
        kind: "word",
        key,
        anyOf: one.anyOf,
        meanings: new Set(one.anyOf.map(meaningOf).filter((meaning): meaning is Meaning => meaning !== undefined)),
      };
    case "range": {
      const isAbove = one.side === "above";
      const op = isAbove ? (one.inclusive ? ">=" : ">") : one.inclusive ? "<=" : "<";
      return {
        ...outside(analyte, isAbove),
        op,
        times: one.times ?? 1,
        evenSpoilt: one.evenSpoilt ?? false,
        isOnlyNew: one.newly ?? false,
      };
    }
    case "crossing": {
      const isAbove = one.to === "above";
      return {
        kind: "crossing",
        key,
        to: one.to,
        own: outside(analyte, isAbove),
        other: outside(analyte, !isAbove),
      };
    }
    case "change": {
      const isRise = one.direction === "rise";
      const by = one.by === undefined ? Number.NaN : distance(one.by.value, one.by.unit, analyte);
      return {
        kind: "change",
        key,
        unit,
        isRise,
        fromBaseline: one.from.includes("baseline"),
        fromPrevious: one.from.includes("previous"),
        percent: one.percent ?? Number.NaN,
        factor: one.percent === undefined ? Number.NaN : factorOf(isRise, one.percent),
        by: isRise ? by : -by,
        evenSpoilt: one.evenSpoilt ?? false,
      };
    }
    case "trend": {
      const isRise = one.direction === "rise";
      const { values, percent } = one;
      return { kind: "trend", key, unit, isRise, values, percent, factor: factorOf(isRise, percent) };
    }
    default:
      return assertNever(one);
  }
}

function analyteNamed(name: string): Analyte {
  const analyte = findAnalyte(name);
  if (analyte === undefined) throw new InvariantError(`a signal rule names an unknown analyte: ${name}`);
  return analyte;
}

/** Beyond the limit of the range on one side. */
const outside = ({ key, unit = "1" }: Analyte, isAbove: boolean): RangeLeaf => ({
  kind: "range",
  key,
  unit,
  isAbove,
  op: isAbove ? ">" : "<",
  times: 1,
  otherwise: defaultRanges.get(key),
  evenSpoilt: false,
  isOnlyNew: false,
});

const factorOf = (isRise: boolean, percent: number): number => perCent(isRise ? 100 + percent : 100 - percent);

function canonical(value: number, unit: string, analyte: Analyte): number {
  const reading = readUnit(unit, analyte);
  const converted = reading.kind === "unit" ? toCanonical(value, reading.unit, analyte) : undefined;
  if (converted === undefined) throw new InvariantError(`a signal rule has a unit that ${analyte.key} lacks: ${unit}`);
  return converted;
}

/** A difference, which an offset between two scales does not move. */
const distance = (value: number, unit: string, analyte: Analyte): number =>
  canonical(value, unit, analyte) - canonical(0, unit, analyte);
