/** The characters a message is written with, from its own MSH-1 and MSH-2. */
export type Delimiters = {
  readonly field: string;
  readonly component: string;
  readonly repetition: string;
  /** Empty when the sender left it blank: this message escapes nothing. */
  readonly escape: string;
  readonly subcomponent: string;
  /** Fifth character of MSH-2, from version 2.7. */
  readonly truncation?: string;
};

export const usualDelimiters: Delimiters = {
  field: "|",
  component: "^",
  repetition: "~",
  escape: "\\",
  subcomponent: "&",
};

/**
 * Reads MSH-1 and MSH-2: four characters, or five with the truncation character. Undefined where they are
 * fewer, more, repeated, or letters and digits: such a message is refused, its delimiters are not guessed.
 *
 * @param line the MSH segment (or FHS, BHS, which begin alike)
 */
export function readDelimiters(line: string): Delimiters | undefined {
  const field = line[3];
  if (field === undefined) return undefined;
  const characters = (line.slice(4).split(field)[0] ?? "").split("");
  const all = [field, ...characters];
  if (characters.length < 4 || characters.length > 5 || new Set(all).size !== all.length) return undefined;
  if (all.some((character) => /[\p{L}\p{N}]/u.test(character))) return undefined;
  const [component, repetition, mark, subcomponent, truncation] = characters as [
    string,
    string,
    string,
    string,
    string?,
  ];
  return {
    field,
    component,
    repetition,
    escape: mark.trim(),
    subcomponent,
    ...(truncation === undefined ? {} : { truncation }),
  };
}
