import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import pixelmatch from "pixelmatch";
import type { Page } from "playwright-core";
import { PNG } from "pngjs";

const kept = path.join(import.meta.dirname, "..", "..", "..", "docs", "screens");
const differing = path.join(import.meta.dirname, "..", "pictures");
/** Letters are drawn a little differently by each build of a browser; a page that has changed differs by more. */
const allowed = 0.01;

/**
 * Whether a page looks as in the picture that was looked at and kept. `LONGWATCH_SCREENS=write` keeps this one: look at it first.
 *
 * @returns `the same`, or how they differ and where the two can be seen
 */
export async function compared(page: Page, name: string): Promise<string> {
  await page.evaluate(() => document.fonts.ready);
  const now = await page.screenshot({ animations: "disabled", caret: "hide" });
  const file = path.join(kept, `${name}.png`);
  if (process.env["LONGWATCH_SCREENS"] === "write") {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, now);
    return "the same";
  }
  if (!existsSync(file)) return `there is no picture docs/screens/${name}.png`;
  const [before, after] = [PNG.sync.read(readFileSync(file)), PNG.sync.read(now)];
  const { width, height } = before;
  if (after.width !== width || after.height !== height)
    return `${after.width} × ${after.height}, not ${width} × ${height}`;
  const marked = new PNG({ width, height });
  const share = pixelmatch(before.data, after.data, marked.data, width, height, { threshold: 0.2 }) / (width * height);
  if (share <= allowed) return "the same";
  mkdirSync(path.dirname(path.join(differing, name)), { recursive: true });
  writeFileSync(path.join(differing, `${name}.png`), now);
  writeFileSync(path.join(differing, `${name}-differs.png`), PNG.sync.write(marked));
  return `${(share * 100).toFixed(1)} % of it differs: see web/journeys/pictures/${name}-differs.png`;
}
