/** A plain number with a point. What could be read in two ways is left as it was typed, and the server refuses it. */
export const numberOf = (text: string): number | undefined =>
  /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text.trim()) : undefined;

/** A limit under its name; none where nothing was typed. */
export const limit = (name: string, text: string): object =>
  text.trim() === "" ? {} : { [name]: numberOf(text) ?? text.trim() };
