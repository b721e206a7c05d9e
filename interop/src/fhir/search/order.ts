import { numberIn } from "../view/digits.ts";
import type { Resource } from "../write/element.ts";
import type { Question } from "./question.ts";
import type { ServedType } from "./types.ts";
import { isObject, valuesAt } from "./values.ts";

type Key = string | number;

/** In the order that is asked for; what has no value last, and what is equal by its id. */
export function ordered(
  resources: readonly Resource[],
  sort: Question["sort"],
  { parameters }: ServedType,
): readonly Resource[] {
  if (sort.length === 0) return resources;
  const by = sort.map(({ parameter, isDescending }) => ({
    paths: parameters.find(({ name }) => name === parameter)!.paths,
    sign: isDescending ? -1 : 1,
  }));
  const keyed = resources.map((resource) => ({ resource, keys: by.map(({ paths }) => keyOf(resource, paths)) }));
  const compared = keyed.toSorted((a, b) => {
    for (const [index, { sign }] of by.entries()) {
      const order = compare(a.keys[index], b.keys[index], sign);
      if (order !== 0) return order;
    }
    return a.resource.id < b.resource.id ? -1 : 1;
  });
  return compared.map(({ resource }) => resource);
}

function compare(a: Key | undefined, b: Key | undefined, sign: number): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
  return a === b ? 0 : (a < b ? -1 : 1) * sign;
}

/** The first value: a moment in UTC, a number, or a text. */
function keyOf(resource: Resource, paths: readonly string[]): Key | undefined {
  const [value] = paths.flatMap((path) => valuesAt(resource, path));
  return keyIn(value);
}

function keyIn(value: unknown): Key | undefined {
  if (typeof value === "string") return /^\d{4}-\d{2}-\d{2}T/.test(value) ? new Date(value).toISOString() : value;
  const number = numberIn(value);
  if (number !== undefined) return number;
  if (!isObject(value)) return undefined;
  const inner =
    value["value"] ?? value["start"] ?? value["code"] ?? value["family"] ?? value["reference"] ?? value["coding"];
  return inner === undefined ? undefined : keyIn([inner].flat()[0]);
}
