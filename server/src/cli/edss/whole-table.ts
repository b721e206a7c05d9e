import type { Issue } from "@longwatch/core";
import { csvRecords } from "@longwatch/interop";
import { type FileResult, read, unreadFor } from "../../files/file-result.ts";
import { bytesOf } from "./table.ts";

const unreadable = (error: unknown): Issue => ({
  code: "text-unreadable",
  severity: "error",
  at: "/",
  saw: (error as NodeJS.ErrnoException).code ?? (error as Error).message,
  remedy: "Name a CSV file in UTF-8 that may be read, with its quotes in pairs.",
});

/** Every line of a table that is small enough to be held. */
export async function linesOf(file: string): Promise<FileResult<readonly (readonly string[])[]>> {
  try {
    const lines: (readonly string[])[] = [];
    for await (const { cells } of csvRecords(bytesOf(file))) lines.push(cells);
    return read(lines);
  } catch (error) {
    return unreadFor(file, unreadable(error));
  }
}
