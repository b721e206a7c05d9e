import { existsSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** The folder of the protocols package, found from this file: in the source tree, the bundle or an installation. */
export const protocolsFolder = (): string =>
  path.dirname(createRequire(import.meta.url).resolve("@longwatch/protocols/package.json"));

export const builtFile = (folder: string): string => path.join(folder, "dist", "protocols.json");

export const referencesPath = (folder: string): string => path.join(folder, "references.yaml");

/** What the protocols say, in Spanish. */
export const wordsPath = (folder: string): string => path.join(folder, "words.es.yaml");

/** Protocol files, `<protocol>/<version>.yaml`, relative to the folder and in alphabetical order. */
export function protocolFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !["dist", "node_modules"].includes(entry.name))
    .flatMap(({ name }) =>
      readdirSync(path.join(folder, name))
        .filter((file) => /\.ya?ml$/.test(file))
        .map((file) => `${name}/${file}`),
    )
    .toSorted();
}

/** Whether the built file is there and no source is younger than it. */
export const isBuiltFresh = (folder: string): boolean =>
  isYoungest(builtFile(folder), [
    referencesPath(folder),
    wordsPath(folder),
    ...protocolFiles(folder).map((file) => path.join(folder, file)),
  ]);

/** Whether a built file is there and none of its sources is younger than it. */
export function isYoungest(built: string, sources: readonly string[]): boolean {
  if (!existsSync(built)) return false;
  const builtAt = statSync(built).mtimeMs;
  return sources.every((file) => (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) <= builtAt);
}
