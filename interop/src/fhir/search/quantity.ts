import { numberIn } from "../view/digits.ts";
import type { Prefix } from "./date.ts";
import { textAt, valuesAt } from "./values.ts";

export type AskedQuantity = {
  readonly prefix: Prefix;
  readonly number: number;
  /** Half a unit of its last digit: what is asked for as `5.4` is what rounds to it. */
  readonly half: number;
  readonly system: string | undefined;
  readonly unit: string | undefined;
};

/** `lt100`, `5.4|http://unitsofmeasure.org|mg`, `5.4||mg`; undefined where it is none. */
export function parseAskedQuantity(text: string): AskedQuantity | undefined {
  const [amount = "", system = "", unit = ""] = text.split("|");
  const [, sign, digits] = /^(eq|ne|gt|lt|ge|le|sa|eb)?(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)$/.exec(amount) ?? [];
  if (digits === undefined) return undefined;
  const decimals = /\.(\d+)/.exec(digits)?.[1]?.length ?? 0;
  return {
    prefix: (sign ?? "eq") as Prefix,
    number: Number(digits),
    half: 0.5 * 10 ** -decimals,
    system: system === "" ? undefined : system,
    unit: unit === "" ? undefined : unit,
  };
}

/** Whether a Quantity is what was asked for. Numbers of other units are not converted, and are not found. */
export function isQuantity(value: unknown, { prefix, number, half, system, unit }: AskedQuantity): boolean {
  const found = numberIn(valuesAt(value, "value")[0]);
  if (found === undefined) return false;
  if (system !== undefined && textAt(value, "system") !== system) return false;
  if (unit !== undefined && textAt(value, "code") !== unit && textAt(value, "unit") !== unit) return false;
  const isSame = found >= number - half && found < number + half;
  switch (prefix) {
    case "eq":
      return isSame;
    case "ne":
      return !isSame;
    case "gt":
    case "sa":
      return found > number;
    case "lt":
    case "eb":
      return found < number;
    case "ge":
      return found >= number;
    case "le":
      return found <= number;
  }
}
