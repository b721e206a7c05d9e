import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildGuide } from "../../server/src/guide/build-guide.ts";
import { guideFolder } from "../../server/src/guide/folder.ts";
import { loadGuide } from "../../server/src/guide/load-guide.ts";
import { guideAssets, writeGuide } from "../../server/src/guide/write-guide.ts";
import { launch } from "../../test/support/browser.ts";
import { compared } from "./support/compared.ts";
import { faults } from "./support/faults.ts";

const loaded = loadGuide(guideFolder());
if (!loaded.ok) throw new Error("The guide cannot be read.");
const { guide, shelf } = loaded.value;
const files = buildGuide(guide, shelf, guideAssets());
const pages = [...files.keys()].filter((name) => name.endsWith(".html"));

const folder = mkdtempSync(path.join(tmpdir(), "longwatch-guide-"));
let browser: Browser;
beforeAll(async () => {
  writeGuide(folder, files);
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/** Opened from its folder, without a server; whatever it asks for beside files of the guide is kept. */
async function open(name: string, options: Parameters<Browser["newPage"]>[0] = {}) {
  const page = await browser.newPage(options);
  const strange: string[] = [];
  const home = pathToFileURL(`${folder}/`).href;
  page.on("request", (request) => request.url().startsWith(home) || strange.push(request.url()));
  page.on("requestfailed", (request) => strange.push(`failed: ${request.url()}`));
  page.on("console", (message) => message.type() === "error" && strange.push(message.text()));
  await page.goto(home + name);
  return { page, strange };
}

const paperMargin = { top: "15mm", bottom: "15mm", left: "15mm", right: "15mm" };

const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe.each(pages)("%s", (name) => {
  const kept = `guide/${name.replace(".html", "").replace("/", "-")}`;

  test("is whole for everybody at a desk, light and dark, and asks nobody else for anything", async () => {
    const { page, strange } = await open(name, { viewport: { width: 900, height: 1200 } });
    // Before axe-core reads the styles once more by itself.
    expect(strange).toEqual([]);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await faults(page), colorScheme).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: "light" });
    expect(await compared(page, kept)).toBe("the same");
    await page.close();
  });

  test("fits a telephone of 320 pixels, which is also 200 per cent of 640, in the dark", async () => {
    const { page } = await open(name, { viewport: { width: 320, height: 640 }, colorScheme: "dark", hasTouch: true });
    expect(await sideways(page)).toBeLessThanOrEqual(1);
    expect(await faults(page)).toEqual([]);
    expect(await compared(page, `${kept}-phone`)).toBe("the same");
    await page.close();
  });

  test("prints", async () => {
    const { page } = await open(name);
    const pdf = path.join(folder, "page.pdf");
    await page.pdf({ path: pdf, format: "A4", margin: paperMargin });
    expect(statSync(pdf).size).toBeGreaterThan(5000);
    await page.emulateMedia({ media: "print" });
    expect(
      await page
        .locator("header.top")
        .isVisible()
        .catch(() => false),
    ).toBe(false);
    await page.close();
  });
});

describe("without a mouse", () => {
  test("the content, every link and the other language are reached by keys", async () => {
    const { page } = await open("en/quick-facts.html");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to the content");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
    const links = page.locator("main a, main input, main [tabindex='0']");
    for (let i = 0; i < (await links.count()); i += 1) {
      await page.keyboard.press("Tab");
      expect(await links.nth(i).evaluate((one) => one === document.activeElement), `stop ${i}`).toBe(true);
    }
    await page.getByRole("link", { name: "Español" }).press("Enter");
    await page.waitForURL(/\/es\/quick-facts\.html$/);
    expect(await page.locator("html").getAttribute("lang")).toBe("es");
    await page.close();
  });
});

describe("the search", () => {
  test("finds words by their beginning, whatever their accents, without a server", async () => {
    const { page, strange } = await open("es/index.html");
    await page.getByRole("searchbox", { name: "Buscar" }).fill("infusion");
    await page.getByText(/^\d+ lugares encontrados$/).waitFor();
    const first = page.locator("[data-results] a").first();
    await first.press("Enter");
    await page.waitForURL(/\/es\/[a-z-]+\.html(#[a-z-]+)?$/);
    expect(await page.locator("main").innerText()).toMatch(/infusi[oó]n/i);
    await page.goBack();
    await page.getByRole("searchbox").fill("zzzz");
    await page.getByText("No se ha encontrado nada. Pruebe con otra palabra.").waitFor();
    await page.getByRole("searchbox").press("Enter");
    expect(page.url()).toMatch(/\/es\/index\.html$/);
    expect(strange).toEqual([]);
    await page.close();
  });

  test("is not promised where no script runs", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(pathToFileURL(path.join(folder, "en/index.html")).href);
    expect(await page.getByRole("searchbox").isVisible()).toBe(false);
    await page.getByRole("link", { name: "Quick facts" }).click();
    await page.getByRole("heading", { level: 1, name: "Quick facts" }).waitFor();
    await context.close();
  });
});

const oneSheets = guide.pages.filter(({ paper }) => paper === "one-sheet");
describe.runIf(oneSheets.length > 0)("on one sheet of paper", () => {
  test.each(oneSheets.flatMap(({ file }) => ["A4", "Letter"].map((format) => [file, format] as const)))(
    "%s goes on %s, and its sources on the next",
    async (file, format) => {
      const { page } = await open(file.slice("pages/".length).replace(".md", ".html"));
      const pdf = (await page.pdf({ format, preferCSSPageSize: false, margin: paperMargin })).toString("latin1");
      expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(2);
      await page.close();
    },
  );
});

const hasSheet = files.has("en/decide-together.html");
describe.runIf(hasSheet)("the sheet for deciding together", () => {
  test.each(["en", "es"])("is one page of paper, with what was written on it, in %s", async (language) => {
    const { page } = await open(`${language}/decide-together.html`);
    for (const box of await page.getByRole("textbox").all()) await box.fill("A line\nand another");
    const pdf = (await page.pdf({ format: "A4", margin: paperMargin })).toString("latin1");
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 680, height: 1000 });
    expect(await page.getByRole("heading", { level: 2 }).count()).toBe(0);
    expect(await compared(page, `guide/${language}-decide-together-print`)).toBe("the same");
    await page.close();
  });

  test("keeps and sends nothing of what is written on it", async () => {
    const { page, strange } = await open("en/decide-together.html");
    const worry = page.getByRole("textbox", { name: "What worries me" });
    await worry.fill("My two boys");
    await worry.press("Enter");
    await page.getByRole("checkbox", { name: "Fewer relapses" }).check();
    expect(await worry.inputValue()).toContain("My two boys");
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([
      0,
      0,
      "",
    ]);
    await page.reload();
    expect(await worry.inputValue()).toBe("");
    expect(await page.getByRole("checkbox", { name: "Fewer relapses" }).isChecked()).toBe(false);
    await worry.fill("again");
    await page.getByRole("button", { name: "Empty the form" }).click();
    expect(await worry.inputValue()).toBe("");
    expect(strange).toEqual([]);
    await page.close();
  });
});
