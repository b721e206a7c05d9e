import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** The folder of the evidence package, found from this file: in the source tree, the bundle or an installation. */
export const evidenceFolder = (): string =>
  path.dirname(createRequire(import.meta.url).resolve("@longwatch/evidence/package.json"));

export const builtEvidence = (folder: string): string => path.join(folder, "dist", "evidence.json");

const words = "words.es.yaml";
export const evidenceWords = (folder: string): string => path.join(folder, words);

/** The files that make the evidence together, in alphabetical order. */
export const evidenceFiles = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".yaml") && file !== words)
    .toSorted();
