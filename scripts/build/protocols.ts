import path from "node:path";
import { formatIssues } from "../../server/src/files/print-issues.ts";
import { buildLibrary } from "../../server/src/protocols/build-library.ts";
import { writeBuilt } from "../../server/src/protocols/built-library.ts";
import type { Step } from "./steps.ts";

/** `protocols/dist/protocols.json`, unless the linter finds anything. */
export const buildProtocols: Step = (root) => {
  const library = buildLibrary(path.join(root, "protocols"));
  if (!library.ok) return `${formatIssues(library.problems)}The protocols were not built.`;
  writeBuilt(library.value);
  return undefined;
};
