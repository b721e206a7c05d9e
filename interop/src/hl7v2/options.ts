import type { readResultText } from "@longwatch/core";
import { component, type Segment } from "./segment.ts";

/** How a sender writes numbers: core's own type. */
export type NumberStyle = NonNullable<Parameters<typeof readResultText>[2]>;

/** Something agreed with one sender, or with all (`*`). The sender's own entry goes before the common one. */
export type PerSender<T> = Readonly<Record<string, T>>;

/** What a sender means by its units: text as sent ("" where it sends none) → UCUM unit, for each analyte, or `*` for all. */
export type UnitQuirks = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What is known about senders from elsewhere: a clinic's configuration, each entry decided by a person. */
export type Hl7Options = {
  /** Local code (or a misused LOINC number) → analyte key. */
  readonly codes?: PerSender<Readonly<Record<string, string>>>;
  /** Status words → a code of table 0085: `{ "Auth (Verified)": "F" }`. */
  readonly statuses?: PerSender<Readonly<Record<string, string>>>;
  readonly charsets?: PerSender<string>;
  readonly numbers?: PerSender<NumberStyle>;
  readonly units?: PerSender<UnitQuirks>;
  /**
   * Resolves a local time (`YYYY-MM-DDTHH:MM:SS`) of a sender that writes no offsets, summer time included,
   * to an instant. Without it such a time stays a date: a zone is never guessed.
   */
  readonly toInstant?: (local: string, sender: string) => string | undefined;
};

/** `MSH-3/MSH-4`, first components: whom the options speak of, and the first part of every result key. */
export const senderOf = (msh: Segment): string =>
  [component(msh, 3, 1), component(msh, 4, 1)].filter((part) => part !== "").join("/");

export const forSender = <T>(entries: PerSender<T> | undefined, sender: string): T | undefined =>
  own(entries, sender) ?? own(entries, "*");

/** An entry under exactly this key; never something every object has (`constructor`). */
export const own = <T>(entries: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  entries !== undefined && Object.hasOwn(entries, key) ? entries[key] : undefined;
