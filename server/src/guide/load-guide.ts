import type { Day } from "@longwatch/core";
import { loadEvidence } from "../evidence/load.ts";
import { type FileResult, read } from "../files/file-result.ts";
import { loadLibrary } from "../protocols/load.ts";
import type { Fault } from "./fault.ts";
import type { Guide } from "./guide.ts";
import { lintGuide } from "./lint/lint-guide.ts";
import { readGuide } from "./read-guide.ts";
import { type Shelf, shelfOf } from "./shelf.ts";

export type LoadedGuide = { readonly guide: Guide; readonly shelf: Shelf; readonly faults: readonly Fault[] };

/** The guide of a folder beside the shipped protocols and evidence, with all that is wrong with it. @param asOf see {@link lintGuide} */
export function loadGuide(folder: string, asOf?: Day): FileResult<LoadedGuide> {
  const library = loadLibrary();
  if (!library.ok) return library;
  const evidence = loadEvidence();
  if (!evidence.ok) return evidence;
  const { guide, faults } = readGuide(folder);
  const shelf = shelfOf(library.value, evidence.value);
  return read({ guide, shelf, faults: [...faults, ...lintGuide(guide, shelf, asOf)] });
}
