import type { Page } from "playwright-core";
import { expect } from "vitest";
import { atRest } from "./at-rest.ts";
import { compared } from "./compared.ts";
import { faults } from "./faults.ts";
import { names } from "./names.ts";

/** How a page may be met. */
export const ways = {
  light: { viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  phone: { viewport: { width: 390, height: 844 }, colorScheme: "light", hasTouch: true },
  print: { viewport: { width: 1000, height: 1400 }, colorScheme: "light" },
} as const;
export type Way = keyof typeof ways;

/** Ways that a page may be met one after the other, opened once as in the first: a hand on glass is another browser. */
export const onAScreen = ["light", "dark"] as const satisfies readonly Way[];
export const atTheDesk = [...onAScreen, "print"] as const satisfies readonly Way[];
export const onThePhone = ["phone"] as const satisfies readonly Way[];

/** Whether the page that is open looks as it should in each of these ways, met in their order; opened as in the first. */
export async function looksAsKeptIn(page: Page, name: string, these: readonly Way[], isQuiet = true): Promise<void> {
  for (const way of these) {
    const { viewport, colorScheme } = ways[way];
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await looksAsKept(page, name, way, isQuiet);
  }
}

/**
 * Nothing stands out at the side, axe-core finds nothing, it looks as in the picture that was kept, and is read aloud as it
 * was when somebody read it.
 *
 * @param isQuiet whether it stops asking the server; a locked screen tries again and again to hear of what is new
 */
export async function looksAsKept(page: Page, name: string, way: Way, isQuiet = true): Promise<void> {
  if (isQuiet) await atRest(page);
  if (way === "print") await asPrinted(page);
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    "scrolls sideways",
  ).toBeLessThanOrEqual(1);
  if (way !== "print") expect(await faults(page)).toEqual([]);
  if (way === "light") await expect(await names(page)).toMatchFileSnapshot(`names/${name}.yaml`);
  expect(await compared(page, `${name}-${way}`)).toEqual("the same");
}

/** Paper has other heights: a part that was scrolled to is gone to again, once what stands above it has its own. */
async function asPrinted(page: Page): Promise<void> {
  await page.emulateMedia({ media: "print" });
  await page.evaluate(async () => {
    if (scrollY === 0) return;
    const panel = [...document.querySelectorAll("[role=tabpanel]")].find((one) => one.checkVisibility());
    for (let turn = 0; turn < 5; turn += 1) {
      panel?.scrollIntoView();
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    }
  });
}
