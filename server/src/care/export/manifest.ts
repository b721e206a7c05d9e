import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import path from "node:path";
import type { Column, ExportShape, Privacy, Table, Withheld } from "@longwatch/interop";
import { type ExportFormat, fileOf } from "./table-files.ts";

/** `manifest.json` of an export: what is in it, and by what it can be checked. Never the key, and nothing of a person. */
export type ExportManifest = {
  readonly export: 1;
  readonly shape: ExportShape;
  readonly format: ExportFormat;
  readonly privacy: Privacy;
  /** The day that was asked about. */
  readonly asOf: string;
  readonly software: string;
  /** The same for exports that were made with the same key; null where people are identified. */
  readonly keyMark: string | null;
  readonly people: number;
  /** People whom the shape cannot hold. */
  readonly leftOut: number;
  /** How many cells were kept back, by reason; what they held is not told. */
  readonly withheld: Readonly<Partial<Record<Withheld, number>>>;
  readonly tables: readonly TableMade[];
};

type TableMade = {
  readonly name: string;
  readonly file: string;
  readonly rows: number;
  readonly sha256: string;
  readonly columns: readonly Pick<Column, "name" | "type">[];
};

/** What is told of a file that is finished. */
export async function tableMade(folder: string, table: Table, format: ExportFormat, rows: number): Promise<TableMade> {
  const file = fileOf(table, format);
  const hash = createHash("sha256");
  for await (const bytes of createReadStream(path.join(folder, file))) hash.update(bytes as Buffer);
  const columns = table.columns.map(({ name, type }) => ({ name, type }));
  return { name: table.name, file, rows, sha256: hash.digest("hex"), columns };
}
