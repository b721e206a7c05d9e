import { globSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

/** Files of a folder that a server gives out, each beside its compressed forms. */
export function packFiles(folder: string, isPacked: (name: string) => boolean): void {
  for (const name of globSync("**/*", { cwd: folder })) {
    if (!isPacked(name)) continue;
    const file = path.join(folder, name);
    const content = readFileSync(file);
    writeFileSync(`${file}.br`, brotliCompressSync(content));
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  }
}
