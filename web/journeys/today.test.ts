import { afterAll, beforeAll, expect, test } from "vitest";
import { faults } from "./support/faults.ts";
import { type Clinic, clinicOfPeople } from "./support/people.ts";
import { picture } from "./support/pictures.ts";
import { type Screen, startScreen } from "./support/screen.ts";

let screen: Screen;
let clinic: Clinic;
beforeAll(async () => {
  screen = await startScreen("2026-11-21T09:00:00Z");
  clinic = await clinicOfPeople(screen, 60);
}, 120_000);
afterAll(() => screen?.close());

const at = () => `/clinics/${clinic.clinic}/worklist`;

test("pictures", async () => {
  const page = await screen.open(clinic.nurse, at());
  await page.getByRole("list", { name: /What is to be done/ }).waitFor();
  await picture(page, "today-fresh");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.getByText("You rang: what came of it?").waitFor();
  await picture(page, "today");
  expect(await faults(page)).toEqual([]);
  const phone = await screen.open(clinic.nurse, at(), { viewport: { width: 390, height: 844 }, colorScheme: "dark" });
  await phone.getByRole("list", { name: /What is to be done/ }).waitFor();
  await picture(phone, "today-phone");
});
