import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readyFacts } from "../../core/src/testing/ready.ts";
import { faults } from "./support/faults.ts";
import { type Clinic, clinicOfPeople } from "./support/people.ts";
import { type Screen, startScreen } from "./support/screen.ts";

let screen: Screen;
let clinic: Clinic;
beforeAll(async () => {
  screen = await startScreen("2026-06-01T07:00:00Z");
  clinic = await clinicOfPeople(screen, 1);
});
afterAll(() => screen?.close());

const patients = (): string => `/api/v1/clinics/${clinic.clinic}/patients`;
const admit = async (id: string): Promise<void> => {
  const patient = { id, sex: "female", bornOn: "1990-05-01", jurisdiction: "EU", identifiers: [] };
  const payload = { record: { record: 1, patient, facts: readyFacts({}) }, details: { familyName: "Nobody" } };
  const { statusCode, body } = await screen.server.as(clinic.neurologist, { method: "POST", url: patients(), payload });
  expect(statusCode, body).toBe(201);
};
const told = async (id: string): Promise<number> => {
  const answer = await screen.server.as(clinic.nurse, { method: "GET", url: `${patients()}/${id}/facts?limit=200` });
  const { facts } = answer.json<{ facts: readonly { readonly step?: string }[] }>();
  return facts.filter(({ step }) => step === "told-warning-signs").length;
};
const open = async (id: string): Promise<Page> => {
  const context = await screen.of(clinic.nurse, { viewport: { width: 1024, height: 768 } });
  const page = await context.newPage();
  await page.clock.install({ time: new Date(screen.server.clock.at) });
  await page.goto(`${screen.base}/clinics/${clinic.clinic}/patients/${id}/infusion`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  return page;
};

const hasWorker = (page: Page) =>
  expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state), {
      timeout: 15_000,
    })
    .toBe("activated");

// The server itself goes away: a browser that is told to be offline can let a service worker through that it has just woken.
test("loaded anew without a line, the page says that it cannot be shown, and what was entered is sent when it is there again", async () => {
  await admit("quercus");
  const page = await open("quercus");
  await hasWorker(page);
  await screen.stop();
  await page.getByRole("checkbox", { name: /^Call for help at once/ }).check();
  await page.getByText("1 entry not sent yet").waitFor();
  page.on("dialog", (asked) => void asked.accept());
  await page.reload();
  await page.getByRole("heading", { name: "No connection" }).waitFor();
  await page.getByText(/What was entered in this tab and not sent is kept/).waitFor();
  await page.getByText(/No clock and no alarm runs here/).waitFor();
  await page.getByText(/Ningún reloj ni ninguna alarma corre aquí/).waitFor();
  expect(await page.locator("body").innerText()).not.toMatch(/Nobody|quercus/);
  expect(await faults(page)).toEqual([]);

  const anew = page.waitForEvent("load");
  await page.getByRole("link", { name: "Try again" }).click();
  await anew;
  await page.getByRole("heading", { name: "No connection" }).waitFor();
  await screen.start();
  expect(await told("quercus")).toBe(0);
  await page.getByRole("link", { name: "Try again" }).click();
  await page.getByRole("checkbox", { name: /^Call for help at once/, checked: true }).waitFor();
  await expect.poll(() => page.getByText(/not sent yet/).count(), { timeout: 15_000 }).toBe(0);
  expect(await told("quercus")).toBe(1);
});

test("what says so keeps nothing in the browser", async () => {
  await admit("ulmus");
  const page = await open("ulmus");
  await hasWorker(page);
  await page.reload();
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
});
