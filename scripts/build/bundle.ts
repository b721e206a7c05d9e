import path from "node:path";
import { build } from "vite";
import type { Step } from "./steps.ts";

/** The command line as JavaScript without dependencies, so that it starts fast and on any Node from 24. */
export const bundleCommandLine: Step = async (root) => {
  await build({
    root: path.join(root, "server"),
    configFile: false,
    logLevel: "warn",
    ssr: { noExternal: true, resolve: { conditions: ["@longwatch/source", "module", "node", "default"] } },
    build: {
      ssr: "src/cli/main.ts",
      outDir: "dist",
      emptyOutDir: false,
      target: "node24",
      minify: false,
      sourcemap: false,
      rolldownOptions: { output: { entryFileNames: "longwatch.mjs", chunkFileNames: "longwatch-[name].mjs" } },
    },
  });
  return undefined;
};
