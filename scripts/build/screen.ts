import { existsSync } from "node:fs";
import path from "node:path";
import { build } from "vite";
import { packFiles } from "./pack-files.ts";
import type { Step } from "./steps.ts";

const compressed = /\.(js|css|svg|html)$/;

/** The clinic's screen as files that the server gives out, each beside its compressed forms. */
export const buildScreen: Step = async (root) => {
  const web = path.join(root, "web");
  if (!existsSync(path.join(web, "src", "main.tsx"))) return undefined;
  try {
    await build({ root: web, configFile: path.join(web, "vite.config.ts"), logLevel: "error" });
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\nThe screen was not built.`;
  }
  const built = path.join(root, "server", "dist", "screen");
  packFiles(built, (name) => compressed.test(name) && name !== "index.html");
  return undefined;
};
