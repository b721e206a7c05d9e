import { type Condition, conditionOf, type Unaskable } from "./match.ts";
import type { ServedType } from "./types.ts";
import { servedType } from "./types.ts";

/** `Observation:subject`, `Provenance:target:Observation`. */
export type Include = { readonly source: string; readonly parameter: string; readonly target: string | undefined };

/** A search, read. */
export type Question = {
  readonly type: string;
  readonly conditions: readonly Condition[];
  /** `patient.identifier`: values of a parameter of the patient to whom the resource belongs. */
  readonly patientIdentifiers: readonly (readonly string[])[];
  readonly includes: readonly Include[];
  readonly revIncludes: readonly Include[];
  readonly count: number;
  readonly isCount: boolean;
  readonly wantsTotal: boolean;
  /** By what to order, the first first. */
  readonly sort: readonly { readonly parameter: string; readonly isDescending: boolean }[];
  /** Where the page before ended; opaque. */
  readonly cursor: string | undefined;
  /** What was asked and taken into account, as it is written in an address. */
  readonly understood: readonly (readonly [string, string])[];
  /** What was asked and could not be taken into account. */
  readonly ignored: readonly Ignored[];
};
export type Ignored = { readonly name: string; readonly why: "unknown" | Unaskable["why"]; readonly saw: string };

export const usualCount = 50;
export const mostCount = 200;

/** Parameters that say something of the answer and nothing of the resources. `_format` and `_pretty` are the server's. */
export const resultParameters = ["_count", "_summary", "_total", "_sort", "_include", "_revinclude"] as const;
const silent = new Set(["_format", "_pretty"]);
export const cursorName = "_cursor";

/** A search as it was asked. It never fails: what cannot be taken into account is named, for the server to decide. */
export function questionOf(served: ServedType, asked: Iterable<readonly [string, string]>, base: string): Question {
  const pairs = [...asked];
  const last = (name: string): string | undefined => pairs.findLast(([one]) => one === name)?.[1];
  const conditions: Condition[] = [];
  const identifiers: (readonly string[])[] = [];
  const includes: Include[] = [];
  const revIncludes: Include[] = [];
  const understood: (readonly [string, string])[] = [];
  const ignored: Ignored[] = [];
  let sort: Question["sort"] = [];

  const read = (name: string, text: string): Ignored["why"] | undefined => {
    switch (name) {
      case "_count":
        return /^\d{1,6}$/.test(text) ? undefined : "value";
      case "_summary":
        return text === "count" || text === "false" ? undefined : "value";
      case "_total":
        return text === "none" || text === "estimate" || text === "accurate" ? undefined : "value";
      case "_sort": {
        sort = text.split(",").map((one) => ({ parameter: one.replace(/^-/, ""), isDescending: one.startsWith("-") }));
        return sort.every(({ parameter }) => parameterOf(served, parameter) !== undefined) ? undefined : "value";
      }
      case "_include":
      case "_revinclude": {
        const include = includeOf(text);
        const isForward = name === "_include";
        if (include === undefined || (isForward && include.source !== served.type)) return "value";
        (isForward ? includes : revIncludes).push(include);
        return undefined;
      }
    }
    const chain = /^(?:patient|subject)(?::Patient)?\.identifier$/.test(name);
    if (chain && parameterOf(served, name.split(/[:.]/)[0]!) !== undefined) {
      identifiers.push(text.split(","));
      return undefined;
    }
    const [own = "", modifier, ...more] = name.split(":");
    const parameter = parameterOf(served, own);
    if (parameter === undefined || more.length > 0) return "unknown";
    const condition = conditionOf(parameter, modifier, text, base);
    if ("why" in condition) return condition.why;
    conditions.push(condition);
    return undefined;
  };

  for (const [name, text] of pairs) {
    if (silent.has(name) || name === cursorName) continue;
    const why = read(name, text);
    if (why === undefined) understood.push([name, text]);
    else ignored.push({ name: name.slice(0, 60), why, saw: why === "unknown" ? "a parameter" : "its value" });
  }
  const count = Number(/^\d{1,6}$/.exec(last("_count") ?? "")?.[0] ?? usualCount);
  return {
    type: served.type,
    conditions,
    patientIdentifiers: identifiers,
    includes,
    revIncludes,
    count: Math.min(count, mostCount),
    isCount: last("_summary") === "count" || count === 0,
    wantsTotal: last("_total") === "accurate" || last("_total") === "estimate",
    sort: sort.every(({ parameter }) => parameterOf(served, parameter) !== undefined) ? sort : [],
    cursor: last(cursorName),
    understood,
    ignored,
  };
}

const parameterOf = ({ parameters }: ServedType, name: string) => parameters.find((one) => one.name === name);

/** Undefined where there is no such reference. */
function includeOf(text: string): Include | undefined {
  const [source = "", parameter = "", target, ...more] = text.split(":");
  const found = parameterOf(servedType(source) ?? none, parameter);
  if (found?.type !== "reference" || more.length > 0) return undefined;
  return target === undefined || found.targets?.includes(target) ? { source, parameter, target } : undefined;
}
const none = { parameters: [] } as unknown as ServedType;
