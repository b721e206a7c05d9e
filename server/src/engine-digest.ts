import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { serverFolder } from "./server-folder.ts";

let known: string | undefined;

/**
 * A digest of the code that computes: the bundle where we run from it, the core's sources otherwise. What another
 * release has kept is computed again.
 */
export function engineDigest(): string {
  known ??= digestOfFiles(isBundle() ? bundleFiles() : sourceFiles());
  return known;
}

const isBundle = (): boolean => import.meta.filename.endsWith(".mjs");

function bundleFiles(): readonly string[] {
  const folder = path.join(serverFolder(), "dist");
  return readdirSync(folder)
    .filter((name) => /^longwatch.*\.mjs$/.test(name))
    .map((name) => path.join(folder, name));
}

function sourceFiles(): readonly string[] {
  const folder = path.dirname(createRequire(import.meta.url).resolve("@longwatch/core"));
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(ts|js)$/.test(name) && !/\.(test|d)\.ts$/.test(name))
    .map((name) => path.join(folder, name));
}

function digestOfFiles(files: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of files.toSorted()) hash.update(path.basename(file)).update("\0").update(readFileSync(file));
  return hash.digest("hex").slice(0, 16);
}
