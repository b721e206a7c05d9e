import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { sqlFolder } from "../server-folder.ts";

export type Migration = { readonly number: number; readonly name: string; readonly text: string };

const pattern = /^(\d{4})_([a-z0-9_]+)\.sql$/;

/** Every migration, in order; the numbers leave no gap. */
export function readMigrations(folder: string = path.join(sqlFolder(), "migrations")): readonly Migration[] {
  const files = readdirSync(folder).flatMap((file) => {
    const match = pattern.exec(file);
    return match === null
      ? []
      : [{ number: Number(match[1]), name: match[2]!, text: readFileSync(path.join(folder, file), "utf8") }];
  });
  const sorted = files.toSorted((a, b) => a.number - b.number);
  const gap = sorted.findIndex(({ number }, i) => number !== i + 1);
  if (gap !== -1) throw new Error(`Migration ${gap + 1} is missing or stands twice in ${folder}.`);
  return sorted;
}
