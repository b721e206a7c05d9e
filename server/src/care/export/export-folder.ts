import { randomUUID } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from "node:fs";
import path from "node:path";
import type { Issue } from "@longwatch/core";
import { flushFolder, writeAtomically } from "../../files/write-atomically.ts";
import type { ExportManifest } from "./manifest.ts";
import { type ExportPlan, type People, writeTables } from "./write-export.ts";

/** Why an export cannot be written there; undefined: it can. */
export function unfitFolder(folder: string): Issue | undefined {
  if (!existsSync(folder)) return undefined;
  try {
    if (readdirSync(folder).length === 0) return undefined;
  } catch {
    return refusal("something that is no folder", "Name a folder that is empty or not there yet.");
  }
  return refusal(
    "a folder that is not empty",
    "Name a folder that is empty or not there yet: exports are never mixed.",
  );
}

const refusal = (saw: string, remedy: string): Issue => ({
  code: "file-exists",
  severity: "error",
  at: "/",
  saw,
  remedy,
});

/**
 * Makes an export as a whole or not at all: written into a folder beside its place that only its owner may read, then renamed.
 *
 * @param admit what must have happened before anybody can see it: its trace in the audit
 */
export async function exportInto(
  folder: string,
  plan: ExportPlan,
  people: People,
  done: (people: number) => void,
  admit: (manifest: ExportManifest) => Promise<void>,
): Promise<ExportManifest> {
  const place = path.resolve(folder);
  const beside = path.join(path.dirname(place), `.${path.basename(place)}.${randomUUID()}.tmp`);
  mkdirSync(beside, { recursive: true, mode: 0o700 });
  try {
    const manifest = await writeTables(beside, plan, people, done);
    writeAtomically(path.join(beside, "manifest.json"), `${JSON.stringify(manifest, undefined, 2)}\n`);
    for (const name of readdirSync(beside)) chmodSync(path.join(beside, name), 0o600);
    await admit(manifest);
    if (existsSync(place)) rmdirSync(place);
    renameSync(beside, place);
    flushFolder(path.dirname(place));
    return manifest;
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    throw error;
  }
}
