import { assertNever } from "@longwatch/core";
import type { Letter, LetterBlock } from "./letter.ts";

const width = 78;

/** The letter as plain text that survives any program. */
export const letterText = ({ title, head, blocks, footer }: Letter): string =>
  [title, "=".repeat(title.length), "", ...head.map(([label, value]) => `${label}: ${value}`), ""]
    .concat(blocks.flatMap((block) => [...linesOf(block), ""]))
    .concat(["-".repeat(width), ...footer.flatMap(wrapped)])
    .join("\n")
    .concat("\n");

function linesOf(block: LetterBlock): readonly string[] {
  switch (block.kind) {
    case "heading":
      return [block.text, "-".repeat(block.text.length)];
    case "paragraph":
      return wrapped(block.text);
    case "signature":
      return [block.closing, "", "", "_".repeat(40), block.text];
    case "list":
      return block.items.map((item) => `- ${item}`);
    case "table":
      return table([block.head, ...block.rows]);
    default:
      return assertNever(block);
  }
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => [...row[i]!].length)));
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i]!))
      .join("  ")
      .trimEnd(),
  );
}

function wrapped(text: string): readonly string[] {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines.at(-1)!;
    if (line !== "" && line.length + word.length >= width) lines.push(word);
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
  }
  return lines;
}
