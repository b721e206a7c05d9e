import { findPackageJSON } from "node:module";
import path from "node:path";

/** The folder of this package, found from this file: in the source tree, the bundle or an installation. */
export function serverFolder(): string {
  const manifest = findPackageJSON(import.meta.url);
  if (manifest === undefined) throw new Error("The package @longwatch/server has no package.json.");
  return path.dirname(manifest);
}

/** SQL lies beside the sources and is shipped as it is. */
export const sqlFolder = (): string => path.join(serverFolder(), "sql");

/** Style, script and icon of the plain pages. */
export const assetsFolder = (): string => path.join(serverFolder(), "assets");

/** The clinic's screen, as it was built. */
export const screenFolder = (): string => path.join(serverFolder(), "dist", "screen");
