import { conditionNames } from "./text/condition-names.ts";
import { keyNames } from "./text/key-names.ts";
import { spaced } from "./text/wording.ts";
import { findAnalyte } from "./units/analytes.ts";

/** What a key of a record stands for, in English: a test, a condition, otherwise its own words; none is told as a key. */
export const nameOfKey = (key: string): string =>
  findAnalyte(key)?.name ?? conditionNames[key] ?? keyNames[key] ?? spaced(key);
