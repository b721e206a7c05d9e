import { createRequire } from "node:module";
import path from "node:path";

/** The folder of the guide package, found from this file: in the source tree, the bundle or an installation. */
export const guideFolder = (): string =>
  path.dirname(createRequire(import.meta.url).resolve("@longwatch/guide/package.json"));

/** Its pages as they were built. */
export const builtGuide = (folder: string): string => path.join(folder, "dist");
