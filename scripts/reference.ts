import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { referencePages } from "./reference/pages.ts";

/** Writes docs/reference from the schemas, the catalogue and the command line. Run by `npm run reference`. */
const root = path.join(import.meta.dirname, "..");
const folder = path.join(root, "docs", "reference");
mkdirSync(folder, { recursive: true });
for (const [name, text] of await referencePages(root)) writeFileSync(path.join(folder, name), text);
