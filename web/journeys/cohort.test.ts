import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { faults } from "./support/faults.ts";
import { type Clinic, clinicOfPeople } from "./support/people.ts";
import { type Screen, startScreen } from "./support/screen.ts";

let screen: Screen;
let clinic: Clinic;
beforeAll(async () => {
  screen = await startScreen("2026-11-21T09:00:00Z");
  clinic = await clinicOfPeople(screen, 40);
});
afterAll(() => screen?.close());
const at = () => `/clinics/${clinic.clinic}/cohort`;

describe("the clinic in figures", () => {
  test("each chart says its finding, has its numbers as a table, and no style that the policy would forbid", async () => {
    const page = await screen.open(clinic.nurse, at());
    const refused: string[] = [];
    page.on("console", (message) => {
      if (/Content.Security.Policy/i.test(message.text())) refused.push(message.text());
    });
    await page.reload();
    await page.getByText(/% of .* tests due were done in time/).waitFor();
    await page.locator("svg.lw-plot").nth(4).waitFor();
    expect(await page.locator("main style").count()).toBe(0);
    expect(refused).toEqual([]);
    expect(await faults(page)).toEqual([]);
    const [due] = /\d+(?= tests)/.exec((await page.getByText(/tests due were done/).textContent()) ?? "") ?? [];
    await page.getByRole("button", { name: "As a table: Tests done when they were due" }).click();
    const rows = page
      .getByRole("region", { name: "As a table: Tests done when they were due" })
      .locator("tbody td:nth-child(2)");
    const told = (await rows.allTextContents()).map(Number).reduce((sum, one) => sum + one, 0);
    expect(told).toBe(Number(due));
    expect(await faults(page)).toEqual([]);
  });

  test("the parts of stacked bars differ by their pattern, in grey and on paper too", async () => {
    const page = await screen.open(clinic.nurse, at(), { viewport: { width: 1280, height: 1500 } });
    await page.locator("svg.lw-plot").nth(4).waitFor();
    const fills = await page
      .locator("svg.lw-plot")
      .first()
      .locator("rect[fill^=url]")
      .evaluateAll((bars) => [...new Set(bars.map((bar) => bar.getAttribute("fill")!))]);
    expect(fills.length).toBeGreaterThan(2);
    for (const fill of fills) await page.locator(fill.slice(4, -1)).first().waitFor({ state: "attached" });
  });

  test("a chart is saved as a file with its finding in it", async () => {
    const page = await screen.open(clinic.nurse, at());
    await page.locator("svg.lw-plot").first().waitFor();
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save the chart: Tests done when they were due" }).click();
    const file = await (await saved).path();
    const text = readFileSync(file, "utf8");
    expect(text).toMatch(/^<svg/);
    expect(text).toContain("tests due were done in time");
    expect(text).toContain('<pattern id="lw-adherence-late"');
  });

  test("on a telephone, in the dark and in Spanish it is all there; who may not export is offered none", async () => {
    const page = await screen.open(clinic.neurologist, at(), {
      viewport: { width: 390, height: 844 },
      locale: "es-ES",
      colorScheme: "dark",
    });
    await page.getByText(/se hizo a tiempo/).waitFor();
    await page.locator("svg.lw-plot").first().waitFor();
    expect(await faults(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    expect(await page.getByText("Datos para investigación").count()).toBe(0);
  });
});
