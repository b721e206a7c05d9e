import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { factsOnFile } from "./support/facts-on-file.ts";
import { faults } from "./support/faults.ts";
import { looksAsKeptIn, onAScreen, onThePhone, ways } from "./support/looks.ts";
import { type Clinic, clinicOfPeople } from "./support/people.ts";
import { type Screen, startScreen } from "./support/screen.ts";

let screen: Screen;
let clinic: Clinic;
const patient = "demo-0002";
beforeAll(async () => {
  screen = await startScreen("2026-11-21T09:00:00Z");
  clinic = await clinicOfPeople(screen, 4);
}, 120_000);
afterAll(() => screen?.close());

const scored = async () =>
  (await factsOnFile(screen, clinic, patient)).filter(
    ({ kind, scoredOn }) => kind === "edss-scored" && scoredOn === "2026-11-21",
  );

async function form(options = {}, add = "Add"): Promise<Page> {
  const page = await screen.open(clinic.nurse, `/clinics/${clinic.clinic}/patients/${patient}`, options);
  await page.getByRole("button", { name: add, exact: true }).click();
  await page.getByRole("menuitem", { name: "EDSS" }).click();
  await page.getByRole("dialog", { name: /^EDSS/ }).waitFor();
  await page.getByRole("button", { name: /^Visual/ }).waitFor();
  return page;
}
const status = (page: Page) => page.getByRole("dialog").getByRole("status").first();
const says = (page: Page, text: string | RegExp) => status(page).filter({ hasText: text }).waitFor();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? "");

test("by keyboard alone: a digit grades and goes on, the score follows each, and what is saved is what was found", async () => {
  const page = await form();
  await says(page, "EDSS between 0 and 10.0");
  await says(page, "Still needed: walking, visual, brainstem");
  expect(await focused(page)).toMatch(/^Visual/);
  await page.keyboard.press("9");
  expect(await focused(page)).toMatch(/^Visual/);
  for (const digit of "503120") await page.keyboard.press(digit);
  expect(await focused(page)).toMatch(/^Cerebral/);
  await says(page, "Still needed: walking and cerebral.");
  expect(await faults(page)).toEqual([]);
  // Taken back, and graded anew.
  await page.getByRole("button", { name: /^Bowel and bladder/ }).click();
  await page.getByRole("button", { name: "Not examined after all" }).click();
  await says(page, "Still needed: walking, bowel/bladder and cerebral.");
  await page.getByRole("button", { name: /^Bowel and bladder/ }).focus();
  await page.keyboard.press("0");
  // By arrows too: a choice, and Enter goes on.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("type"))).toBe("radio");
  await page.keyboard.press("ArrowDown");
  await page.getByLabel("How far without rest, in metres").waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.type("350");
  await says(page, "EDSS 4.5");
  await page.getByText("Walking decides: walks 300 to 499 m without help. That makes it 4.5.").waitFor();
  await page.getByText("Visual 5 counts as 3.").waitFor();
  expect(await faults(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await faults(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
  for (let i = 0; i < 12 && !(await focused(page)).startsWith("Save"); i += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(await scored()).toMatchObject([
    {
      score: 4.5,
      functionalSystems: {
        visual: 5,
        brainstem: 0,
        pyramidal: 3,
        cerebellar: 1,
        sensory: 2,
        bowelBladder: 0,
        cerebral: 1,
      },
      ambulation: { scale: "0-16", score: 2, distanceM: 350, assistance: "none", restricted: true },
    },
  ]);
});

test("what contradicts itself is said, and stops nothing; a relapse shortly before is", async () => {
  const url = `/api/v1/clinics/${clinic.clinic}/patients/${patient}/facts`;
  const relapse = { kind: "relapse-occurred", startedOn: "2026-11-11" };
  await screen.server.as(clinic.neurologist, { method: "POST", url, payload: { facts: [relapse] } });
  const page = await form();
  for (const digit of "0000000") await page.keyboard.press(digit);
  await page.getByLabel(/^Needs help on one side/).check();
  await page.getByLabel("How far without rest, in metres").fill("80");
  await says(page, "EDSS 6.0");
  const look = page.getByRole("note");
  await look.getByText(/^Walking is limited, but pyramidal and cerebellar are both below 2/).waitFor();
  await look.getByText(/^10 days after the beginning of a relapse or of steroids/).waitFor();
  await page.getByLabel("Your own score, if it is another").fill("4,5");
  await look.getByText("The score recorded is 4.5; this examination gives 6.0. Both are kept.").waitFor();
  await page.getByLabel("Your own score, if it is another").fill("0.5");
  await look.getByText(/^The score recorded, 0.5, is not on the scale/).waitFor();
  expect(await page.getByRole("button", { name: "Save" }).isDisabled()).toBe(true);
  await page.getByLabel("Your own score, if it is another").fill("");
  await page.getByLabel("Died of MS").check();
  await look.getByText(/this person is on file as alive/).waitFor();
  expect(await faults(page)).toEqual([]);
  await page.getByRole("button", { name: "Cancel" }).click();
});

test("in Spanish, on a narrow telephone: nothing stands out at the side, and the numbers have a comma", async () => {
  const page = await form({ locale: "es-ES", viewport: { width: 320, height: 700 }, hasTouch: true }, "Añadir");
  await page
    .getByText("Esto es lo que había escrito antes.")
    .or(page.getByRole("button", { name: /^Visual/ }))
    .first()
    .waitFor();
  await page.getByRole("button", { name: /^Piramidal/ }).click();
  // A touch chooses and goes on, so that the choice is out of sight.
  await page.getByLabel(/Debilidad leve o moderada de ambas piernas/).tap();
  await page.getByRole("button", { name: /^Piramidal\s*3 · Debilidad/ }).waitFor();
  await says(page, /EDSS entre|EDSS \d/);
  expect(
    await page
      .getByRole("dialog")
      .evaluate(
        (of) => [of, ...of.querySelectorAll("*")].filter((one) => one.getBoundingClientRect().right > 321).length,
      ),
  ).toBe(0);
  expect(await faults(page)).toEqual([]);
});

test("looks as it was kept: in the middle, and with a score and what to look at again", {
  timeout: 120_000,
}, async () => {
  const open = async (options = {}) => {
    const page = await screen.open(clinic.neurologist, `/clinics/${clinic.clinic}/patients/demo-0003`, options);
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.getByRole("menuitem", { name: "EDSS" }).click();
    await page.getByRole("button", { name: /^Visual/ }).waitFor();
    for (const digit of "1031") await page.keyboard.press(digit);
    await page.getByRole("button", { name: /^Sensory/ }).waitFor();
    return page;
  };
  const scoredOne = async (page: Page) => {
    for (const digit of "220") await page.keyboard.press(digit);
    await page.getByLabel(/^Needs help on one side/).check();
    await page.getByLabel("How far without rest, in metres").fill("80");
    await page.getByLabel("Your own score, if it is another").fill("4.5");
    await page.getByRole("button", { name: /^Walking/ }).click();
    await page.getByRole("button", { name: /^Walking/ }).evaluate((of) => (of as HTMLElement).blur());
  };
  const desk = await open(ways.light);
  await looksAsKeptIn(desk, "form-edss", onAScreen);
  await desk.emulateMedia({ colorScheme: "light" });
  await scoredOne(desk);
  await looksAsKeptIn(desk, "form-edss-scored", onAScreen);
  const phone = await open(ways.phone);
  await looksAsKeptIn(phone, "form-edss", onThePhone);
  await scoredOne(phone);
  await looksAsKeptIn(phone, "form-edss-scored", onThePhone);
});
