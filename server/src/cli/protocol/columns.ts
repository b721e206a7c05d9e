import { styleText } from "node:util";

/** Columns of plain text, two spaces apart; the head is bold where a terminal can show it. */
export function columns(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((text, i) => text.padEnd(widths[i] ?? 0))
      .join("  ")
      .trimEnd();
  return [styleText("bold", line(head), { stream: process.stdout }), ...rows.map(line)].join("\n");
}
