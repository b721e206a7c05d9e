import { existsSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { build, type InlineConfig } from "vite";
import type { Step } from "./steps.ts";

/**
 * The command line as JavaScript without dependencies, so that it starts fast and on any Node from 24: the
 * entry `longwatch.mjs`, and beside it a part for each command that is loaded when it is called.
 */
export const bundleCommandLine: Step = async (root) => {
  const server = path.join(root, "server");
  removeOld(path.join(server, "dist"));
  try {
    await build(settings(server));
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message.replaceAll(/^\s+at .*\n?/gm, "") : String(error);
    return `${message}\nThe command line was not bundled.`;
  }
};

const settings = (server: string): InlineConfig => ({
  root: server,
  configFile: false,
  logLevel: "silent",
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

/** Parts of an earlier bundle; what the compiler has put there stays. */
function removeOld(folder: string): void {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  for (const name of names) if (/^longwatch.*\.mjs$/.test(name)) rmSync(path.join(folder, name));
}
