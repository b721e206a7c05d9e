import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { faults } from "./support/faults.ts";
import { type Clinic, clinicOfPeople } from "./support/people.ts";
import { quarterly } from "./support/quarterly.ts";
import { type Screen, startScreen } from "./support/screen.ts";

let screen: Screen;
let clinic: Clinic;
beforeAll(async () => {
  screen = await startScreen("2026-11-21T09:00:00Z");
  clinic = await clinicOfPeople(screen, 24);
  const written = await screen.server.as(clinic.neurologist, {
    method: "PUT",
    url: `/api/v1/clinics/${clinic.clinic}/policies/rules`,
    payload: { effectiveFrom: "2020-01-01", content: quarterly },
    headers: { "if-match": '"0"' },
  });
  expect(written.statusCode, written.body).toBe(200);
});
afterAll(() => screen?.close());
const at = (query = "") => `/clinics/${clinic.clinic}/protocols${query}`;

describe("protocols", () => {
  test("every version is listed by place, and one is read as a document with the source of every sentence", async () => {
    const page = await screen.open(clinic.nurse, at());
    await page.getByRole("heading", { name: "European Union" }).waitFor();
    expect(await faults(page)).toEqual([]);
    await page
      .getByRole("link", { name: /European Union/ })
      .first()
      .click();
    await page.getByRole("heading", { name: "Monitoring" }).waitFor();
    expect(await page.getByText("not signed").count()).toBeGreaterThan(0);
    expect(await faults(page)).toEqual([]);
  });

  test("two versions are compared, who would be affected is worked out, and one is adopted after a second look", async () => {
    const page = await screen.open(clinic.neurologist, at("?protocol=alemtuzumab-eu@2018&view=compare"));
    await page.getByText(/added, .* removed/).waitFor();
    expect(await page.locator("del").count()).toBeGreaterThan(0);
    expect(await faults(page)).toEqual([]);
    await page.getByRole("link", { name: "Who would be affected" }).click();
    await page.getByRole("button", { name: "Work it out" }).click();
    await page.getByText("24 of 24 people looked at").waitFor();
    const told = await page
      .getByText(/would have something else to do/)
      .locator("..")
      .textContent();
    expect(Number.parseInt(told ?? "", 10)).toBeGreaterThan(0);
    await page.getByRole("heading", { name: "Person by person" }).waitFor();
    expect(await faults(page)).toEqual([]);
    await page.getByLabel("Reason").fill("Agreed in the meeting of 20 November");
    await page.getByRole("button", { name: "Look at it again" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(/of 24 people would have something else/).waitFor();
    expect(await faults(page)).toEqual([]);
    await dialog.getByRole("button", { name: "Adopt, by my name" }).click();
    await page.getByRole("status").filter({ hasText: "is adopted from" }).waitFor();
    await page.getByText(/adopted here from .* by Noor Imagined/).waitFor();
    await page.getByLabel("Reason").fill("It was a mistake");
    await page.getByRole("button", { name: "Take the adoption back" }).click();
    await page.getByText("The adoption is taken back").waitFor();
  });

  test("on a telephone, in Spanish and in the dark it is all there", async () => {
    const page = await screen.open(clinic.nurse, at("?protocol=alemtuzumab-eu@2018&view=compare"), {
      viewport: { width: 390, height: 844 },
      locale: "es-ES",
      colorScheme: "dark",
    });
    await page.getByText(/añadidas/).waitFor();
    expect(await faults(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  });
});
