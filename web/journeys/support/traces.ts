import { mkdirSync } from "node:fs";
import path from "node:path";
import type { BrowserContext } from "playwright-core";
import { expect, onTestFailed, onTestFinished } from "vitest";

const folder = path.join(import.meta.dirname, "..", "traces");

/** Writes down what the browser does, page by page without a film, and keeps it if the test fails: `npx playwright show-trace <file>`. */
export async function traced(context: BrowserContext): Promise<void> {
  const { currentTestName } = expect.getState();
  if (currentTestName === undefined) return;
  await context.tracing.start({ screenshots: false, snapshots: true });
  let hasFailed = false;
  onTestFailed(() => {
    hasFailed = true;
  });
  onTestFinished(async () => {
    if (hasFailed) {
      mkdirSync(folder, { recursive: true });
      const name = currentTestName.replaceAll(/[^\w]+/g, "-").slice(0, 100);
      await context.tracing.stop({ path: path.join(folder, `${name}.zip`) }).catch(() => {});
    }
    await context.close().catch(() => {});
  });
}
