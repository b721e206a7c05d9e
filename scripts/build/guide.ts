import { rmSync } from "node:fs";
import path from "node:path";
import { formatIssues } from "../../server/src/files/print-issues.ts";
import { buildGuide } from "../../server/src/guide/build-guide.ts";
import { formatFaults } from "../../server/src/guide/fault.ts";
import { builtGuide } from "../../server/src/guide/folder.ts";
import { loadGuide } from "../../server/src/guide/load-guide.ts";
import { guideAssets, writeGuide } from "../../server/src/guide/write-guide.ts";
import { packFiles } from "./pack-files.ts";
import type { Step } from "./steps.ts";

/** `guide/dist`, which the clinic's server gives out, unless the linter finds anything but a review that is past. */
export const buildGuidePages: Step = (root) => {
  const folder = path.join(root, "guide");
  const loaded = loadGuide(folder);
  if (!loaded.ok) return `${formatIssues(loaded.problems)}The guide was not built.`;
  const { guide, shelf, faults } = loaded.value;
  if (faults.length > 0) return `${formatFaults(faults)}The guide was not built.`;
  rmSync(builtGuide(folder), { recursive: true, force: true });
  writeGuide(builtGuide(folder), buildGuide(guide, shelf, guideAssets()));
  packFiles(builtGuide(folder), (name) => /\.(html|js|css|svg)$/.test(name));
  return undefined;
};
