import { existsSync } from "node:fs";
import type { Adoption, Protocol, Reference } from "@longwatch/core";
import { type FileResult, read, unreadFor } from "../files/file-result.ts";
import { buildLibrary } from "./build-library.ts";
import { readBuilt } from "./built-library.ts";
import { builtFile, isBuiltFresh, protocolsFolder, referencesPath } from "./folder.ts";
import { type Library, protocolsForUse } from "./library.ts";
import { readPolicy } from "./policy.ts";
import { withoutPolicy } from "./without-policy.ts";

/**
 * The shipped protocols. The built file is used while it is not older than its sources; otherwise the YAML
 * is read and linted, and nothing is written.
 */
export function loadLibrary(folder: string = protocolsFolder()): FileResult<Library> {
  if (!isBuiltFresh(folder) && existsSync(referencesPath(folder))) return buildLibrary(folder);
  if (!existsSync(builtFile(folder))) {
    return unreadFor(folder, {
      code: "text-unreadable",
      severity: "error",
      at: "/",
      saw: "no protocols",
      remedy: "Install the package @longwatch/protocols again.",
    });
  }
  const built = readBuilt(folder);
  return built.ok ? read(built.value) : unreadFor(builtFile(folder), ...built.issues);
}

/** What a rulebook is compiled from; of several policies the last speaks first. */
export type Rules = {
  readonly protocols: readonly Protocol[];
  readonly adoptions: readonly Adoption[];
  readonly references: readonly Reference[];
};

/**
 * @param policy  a clinic's policy file; `none` for the bare labels, without any local policy; undefined for
 *                the shipped protocols with their default policy
 */
export function loadRules(policy?: string, folder?: string): FileResult<Rules> {
  const library = loadLibrary(folder);
  if (!library.ok) return library;
  const protocols = protocolsForUse(library.value);
  const { references } = library.value;
  if (policy === undefined) return read({ protocols, adoptions: [], references });
  if (policy === "none") return read({ protocols: withoutPolicy(protocols), adoptions: [], references });
  const own = readPolicy(policy, library.value);
  if (!own.ok) return own;
  return read({
    protocols: [...protocols, ...own.value.policies],
    adoptions: own.value.adoptions,
    references: [...references, ...own.value.references],
  });
}
