import { type Language, type Said, say } from "./message.ts";

/** How a reader is spoken to: the language of the catalogue, and what names and sentences of protocols are in it. */
export type Wording = {
  readonly language: Language;
  /** From English, or from a key, to the reader's language; what is not there is said as it stands. */
  readonly phrases: ReadonlyMap<string, string>;
};

export const english: Wording = { language: "en", phrases: new Map() };

/** A name or a sentence of a protocol, an analyte, a symptom: in the reader's language. */
export const phraseIn = (phrase: string, { phrases }: Wording): string =>
  phrases.size === 0 ? phrase : (phrases.get(phrase.trim()) ?? phrases.get(spaced(phrase)) ?? phrase);

/** `gum-or-nose-bleeding` is `gum or nose bleeding`. */
export const spaced = (key: string): string => key.replaceAll(/[-_]/g, " ");

/** A sentence as its reader reads it, the names and sentences within it too. */
export const tell = ({ id, values }: Said, wording: Wording = english): string =>
  say(id, worded(values, wording) as never, wording.language);

/** Sentences that were kept, one after another. */
export const tellAll = (kept: readonly Said[], wording: Wording = english): string =>
  kept.map((said) => tell(said, wording)).join(": ");

/** What a person or a laboratory wrote stays as they wrote it, and so do ids and keys. */
const quoted: ReadonlySet<string> = new Set([
  ...["comments", "reason", "by", "written", "detail"],
  ...["id", "key", "meant", "about", "patient", "patients", "codes", "parts", "alarm"],
]);

function worded(value: unknown, wording: Wording): unknown {
  if (typeof value === "string") return phraseIn(value, wording);
  if (Array.isArray(value)) return value.map((one) => worded(one, wording));
  if (typeof value !== "object" || value === null) return value;
  if (isSaid(value)) return tell(value, wording);
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, quoted.has(key) ? one : worded(one, wording)]),
  );
}

const isSaid = (value: object): value is Said => "id" in value && "values" in value;
