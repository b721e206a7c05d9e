/** What a person typed in one line: without control characters and blanks around it, and not longer than `most` signs. */
export const plainText = (text: string, most: number): string =>
  [...text.replaceAll(/\p{Cc}+/gu, " ").trim()].slice(0, most).join("");
