import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/**
 * Builds everything that `npm ci` on a clean clone must leave behind: protocols, evidence, the guide, JSON Schemas, the packages'
 * compiled files and the command line in one file. Run by `npm run build` and by npm's `prepare`.
 */
const root = path.join(import.meta.dirname, "..");
const startedAt = performance.now();

const missing = ["typescript", "vite"].filter((name) => !isInstalled(name));
if (missing.length > 0) {
  console.log(`longwatch: not built; development tools are missing (${missing.join(", ")}).`);
} else {
  const steps = await import("./build/steps.ts");
  for (const step of [
    steps.buildProtocols,
    steps.buildEvidenceFile,
    steps.buildGuidePages,
    steps.buildSchemas,
    steps.compilePackages,
    steps.bundleCommandLine,
    steps.buildScreen,
  ]) {
    const failure = await step(root);
    if (failure !== undefined) {
      console.error(failure);
      process.exit(2);
    }
  }
  console.log(`longwatch: built in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
}

function isInstalled(name: string): boolean {
  try {
    return existsSync(createRequire(import.meta.url).resolve(`${name}/package.json`));
  } catch {
    return false;
  }
}
