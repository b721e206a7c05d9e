/** Without what was left empty; spaces around are not meant. */
export const filled = (fields: Readonly<Record<string, string | null>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, text]) =>
      text === null || text.trim() === "" ? [] : [[name, text.trim()]],
    ),
  );
