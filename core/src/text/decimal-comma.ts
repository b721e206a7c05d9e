/** Numbers as Spanish writes them: `0.2` is `0,2`. Days, and the point at the end of a sentence, stay as they are. */
export const withComma = (text: string): string => text.replaceAll(/(?<=\d)\.(?=\d)/g, ",");
