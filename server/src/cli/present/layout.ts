/** Text for a terminal that survives a pipe: colour only where somebody is looking. */
const colours = process.stdout.isTTY === true && process.env["NO_COLOR"] === undefined;

const paint = (code: number) => (text: string) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);

export const bold = paint(1);
export const dim = paint(2);
export const red = paint(31);
export const yellow = paint(33);

/** Breaks a sentence at blanks so that no line is wider than `width`, each line indented. */
export function wrapped(text: string, indent: number, width = 100): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width - indent) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].map((one) => " ".repeat(indent) + one);
}

/** Rows padded to columns; the last column is left as it is. */
export function columns(rows: readonly (readonly string[])[], indent = 2): readonly string[] {
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    `${" ".repeat(indent)}${row.map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i]!))).join("  ")}`.trimEnd(),
  );
}
