import { createHmac } from "node:crypto";
import { InvariantError } from "@longwatch/core";

/** What an export calls a person, and by how much their days are moved. */
export type Alias = {
  readonly name: string;
  /** From -365 to -1: never into days that have not come. */
  readonly shiftDays: number;
  /** A number from 0 to below `width` that nobody can tell without the key. */
  readonly place: (label: string, width: number) => number;
};

/** Makes aliases from 32 secret bytes: the same person has the same one under the same key, and nobody finds the person without it. */
export const aliasOf = (key: Buffer, subject: string): Alias => ({
  name: keyed(key, "person", subject).toString("hex").slice(0, 24),
  shiftDays: -1 - (keyed(key, "shift", subject).readUInt32BE() % 365),
  place: (label, width) => keyed(key, "place", subject, label).readUInt32BE() % width,
});

/** Where people are identified: their own name, their own days, and the first day of what is uncertain. */
export const noAlias = (name: string): Alias => ({ name, shiftDays: 0, place: () => 0 });

/** Tells whether two exports were made with one key, and nothing else. */
export const keyMark = (key: Buffer): string => keyed(key, "mark").toString("hex").slice(0, 16);

const keyed = (key: Buffer, ...parts: readonly string[]): Buffer =>
  createHmac("sha256", key).update(parts.join("\0"), "utf8").digest();

/**
 * Everybody with their alias, in the order of the names: the place of a row tells nothing of the place in the clinic's list.
 *
 * @throws InvariantError where two people would have one name
 */
export function aliased<T>(people: readonly T[], alias: (one: T) => Alias): readonly (readonly [T, Alias])[] {
  const named = people
    .map((one) => [one, alias(one)] as const)
    .toSorted(([, a], [, b]) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  if (named.some(([, { name }], i) => i > 0 && named[i - 1]![1].name === name))
    throw new InvariantError("two people would have one pseudonym");
  return named;
}
