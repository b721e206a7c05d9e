import { chmod, stat } from "node:fs/promises";
import path from "node:path";
import { copyNative, linkLibraries, majorVersion } from "./engine.ts";
import { hostFacts } from "./host.ts";
import { type Launcher, launch, runProgram, runToEnd } from "./launch.ts";
import { refuse } from "./refusal.ts";
import { chooseRoute, clusterOwner, type RouteKind } from "./route.ts";

export type Prepared = {
  readonly launcher: Launcher;
  readonly owner: { readonly userId: number; readonly groupId: number };
  /** Of the programs, as `18.4`. */
  readonly version: string;
};

/**
 * Decides as whom the database runs and proves, by running it, that the program starts there.
 *
 * @param folder  the data folder, which exists and is locked
 * @param native  folder of the programs
 */
export async function prepareLauncher(folder: string, native: string, wanted?: RouteKind): Promise<Prepared> {
  const facts = hostFacts(folder);
  const route = chooseRoute(facts, wanted);
  const owner = clusterOwner(route, facts.user);
  const launcher = { engine: await linkLibraries(native, folder), route, hasSetpriv: facts.hasSetpriv };
  if (route.kind !== "direct") await letEnter(folder, launcher);
  const own = await versionOf(launcher);
  if (own.ok) return { launcher, owner, version: own.version };
  if (route.kind === "direct") return refuseEngine(native, own.output);
  // The package may lie where only we may enter, such as root's home.
  const copy = { ...launcher, engine: await linkLibraries(await copyNative(native, folder), folder) };
  const copied = await versionOf(copy);
  return copied.ok ? { launcher: copy, owner, version: copied.version } : refuseEngine(native, copied.output);
}

/** The database's user must reach its cluster through the data folder, whose names may stay unreadable to it. */
async function letEnter(folder: string, launcher: Launcher): Promise<void> {
  const enters = async (): Promise<boolean> => (await runProgram(launcher, "test", ["-x", folder])).code === 0;
  if (await enters()) return;
  await chmod(folder, ((await stat(folder)).mode & 0o777) | 0o011);
  if (await enters()) return;
  refuse(
    "folder-unusable",
    `PostgreSQL does not run as root, and the user it runs as may not enter ${folder} (or a folder above it).`,
    "Choose a folder such as /var/lib/longwatch, or start the server as the user who owns the folder.",
  );
}

type Version = { readonly ok: true; readonly version: string } | { readonly ok: false; readonly output: string };

async function versionOf(launcher: Launcher): Promise<Version> {
  const { code, output } = await runToEnd(launch(launcher, "postgres", ["--version"]));
  const version = /\(PostgreSQL\) (\d+\.\d+)/.exec(output)?.[1];
  return code === 0 && version?.split(".")[0] === String(majorVersion)
    ? { ok: true, version }
    : { ok: false, output: output.trim() };
}

const refuseEngine = (native: string, output: string): never =>
  refuse(
    "engine-unusable",
    `${path.join(native, "bin", "postgres")} does not run here: ${output}.`,
    "Its packages are for glibc, not for musl (Alpine). Use a Debian or Red Hat based system, install again, or use a PostgreSQL server by setting DATABASE_URL.",
  );
