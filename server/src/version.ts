import { readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";

/** The version of this package, as `--version` prints it. */
export function version(): string {
  const manifest = findPackageJSON(import.meta.url);
  return manifest === undefined
    ? "unknown"
    : (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version;
}

/** What made a file: `longwatch 0.1.0`. */
export const softwareName = (): string => `longwatch ${version()}`;
