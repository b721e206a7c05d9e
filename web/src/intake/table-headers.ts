/** So much of a table is read here: its first line. */
const most = 20_000;

/** The headers of a CSV, as far as they can be told by the separator that its first line has most of; of a workbook none. */
export async function headersOf(file: Pick<File, "name" | "slice"> | null): Promise<readonly string[]> {
  if (file === null || /\.xls[xm]$/i.test(file.name)) return [];
  const text = await file.slice(0, most).text();
  return headersIn(text.replace(/^\uFEFF/, "").split(/\r?\n/)[0] ?? "");
}

export function headersIn(line: string): readonly string[] {
  const [separator] = [";", ",", "\t", "|"].toSorted((a, b) => line.split(b).length - line.split(a).length);
  const cells =
    line.match(
      new RegExp(
        `("([^"]|"")*"|[^${separator === "|" ? "\\|" : separator}]*)(${separator === "|" ? "\\|" : separator}|$)`,
        "g",
      ),
    ) ?? [];
  return cells
    .map((cell) => cell.replace(new RegExp(`${separator === "|" ? "\\|" : separator}$`), "").trim())
    .map((cell) => (/^".*"$/.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell))
    .filter((cell) => cell !== "");
}
