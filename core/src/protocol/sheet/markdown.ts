/** Text as it is meant, in a table cell: a bar or a line break would end the cell. */
export const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll(/\s*\n\s*/g, " ");

export const row = (...cells: readonly string[]): string => `| ${cells.map(cell).join(" | ")} |`;

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(...head), `|${head.map(() => "---|").join("")}`, ...rows.map((one) => row(...one))].join("\n");

/** A table of labels and contents without a head of its own. */
export const facts = (rows: readonly (readonly [string, string])[]): string => table(["", ""], rows);

/** Blocks with an empty line between them; empty blocks are left out. */
export const blocks = (...parts: readonly string[]): string => parts.filter((part) => part !== "").join("\n\n");
