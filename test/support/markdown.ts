/** A fenced block of a Markdown file: its language, its text, and the line on which it begins. */
export type Block = { readonly language: string; readonly text: string; readonly line: number };

export function blocksOf(markdown: string): readonly Block[] {
  const blocks: Block[] = [];
  const lines = markdown.split("\n");
  for (let i = 0; i < lines.length; i += 1) {
    const language = /^```(\w*)$/.exec(lines[i]!)?.[1];
    if (language === undefined) continue;
    const end = lines.indexOf("```", i + 1);
    blocks.push({ language, text: lines.slice(i + 1, end).join("\n"), line: i + 2 });
    i = end;
  }
  return blocks;
}

/** The Markdown without its fenced blocks. */
export const proseOf = (markdown: string): string => markdown.replaceAll(/^```[\s\S]*?^```$/gm, "");

/**
 * The first line of a shortened output that the real one does not have in its place; undefined: it is honest.
 * A line `…` stands for any number of lines, none included, and so do blank lines after it; all else must follow each other
 * as they do in truth.
 */
export function firstUntrueLine(shortened: string, output: string): string | undefined {
  const real = output.split("\n").map((line) => line.trimEnd());
  let at = 0;
  let maySkip = true;
  for (const line of shortened.split("\n").map((one) => one.trimEnd())) {
    if (line.trim() === "…") {
      maySkip = true;
      continue;
    }
    if (maySkip && line === "") continue;
    const found = maySkip ? real.indexOf(line, at) : real[at] === line ? at : -1;
    if (found === -1) return line;
    at = found + 1;
    maySkip = false;
  }
  return undefined;
}
