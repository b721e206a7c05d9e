import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { assetsFolder } from "../server-folder.ts";
import type { GuideAssets } from "./build-guide.ts";

const asset = (name: string): string => readFileSync(path.join(assetsFolder(), name), "utf8");

export const guideAssets = (): GuideAssets => ({
  "guide.css": asset("guide.css"),
  "guide.js": asset("guide.js"),
  "icon.svg": asset("icon.svg"),
});

/** Files of a built guide below a folder, which is made where it is not there. What else lies there stays. */
export function writeGuide(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [name, content] of files) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}
