import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import path from "node:path";
import { type Cell, headOf, lineOf, type Table, type TextFormat, textFormats } from "@longwatch/interop";

export const exportFormats = [...textFormats, "parquet"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Files of one export, one for each table, that grow row by row. */
export type TableFiles = {
  readonly append: (table: Table, rows: readonly (readonly Cell[])[]) => void;
  /** Everything is on the disk. */
  readonly finish: () => Promise<void>;
  /** Lets go of what is open, whatever state it is in. */
  readonly close: () => void;
};

export const fileOf = (table: Table, format: ExportFormat): string => `${table.name}.${format}`;

/** So much is collected before it is written. */
const chunk = 1 << 18;

/** CSV or lines of JSON, readable by their owner alone. */
export function openTextFiles(folder: string, tables: readonly Table[], format: TextFormat): TableFiles {
  const files = new Map(
    tables.map((table) => [
      table.name,
      { descriptor: openSync(path.join(folder, fileOf(table, format)), "wx", 0o600), held: [] as string[], size: 0 },
    ]),
  );
  const flush = (name: string): void => {
    const file = files.get(name)!;
    const bytes = Buffer.from(file.held.join(""), "utf8");
    for (let written = 0; written < bytes.length; ) written += writeSync(file.descriptor, bytes, written);
    file.held = [];
    file.size = 0;
  };
  const add = (name: string, text: string): void => {
    const file = files.get(name)!;
    file.held.push(text);
    file.size += text.length;
    if (file.size > chunk) flush(name);
  };
  for (const { name, columns } of tables) add(name, headOf(columns, format));
  return {
    append: ({ name, columns }, rows) => {
      for (const cells of rows) add(name, lineOf(columns, cells, format));
    },
    finish: async () => {
      for (const [name, { descriptor }] of files) {
        flush(name);
        fsyncSync(descriptor);
      }
    },
    close: () => {
      for (const { descriptor } of files.values()) closeSync(descriptor);
    },
  };
}
