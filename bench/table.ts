/** Rows in columns as wide as they need, the first to the left, the others to the right. */
export function table(rows: readonly (readonly string[])[]): readonly string[] {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, i) => Math.max(...rows.map((row) => (row[i] ?? "").length)));
  return rows.map((row) =>
    `  ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join("  ")}`.trimEnd(),
  );
}

/** The least and the most of what was measured. */
export const spreadOf = (least: number, most: number): string => `${rounded(least)} to ${rounded(most)}`;

const rounded = (n: number): string => (n >= 100 ? Math.round(n).toLocaleString("en-GB") : n.toFixed(n >= 10 ? 1 : 2));
