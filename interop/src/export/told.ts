import type { ExportedPerson } from "./person.ts";
import { drugWord, wordIn } from "./words.ts";

/** Longest text that any of the shapes takes. */
const longest = 50;

/**
 * What may be told of a text that somebody typed: its word, where a closed list has it; the text itself only where people are
 * identified; otherwise nothing, which is counted.
 */
export function told(person: ExportedPerson, list: ReadonlySet<string>, text: string | undefined): string | null {
  return orWithheld(person, text, text === undefined ? undefined : wordIn(list, text));
}

/** The same of a medicine, which has several spellings. */
export const toldDrug = (person: ExportedPerson, text: string | undefined): string | null =>
  orWithheld(person, text, text === undefined ? undefined : drugWord(text));

function orWithheld(person: ExportedPerson, text: string | undefined, word: string | undefined): string | null {
  if (text === undefined) return null;
  if (word !== undefined) return word;
  if (person.privacy === "identified") return [...text].slice(0, longest).join("");
  person.withhold("word-unknown");
  return null;
}

/** A text of which no list exists, such as a lot number: only where people are identified. */
export const toldIfIdentified = ({ privacy }: ExportedPerson, text: string | undefined): string | null =>
  privacy === "identified" && text !== undefined ? [...text].slice(0, longest).join("") : null;
