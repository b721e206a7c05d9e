import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { Step } from "./steps.ts";

const packages = ["core", "interop", "synthetic", "api"];

/**
 * JavaScript and declarations of the packages that others import. Node strips no types under node_modules, so
 * published packages must be compiled. A deleted `dist` is made again even where the compiler remembers it.
 */
export const compilePackages: Step = (root) => {
  const present = packages.filter((name) => existsSync(path.join(root, name, "src", "index.ts")));
  const isGone = present.some((name) => !existsSync(path.join(root, name, "dist", "index.js")));
  const compiler = createRequire(import.meta.url).resolve("typescript/bin/tsc");
  const run = spawnSync(process.execPath, [compiler, "-b", ...(isGone ? ["--force"] : []), ...present], {
    cwd: root,
    encoding: "utf8",
  });
  return run.status === 0 ? undefined : `${run.stdout}${run.stderr}The packages were not compiled.`;
};
