import type { Person } from "../person.ts";
import { holdsReplacement } from "./charset.ts";
import { component, field, type Segment } from "./segment.ts";
import { readTimestamp } from "./timestamp.ts";

const sexes: Readonly<Record<string, Person["sex"]>> = {
  F: "female",
  FEMALE: "female",
  M: "male",
  MALE: "male",
  O: "other",
  OTHER: "other",
  A: "other",
  U: "unknown",
  UNKNOWN: "unknown",
};

/** Types of a name that are none: a pseudonym, one that is withheld, one that was unspecified. */
const notNames = new Set(["S", "U", "NOUSE", "TEST"]);

/**
 * PID-5, PID-7 and PID-8, to cross-check and to propose. A name in which characters were lost, or whose letters are not sure, is
 * not used: it would speak against the right person.
 */
export function readPerson(pid: Segment, isDoubtful: boolean): Person {
  const born = readTimestamp(component(pid, 7, 1));
  const sex = sexes[component(pid, 8, 1).toUpperCase()];
  const name = (part: number): string => {
    const text = component(pid, 5, part);
    const isUnsure = holdsReplacement(text) || (isDoubtful && [...text].some((letter) => letter > "\u007f"));
    return isUnsure || notNames.has(component(pid, 5, 7).toUpperCase()) ? "" : text;
  };
  return {
    ...(name(1) === "" ? {} : { familyName: name(1) }),
    ...(name(2) === "" ? {} : { givenName: name(2) }),
    ...(field(pid, 7) !== "" && born.ok ? { bornOn: born.timestamp.date } : {}),
    ...(sex === undefined ? {} : { sex }),
  };
}
