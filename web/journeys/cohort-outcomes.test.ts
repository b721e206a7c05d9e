import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { faults } from "./support/faults.ts";
import { atTheDesk, looksAsKeptIn, onThePhone, ways } from "./support/looks.ts";
import { type Clinic, clinicOfPeople } from "./support/people.ts";
import { type Screen, startScreen } from "./support/screen.ts";

let screen: Screen;
let clinic: Clinic;
beforeAll(async () => {
  screen = await startScreen("2026-11-21T09:00:00Z");
  clinic = await clinicOfPeople(screen, 40);
});
afterAll(() => screen?.close());
const at = () => `/clinics/${clinic.clinic}/cohort?part=outcomes`;

describe("did it work, for the clinic's people", () => {
  test("each part has its definition, its picture and its numbers; by keys alone one comes there and divides people", async () => {
    const page = await screen.open(clinic.nurse, at().split("?")[0]!);
    await page.getByRole("tab", { name: "The clinic" }).focus();
    await page.keyboard.press("ArrowRight");
    await page.getByRole("heading", { name: "Relapse rate" }).waitFor();
    expect(new URL(page.url()).search).toBe("?part=outcomes");
    await page.getByText("care-ms-cdw6, version 1: first confirmed worsening").first().waitFor();
    await page.getByRole("img", { name: "Confirmed worsening: drawn; its numbers are in the table below" }).waitFor();
    expect(await faults(page)).toEqual([]);

    const groups = page.getByLabel("Groups");
    await groups.focus();
    await groups.selectOption("sex");
    await page.getByRole("columnheader", { name: "women" }).first().waitFor();
    const rate = page.getByRole("region", { name: "Numbers: Relapse rate" });
    await rate.getByRole("rowheader", { name: "Rate ratio to women, model" }).waitFor();
    await page.getByLabel("Definition of worsening").selectOption("trial-cdw3");
    await page.getByText("trial-cdw3, version 1: first confirmed worsening").first().waitFor();
  });

  test("the pictures are drawn by their own styles, whatever the page's policy", async () => {
    const page = await screen.open(clinic.nurse, at());
    const refused: string[] = [];
    page.on("console", (message) => {
      if (/Content.Security.Policy/i.test(message.text())) refused.push(message.text());
    });
    await page.reload();
    const picture = page.getByRole("img", { name: /^Time to the first relapse: drawn/ });
    await picture.waitFor();
    const width = await picture.evaluate((one: HTMLImageElement) => one.decode().then(() => one.naturalWidth));
    expect(width).toBeGreaterThan(400);
    expect(refused).toEqual([]);
  });

  test("the table is saved for another program and for a paper, and a figure as it is drawn", async () => {
    const page = await screen.open(clinic.nurse, at());
    await page.getByRole("heading", { name: "Relapse rate" }).waitFor();
    const saved = async (name: string, role: "link" | "button" = "link"): Promise<string> => {
      const coming = page.waitForEvent("download");
      await page.getByRole(role, { name }).click();
      return readFileSync(await (await coming).path(), "utf8");
    };
    expect(await saved("CSV")).toMatch(/^section,measure,year,.*\r\nbaseline,people,/);
    expect(await saved("Markdown")).toMatch(/^# Outcomes of the cohort, as of 2026-11-21\n/);
    expect(await saved("Save the figure: Relapse rate", "button")).toMatch(/^<svg [\s\S]*<title>Relapse rate<\/title>/);
  });

  test("figures about fewer than five people are hidden when that is asked for", async () => {
    const page = await screen.open(clinic.nurse, at());
    await page.getByRole("heading", { name: "Courses", exact: true }).waitFor();
    expect(await page.getByText("fewer than may be shown").count()).toBe(0);
    await page.getByLabel("Hide figures about fewer than 5 people").check();
    await page.getByText("fewer than may be shown").first().waitFor();
  });

  test("on a telephone, in the dark and in Spanish it is all there, and nothing wider than the page", async () => {
    const page = await screen.open(clinic.neurologist, at(), {
      viewport: { width: 320, height: 700 },
      locale: "es-ES",
      colorScheme: "dark",
    });
    await page.getByRole("heading", { name: "Tasa de brotes" }).waitFor();
    await page.getByText("Personas con el suceso").first().waitFor();
    await page.getByRole("img", { name: /^Empeoramiento confirmado: dibujado/ }).waitFor();
    expect(await faults(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  });

  test.each([
    ["at the desk: light, dark and on paper", atTheDesk],
    ["on a telephone", onThePhone],
  ])("looks %s as it did when it was looked at", async (_, these) => {
    const page = await screen.open(clinic.neurologist, at(), ways[these[0]]);
    await page.getByRole("img", { name: /^Monitoring: drawn/ }).waitFor();
    await page.getByRole("img", { name: /^Autoimmune disease after treatment: drawn/ }).waitFor();
    await looksAsKeptIn(page, "cohort-outcomes", these);
  });
});
